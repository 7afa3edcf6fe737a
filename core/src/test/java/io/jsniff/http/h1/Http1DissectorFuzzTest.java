package io.jsniff.http.h1;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.jsniff.connection.Direction;
import io.jsniff.http.HttpLimits;
import io.jsniff.http.Outcome;
import io.jsniff.http.Transcript;
import io.jsniff.pipeline.FuzzScript;
import io.jsniff.pipeline.FuzzScript.Step;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/** The strict listener hears of HTTP/1.x in the order that was promised, and the same however the bytes come, within any limits. */
class Http1DissectorFuzzTest {
    private static final HttpLimits NARROW = new HttpLimits(128, 4, 16, 24, 2, 64, 2);

    @FuzzTest(maxDuration = "10m")
    void callsComeInOrderWithinAnyLimits(byte[] input) {
        List<Step> steps = FuzzScript.parse(input, 0);
        for (HttpLimits limits : List.of(NARROW, HttpLimits.STANDARD)) {
            List<String> whole = hear(steps, limits, Integer.MAX_VALUE, true, false);
            List<String> pieces = hear(steps, limits, 1 + input.length % 7, true, false);
            hear(steps, limits, 1 + input.length % 5, false, true);
            if (isTheSameHoweverCut(steps, input)) {
                assertThat(pieces).isEqualTo(whole);
            }
        }
    }

    private static boolean isTheSameHoweverCut(List<Step> steps, byte[] input) {
        return steps.stream().noneMatch(step -> step.kind() == FuzzScript.Kind.GAP)
                && !new String(input, StandardCharsets.ISO_8859_1)
                        .toLowerCase(Locale.ROOT)
                        .contains("expect");
    }

    private static List<String> hear(List<Step> steps, HttpLimits limits, int piece, boolean bodies, boolean skipping) {
        Pipe pipe = new Pipe(new Transcript(bodies), skipping, limits);
        boolean destEnded = false;
        boolean sourceEnded = false;
        for (Step step : steps) {
            boolean toDest = step.direction() == Direction.TO_DEST;
            if (toDest ? destEnded : sourceEnded) {
                continue;
            }
            switch (step.kind()) {
                case BYTES -> pipe.happens(new Event.Bytes(step.direction(), step.bytes()), piece);
                case GAP -> pipe.happens(new Event.Gap(step.direction(), step.bytes().length), piece);
                case END -> {
                    destEnded |= toDest;
                    sourceEnded |= !toDest;
                    pipe.happens(new Event.End(step.direction()), piece);
                }
                default -> {}
            }
        }
        if (!destEnded) {
            pipe.happens(new Event.End(Direction.TO_DEST), piece);
        }
        if (!sourceEnded) {
            pipe.happens(new Event.End(Direction.TO_SOURCE), piece);
        }
        return pipe.lines().stream()
                .filter(line ->
                        pipe.dissector().outcome().kind() != Outcome.Kind.HTTP2 || !line.startsWith("tunnelled"))
                .toList();
    }
}
