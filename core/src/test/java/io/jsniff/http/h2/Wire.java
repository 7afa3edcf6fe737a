package io.jsniff.http.h2;

import io.jsniff.connection.Direction;
import io.jsniff.http.HttpLimits;
import io.jsniff.http.h2.FrameScript.Step;
import java.util.Arrays;
import java.util.List;

/** Feeds a dissector as a connection does: in pieces, skipping what may be skipped, from arrays that are overwritten afterwards. */
final class Wire {
    private final StreamTranscript transcript;
    private final Http2Dissector dissector;
    private final boolean skipping;
    private final int size;

    Wire(StreamTranscript transcript, Http2Dissector dissector, boolean skipping, int size) {
        this.transcript = transcript;
        this.dissector = dissector;
        this.skipping = skipping;
        this.size = size;
    }

    /** What is heard of a connection that is seen from its begin. */
    static List<String> hear(List<Step> steps, int size, boolean wantsBody, boolean skipping) {
        StreamTranscript transcript = new StreamTranscript(wantsBody);
        Http2Dissector dissector = new Http2Dissector(transcript, HttpLimits.STANDARD, false);
        return new Wire(transcript, dissector, skipping, size).play(steps);
    }

    List<String> play(List<Step> steps) {
        steps.forEach(this::step);
        return transcript.lines();
    }

    void step(Step step) {
        if (step.gap() > 0) {
            dissector.gap(step.direction(), step.gap(), 0);
            transcript.outcome(dissector.outcome());
        } else if (step.isEnd()) {
            dissector.ended(step.direction(), 0);
        } else {
            feed(step.direction(), step.bytes(), size);
        }
    }

    void feed(Direction direction, byte[] bytes, int piece) {
        int at = 0;
        while (at < bytes.length && !dissector.over()) {
            long skippable = skipping ? dissector.skippable(direction) : 0;
            int length = Math.min(piece, bytes.length - at);
            if (skippable > 0) {
                length = (int) Math.min(skippable, length);
                dissector.skipped(direction, length, 0);
            } else {
                byte[] array = new byte[length + 2];
                System.arraycopy(bytes, at, array, 1, length);
                dissector.feed(direction, array, 1, length, 0);
                transcript.outcome(dissector.outcome());
                Arrays.fill(array, (byte) '!');
            }
            at += length;
        }
    }
}
