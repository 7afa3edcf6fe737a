package io.jsniff.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.jsniff.bytes.Ascii;
import io.jsniff.connection.Direction;
import org.junit.jupiter.api.Test;

class RunDissectorTest {
    private final Transcript transcript = new Transcript(true);
    private final RunDissector runs = new RunDissector(transcript);

    @Test
    void runsOfBothDirectionsTakeTurns() {
        bytes(Direction.TO_DEST, "a");
        bytes(Direction.TO_DEST, "b");
        bytes(Direction.TO_SOURCE, "cd");
        bytes(Direction.TO_DEST, "e");
        runs.ended(Direction.TO_DEST, 0);

        assertThat(transcript.lines())
                .containsExactly(
                        ">body ab",
                        ">finished 2 COMPLETE",
                        "<body cd",
                        "<finished 2 COMPLETE",
                        ">body e",
                        ">finished 1 COMPLETE");
    }

    @Test
    void destThatSpeaksFirstAnswersAnEmptyRequest() {
        bytes(Direction.TO_SOURCE, "220 hello");
        bytes(Direction.TO_DEST, "EHLO");

        assertThat(transcript.lines())
                .containsExactly(">finished 0 COMPLETE", "<body 220 hello", "<finished 9 COMPLETE", ">body EHLO");
    }

    @Test
    void lostBytesCountAndShow() {
        bytes(Direction.TO_DEST, "a");
        runs.gap(Direction.TO_DEST, 5, 0);
        bytes(Direction.TO_SOURCE, "b");
        runs.ended(Direction.TO_SOURCE, 0);

        assertThat(transcript.lines()).containsExactly(">body a", ">finished 6 GAP", "<body b", "<finished 1 COMPLETE");
    }

    @Test
    void unwantedBytesOfARunAreSkippedAndStillEndTheOther() {
        Transcript sizes = new Transcript(false);
        RunDissector skipping = new RunDissector(sizes);
        assertThat(skipping.skippable(Direction.TO_DEST)).isZero();
        skipping.bytes(Direction.TO_DEST, new byte[3], 0, 3, 0);
        assertThat(skipping.skippable(Direction.TO_DEST)).isEqualTo(Long.MAX_VALUE);
        assertThat(skipping.skippable(Direction.TO_SOURCE)).isZero();
        skipping.skipped(Direction.TO_DEST, 4, 0);
        skipping.bytes(Direction.TO_SOURCE, new byte[1], 0, 1, 0);
        skipping.skipped(Direction.TO_DEST, 2, 0);

        assertThat(sizes.lines()).containsExactly(">finished 7 COMPLETE", "<finished 1 COMPLETE");
    }

    @Test
    void messageOfAnotherDissectorGoesOn() {
        transcript.started(Direction.TO_SOURCE, 0);
        transcript.body(Direction.TO_SOURCE, Ascii.bytes("begin"), 0, 5);
        runs.resume(Direction.TO_SOURCE, 5, false, 0);
        bytes(Direction.TO_SOURCE, "-end");
        runs.ended(Direction.TO_SOURCE, 0);

        assertThat(transcript.lines()).containsExactly("<body begin-end", "<finished 9 COMPLETE");
    }

    @Test
    void timeOfTheLastByteIsTold() {
        long[] told = new long[1];
        RunDissector timed = new RunDissector(new Transcript(false) {
            @Override
            public void finished(Direction direction, long size, long time, Completion completion) {
                told[0] = time;
            }
        });
        timed.bytes(Direction.TO_DEST, new byte[1], 0, 1, 7);
        timed.bytes(Direction.TO_DEST, new byte[1], 0, 1, 9);
        timed.ended(Direction.TO_DEST, 20);

        assertThat(told[0]).isEqualTo(9);
    }

    private void bytes(Direction direction, String text) {
        runs.bytes(direction, Ascii.bytes(text), 0, text.length(), 0);
    }
}
