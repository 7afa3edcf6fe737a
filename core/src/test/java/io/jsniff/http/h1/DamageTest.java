package io.jsniff.http.h1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.jsniff.connection.Direction;
import io.jsniff.http.HttpLimits;
import io.jsniff.http.Transcript;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Samples with bytes changed, lost, repeated and cut at random: the listener's contract holds no matter what comes. */
class DamageTest {
    private static final int CASES = 50_000;
    private static final HttpLimits NARROW = new HttpLimits(128, 4, 16, 24, 2, 64, 2);

    private final Random random = new Random(9112);

    @Test
    void damagedConnectionsKeepTheContract() {
        List<Sample> samples = samples("gaps", "lost", "withheld");
        for (int i = 0; i < CASES; i++) {
            List<Event> events =
                    damaged(samples.get(random.nextInt(samples.size())).events(), true);
            assertThatCode(() -> feed(events)).as("case %d: %s", i, events).doesNotThrowAnyException();
        }
    }

    @Test
    void damagedConnectionsAreHeardAlikeHoweverTheyAreCut() {
        List<Sample> samples = samples();
        for (int i = 0; i < CASES / 5; i++) {
            List<Event> events =
                    damaged(samples.get(random.nextInt(samples.size())).events(), false);
            if (events.stream().noneMatch(event -> event.toString().contains("Expect"))) { // there, cuts do matter
                assertThat(Pipe.pieces(events, 1 + random.nextInt(9), true, false))
                        .as("case %d: %s", i, events)
                        .isEqualTo(Pipe.whole(events));
            }
        }
    }

    private static List<Sample> samples(String... more) {
        String[] themes = {
            "lengths", "chunks", "bodiless", "tunnels", "order", "leniency", "simple", "malformed", "unframed", "ends"
        };
        return Stream.concat(Samples.read(themes), Samples.read(more)).toList();
    }

    private void feed(List<Event> events) {
        Pipe pipe = new Pipe(
                new Transcript(random.nextBoolean()),
                random.nextBoolean(),
                random.nextBoolean() ? NARROW : HttpLimits.STANDARD);
        for (Event event : events) {
            pipe.happens(event, 1 + random.nextInt(40));
        }
        pipe.happens(new Event.End(Direction.TO_DEST), 1);
        pipe.happens(new Event.End(Direction.TO_SOURCE), 1);
        pipe.lines();
    }

    private List<Event> damaged(List<Event> events, boolean gaps) {
        List<Event> damaged = new ArrayList<>();
        for (Event event : events) {
            if (event instanceof Event.Bytes bytes) {
                damaged.add(new Event.Bytes(bytes.direction(), damaged(bytes.content())));
            } else if (event instanceof Event.Gap) {
                damaged.add(event);
            }
            if (gaps && random.nextInt(8) == 0) {
                damaged.add(new Event.Gap(direction(), 1 + random.nextInt(30)));
            }
            if (random.nextInt(8) == 0) {
                damaged.add(events.get(random.nextInt(events.size())));
            }
        }
        damaged.removeIf(Event.End.class::isInstance); // at most once a direction, and then nothing
        return damaged;
    }

    private Direction direction() {
        return random.nextBoolean() ? Direction.TO_DEST : Direction.TO_SOURCE;
    }

    private byte[] damaged(byte[] content) {
        byte[] changed = content.clone();
        for (int n = random.nextInt(3); n > 0; n--) {
            changed[random.nextInt(changed.length)] = (byte) "\r\n :;,0aGH\u0000\u00ff".charAt(random.nextInt(12));
        }
        return random.nextInt(3) == 0 ? moved(changed) : changed;
    }

    /** A piece of it left out, or repeated. */
    private byte[] moved(byte[] content) {
        int a = random.nextInt(content.length);
        int b = random.nextInt(content.length);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(Arrays.copyOf(content, a));
        out.writeBytes(Arrays.copyOfRange(content, b, content.length));
        return out.toByteArray();
    }
}
