package io.jsniff.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.jsniff.bytes.Ascii;
import io.jsniff.connection.Direction;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A strict listener: what it hears becomes lines of text, and a call out of order fails at once. {@code >} marks requests,
 * {@code <} responses. That a message started is checked but not written; body bytes of one message make one line, however
 * many calls brought them.
 */
public class Transcript implements MessageListener {
    private enum Stage {
        NONE,
        STARTED,
        HEAD,
        BODY
    }

    private final List<String> lines = new ArrayList<>();
    private final Map<Direction, Stage> stages = new EnumMap<>(Direction.class);
    private final Map<Direction, StringBuilder> bodies = new EnumMap<>(Direction.class);
    private final Map<Direction, Long> shown = new EnumMap<>(Direction.class);
    private final boolean wantsBody;
    private Outcome outcome = Outcome.ONGOING;

    /** @param wantsBody what to answer when a dissector asks */
    public Transcript(boolean wantsBody) {
        this.wantsBody = wantsBody;
        for (Direction direction : Direction.values()) {
            stages.put(direction, Stage.NONE);
            bodies.put(direction, new StringBuilder());
            shown.put(direction, 0L);
        }
    }

    /** All that was heard. Bodies that have not ended stand at the end. */
    public List<String> lines() {
        List<String> all = new ArrayList<>(lines);
        bodies.forEach((direction, body) -> {
            if (!body.isEmpty()) {
                all.add(mark(direction) + "body " + body);
            }
        });
        return all;
    }

    /** A remark of the test itself. */
    public void note(String line) {
        lines.add(line);
    }

    /** Whether a message of the direction has started and not finished. */
    public boolean inMessage(Direction direction) {
        return stages.get(direction) != Stage.NONE;
    }

    /** What has become of the dissector, after a call of it; as strict as if it were told. */
    public void outcome(Outcome now) {
        if (now.equals(outcome)) {
            return;
        }
        assertThat(outcome).as("final outcome").isEqualTo(Outcome.ONGOING);
        outcome = now;
        switch (now.kind()) {
            case TUNNEL -> {
                assertThat(inMessage(Direction.TO_SOURCE)).isFalse();
                lines.add("tunnel");
            }
            case MALFORMED -> lines.add(mark(now.direction()) + "malformed: " + now.reason());
            default -> {}
        }
    }

    @Override
    public void started(Direction direction, long time) {
        enter(direction, Stage.STARTED, Stage.NONE);
        shown.put(direction, 0L);
    }

    @Override
    public void head(Direction direction, int status, byte[] array, int offset, int length) {
        enter(direction, Stage.HEAD, Stage.STARTED);
        assertThat(status == 0).isEqualTo(direction == Direction.TO_DEST);
        shown.merge(direction, (long) length, Long::sum);
        lines.add(mark(direction) + "head " + printable(Ascii.text(array, offset, offset + length)));
    }

    @Override
    public void interim(int status) {
        enter(Direction.TO_SOURCE, Stage.NONE, Stage.STARTED);
        lines.add("<interim " + status);
    }

    @Override
    public boolean wantsBody(Direction direction) {
        return wantsBody;
    }

    @Override
    public void body(Direction direction, byte[] array, int offset, int length) {
        assertThat(wantsBody).isTrue();
        assertThat(length).isPositive();
        enter(direction, Stage.BODY, Stage.STARTED, Stage.HEAD, Stage.BODY);
        shown.merge(direction, (long) length, Long::sum);
        bodies.get(direction).append(printable(Ascii.text(array, offset, offset + length)));
    }

    @Override
    public void finished(Direction direction, long size, long time, Completion completion) {
        enter(direction, Stage.NONE, Stage.STARTED, Stage.HEAD, Stage.BODY);
        if (wantsBody && completion == Completion.COMPLETE) {
            assertThat(size).isEqualTo(shown.get(direction));
        }
        flush(direction);
        lines.add(mark(direction) + "finished " + size + " " + completion);
    }

    @Override
    public void outOfStep() {
        lines.add("out of step");
    }

    @Override
    public void unframed(Direction direction, String reason) {
        assertThat(inMessage(direction)).isTrue();
        lines.add(mark(direction) + "unframed: " + reason);
    }

    private void enter(Direction direction, Stage next, Stage... allowed) {
        assertThat(stages.get(direction))
                .as("before %s %s in %s", direction, next, lines)
                .isIn((Object[]) allowed);
        stages.put(direction, next);
    }

    private void flush(Direction direction) {
        StringBuilder body = bodies.get(direction);
        if (!body.isEmpty()) {
            lines.add(mark(direction) + "body " + body);
            body.setLength(0);
        }
    }

    private static String mark(Direction direction) {
        return direction == Direction.TO_DEST ? ">" : "<";
    }

    private static String printable(String text) {
        return text.replace("\r", "\\r").replace("\n", "\\n");
    }
}
