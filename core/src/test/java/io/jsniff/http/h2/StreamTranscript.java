package io.jsniff.http.h2;

import static org.assertj.core.api.Assertions.assertThat;

import io.jsniff.bytes.Ascii;
import io.jsniff.connection.Direction;
import io.jsniff.http.Completion;
import io.jsniff.http.Outcome;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A strict listener that writes down what it hears, each line behind the number of the stream; a call out of order fails. Sizes are
 * those of the content.
 */
final class StreamTranscript implements MultiplexListener {
    private final List<String> lines = new ArrayList<>();
    private final boolean wantsBody;
    private int open;
    private long tunnelled;
    private Outcome outcome = Outcome.ONGOING;

    StreamTranscript(boolean wantsBody) {
        this.wantsBody = wantsBody;
    }

    List<String> lines() {
        List<String> all = new ArrayList<>(lines);
        if (tunnelled > 0) {
            all.add("tunnelled " + tunnelled);
        }
        return all;
    }

    int open() {
        return open;
    }

    @Override
    public StreamListener opened(int stream, long time) {
        assertThat(outcome).isEqualTo(Outcome.ONGOING);
        open++;
        return new Heard(stream);
    }

    /** The listener of a stream whose request came otherwise. */
    StreamListener upgraded() {
        open++;
        Heard heard = new Heard(1);
        heard.stages.put(Direction.TO_DEST, Stage.FINISHED);
        return heard;
    }

    @Override
    public void orphan() {
        lines.add("orphan");
    }

    @Override
    public void goAway(Direction direction) {
        lines.add(mark(direction) + "goaway");
    }

    @Override
    public void tunnelBytes(long length) {
        tunnelled += length;
    }

    /** What has become of the dissector, after a call of it; as strict as if it were told. */
    void outcome(Outcome now) {
        if (!now.equals(outcome)) {
            assertThat(outcome).isEqualTo(Outcome.ONGOING);
            assertThat(open).as("streams not closed").isZero();
            outcome = now;
            lines.add(mark(now.direction()) + "malformed: " + now.reason());
        }
    }

    private static String mark(Direction direction) {
        return direction == Direction.TO_DEST ? ">" : "<";
    }

    private static String printable(String text) {
        return text.replace("\r", "").replace("\n", "/");
    }

    private enum Stage {
        NONE,
        STARTED,
        HEAD,
        TRAILERS,
        FINISHED
    }

    private final class Heard implements StreamListener {
        private final int stream;
        private final Map<Direction, Stage> stages = new EnumMap<>(Direction.class);
        private final Map<Direction, StringBuilder> bodies = new EnumMap<>(Direction.class);
        private final Map<Direction, Long> sizes = new EnumMap<>(Direction.class);
        private final Map<Direction, Integer> heads = new EnumMap<>(Direction.class);
        private boolean closed;

        Heard(int stream) {
            this.stream = stream;
            for (Direction direction : Direction.values()) {
                stages.put(direction, Stage.NONE);
                bodies.put(direction, new StringBuilder());
                sizes.put(direction, 0L);
            }
        }

        private void say(Direction direction, String what) {
            lines.add(stream + mark(direction) + what);
        }

        private void enter(Direction direction, Stage next, Stage... allowed) {
            assertThat(closed).isFalse();
            assertThat(stages.get(direction)).as("%s in %s", next, lines).isIn((Object[]) allowed);
            stages.put(direction, next);
        }

        @Override
        public void started(Direction direction, long time) {
            enter(direction, Stage.STARTED, Stage.NONE);
        }

        @Override
        public void head(Direction direction, int status, byte[] array, int offset, int length) {
            enter(direction, Stage.HEAD, Stage.STARTED);
            sizes.merge(direction, (long) length, Long::sum);
            heads.put(direction, length);
            String text = Ascii.text(array, offset, offset + length);
            assertThat(text).endsWith("\r\n\r\n");
            say(direction, printable(text.substring(0, text.length() - 4)));
        }

        @Override
        public void interim(int status) {
            enter(Direction.TO_SOURCE, Stage.NONE, Stage.STARTED, Stage.NONE);
            say(Direction.TO_SOURCE, "interim " + status);
        }

        @Override
        public boolean wantsBody(Direction direction) {
            return wantsBody;
        }

        @Override
        public void body(Direction direction, byte[] array, int offset, int length) {
            assertThat(wantsBody).isTrue();
            assertThat(length).isPositive();
            enter(direction, Stage.HEAD, Stage.HEAD);
            sizes.merge(direction, (long) length, Long::sum);
            bodies.get(direction).append(Ascii.text(array, offset, offset + length));
        }

        @Override
        public void trailers(Direction direction, byte[] array, int offset, int length) {
            enter(direction, Stage.HEAD, Stage.HEAD);
            flush(direction);
            say(direction, "trailers " + printable(Ascii.text(array, offset, offset + length)));
        }

        private void flush(Direction direction) {
            if (!bodies.get(direction).isEmpty()) {
                say(direction, "body " + bodies.get(direction));
                bodies.get(direction).setLength(0);
            }
        }

        @Override
        public void finished(Direction direction, long size, long time, Completion completion) {
            enter(direction, Stage.FINISHED, Stage.HEAD);
            assertThat(size).isGreaterThanOrEqualTo(sizes.get(direction));
            if (wantsBody && completion == Completion.COMPLETE) {
                assertThat(size).isEqualTo(sizes.get(direction));
            }
            flush(direction);
            say(direction, "finished " + (size - heads.getOrDefault(direction, 0)) + " " + completion);
        }

        @Override
        public void reset(StreamReset reset) {
            assertThat(closed).isFalse();
            say(reset.direction(), "reset " + Http2ErrorCode.name(reset.error()));
        }

        @Override
        public void closed() {
            assertThat(closed).isFalse();
            closed = true;
            open--;
            lines.add(stream + " closed");
            assertThat(stages.values()).doesNotContain(Stage.HEAD, Stage.STARTED);
        }
    }
}
