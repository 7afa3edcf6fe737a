package io.jsniff.http.h2;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.jsniff.bytes.Ascii;
import io.jsniff.connection.Direction;
import io.jsniff.http.HttpLimits;
import io.jsniff.pipeline.FuzzScript;
import io.jsniff.pipeline.FuzzScript.Kind;
import io.jsniff.pipeline.FuzzScript.Step;
import java.util.ArrayList;
import java.util.List;

/**
 * The strict listener hears of streams in the order that was promised, of no more of them at a time than the limit, and the same
 * however the bytes come. Behind the preface the input says the frames.
 */
class Http2DissectorFuzzTest {
    private static final HttpLimits NARROW = new HttpLimits(128, 4, 16, 24, 2, 128, 3);

    @FuzzTest(maxDuration = "10m")
    void callsComeInOrderWithinAnyLimits(byte[] input) {
        List<Step> steps = new ArrayList<>(FuzzScript.parse(Ascii.bytes("^P"), 0));
        steps.addAll(FuzzScript.parse(input, 0));
        boolean gaps = steps.stream().anyMatch(step -> step.kind() == Kind.GAP);
        for (HttpLimits limits : List.of(NARROW, HttpLimits.STANDARD)) {
            List<String> whole = hear(steps, limits, Integer.MAX_VALUE, true, false);
            List<String> pieces = hear(steps, limits, 1 + input.length % 7, true, false);
            hear(steps.subList(1, steps.size()), limits, 1 + input.length % 5, false, true);
            if (!gaps) {
                assertThat(pieces).isEqualTo(whole);
            }
        }
    }

    /** As if picked up in the middle where bytes are skipped. */
    private static List<String> hear(List<Step> steps, HttpLimits limits, int piece, boolean bodies, boolean skipping) {
        StreamTranscript transcript = new StreamTranscript(bodies);
        Http2Dissector dissector = new Http2Dissector(transcript, limits, skipping);
        Wire wire = new Wire(transcript, dissector, skipping, piece);
        for (Step step : steps) {
            switch (step.kind()) {
                case BYTES -> wire.feed(step.direction(), step.bytes(), piece);
                case GAP -> dissector.gap(step.direction(), step.bytes().length, 0);
                case SECOND, MINUTE -> dissector.tick(Long.MAX_VALUE / 2);
                default -> {}
            }
            assertThat(transcript.open()).isLessThanOrEqualTo(limits.streams());
        }
        dissector.ended(Direction.TO_DEST, 0);
        dissector.ended(Direction.TO_SOURCE, 0);
        assertThat(transcript.open()).isZero();
        return transcript.lines();
    }
}
