package io.jsniff.http.h2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.jsniff.connection.Direction;
import io.jsniff.http.HttpLimits;
import io.jsniff.http.h2.FrameScript.Step;
import io.jsniff.http.h2.hpack.FieldListener;
import io.jsniff.http.h2.hpack.HpackDecoder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Connections with bytes changed, lost, repeated and cut at random: the listener's contract holds no matter what comes. */
class DamageTest {
    private static final int CASES = 100_000;
    private static final HttpLimits NARROW = new HttpLimits(128, 4, 16, 24, 2, 128, 3);

    private static final List<Step> CONNECTION = FrameScript.parse("""
            > PREFACE
            > SETTINGS 3=100 5=20000
            < SETTINGS 5=16384
            > HEADERS 1 p3 w k9 | #2 | #4 | +:authority: localhost | +accept: */* | +cookie: a=b; c=d
            > DATA 1 p5 some content
            < HEADERS 1 | :status: 103 | +link: </style.css>
            < PUSH 1 2 | #2 | #5 | +:authority: localhost
            > HEADERS 3 S | #2 | #5 | #63 | #62 | @62: e=f
            < HEADERS 3 k3 | +:status: 202 | +server: something | #62
            < DATA 3 content of the response
            < HEADERS 1 S | #8 | #62
            > DATA 1 S
            > HEADERS 5 | :method: CONNECT | :protocol: websocket | :path: /chat | #62
            < HEADERS 5 | #8
            < DATA 5 tunnel
            < DATA 3 S
            > DATA 5 tunnel
            < HEADERS 2 S | #13
            > RST 5
            > HEADERS 7 S | #2 | #4 | #64
            < WINDOW 7
            < HEADERS 7 | #8
            < DATA 7 x
            < HEADERS 7 S | grpc-status: 0
            < GOAWAY 7
            """);

    private final Random random = new Random(9113);

    @Test
    void damagedConnectionsKeepTheContract() {
        for (int i = 0; i < CASES; i++) {
            List<Step> steps = damaged();
            boolean midstream = random.nextInt(4) == 0;
            assertThatCode(() -> feed(steps, midstream))
                    .as("case %d: %s", i, steps)
                    .doesNotThrowAnyException();
        }
    }

    private void feed(List<Step> steps, boolean midstream) {
        StreamTranscript transcript = new StreamTranscript(random.nextBoolean());
        HttpLimits limits = random.nextBoolean() ? NARROW : HttpLimits.STANDARD;
        Http2Dissector dissector = new Http2Dissector(transcript, limits, midstream);
        Wire wire = new Wire(transcript, dissector, random.nextBoolean(), 1 + random.nextInt(60));
        for (Step step : steps) {
            wire.step(step);
            assertThat(transcript.open()).isLessThanOrEqualTo(limits.streams());
        }
        dissector.ended(Direction.TO_DEST, 0);
        dissector.ended(Direction.TO_SOURCE, 0);
        assertThat(transcript.open()).isZero();
    }

    @Test
    void damagedConnectionsAreHeardAlikeHoweverTheyAreCut() {
        for (int i = 0; i < CASES / 10; i++) {
            List<Step> steps =
                    damaged().stream().filter(step -> step.gap() == 0).toList(); // after a gap, cuts do matter
            assertThat(Wire.hear(steps, 1 + random.nextInt(20), true, false))
                    .as("case %d", i)
                    .isEqualTo(Wire.hear(steps, Integer.MAX_VALUE, true, false));
        }
    }

    @Test
    void noiseIsNoHeaderBlockThatThrows() {
        HpackDecoder decoder = new HpackDecoder(256);
        for (int i = 0; i < CASES; i++) {
            byte[] block = new byte[random.nextInt(40)];
            random.nextBytes(block);
            if (!decoder.decode(block, 0, block.length, new Nobody())) {
                decoder = new HpackDecoder(256);
                if (random.nextBoolean()) {
                    decoder.forget();
                }
            }
        }
    }

    private List<Step> damaged() {
        List<Step> damaged = new ArrayList<>();
        for (Step step : CONNECTION) {
            int what = random.nextInt(60);
            if (what == 0) {
                damaged.add(new Step(step.direction(), new byte[0], 1 + random.nextInt(60)));
            } else if (what == 1) {
                damaged.add(CONNECTION.get(random.nextInt(CONNECTION.size())));
            } else if (what == 2) {
                damaged.add(step);
            }
            if (what != 0) {
                damaged.add(what < 10 ? new Step(step.direction(), damaged(step.bytes()), 0) : step);
            }
        }
        return damaged;
    }

    /** Bits flipped, a lying length or flags, or a piece missing. */
    private byte[] damaged(byte[] bytes) {
        byte[] changed = bytes.clone();
        switch (random.nextInt(4)) {
            case 0 -> changed[random.nextInt(Math.min(9, changed.length))] = (byte) random.nextInt(256);
            case 1 -> changed[2] = (byte) (changed[2] + 1 + random.nextInt(9));
            case 2 -> {
                return Arrays.copyOf(changed, 1 + random.nextInt(changed.length));
            }
            default -> changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
        }
        return changed;
    }

    /** Reads every byte that it is told of. */
    private static final class Nobody implements FieldListener {
        @Override
        public void field(byte[] names, int nameFrom, int nameTo, byte[] values, int valueFrom, int valueTo) {
            assertThat(Arrays.copyOfRange(names, nameFrom, nameTo)).hasSize(nameTo - nameFrom);
            assertThat(Arrays.copyOfRange(values, valueFrom, valueTo)).hasSize(valueTo - valueFrom);
        }

        @Override
        public void unknownField() {}
    }
}
