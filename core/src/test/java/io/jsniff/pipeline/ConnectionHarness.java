package io.jsniff.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.jsniff.connection.Connection;
import io.jsniff.connection.Endpoint;
import io.jsniff.connection.Side;
import io.jsniff.exchange.Retention;
import io.jsniff.exchange.Retention.Part;
import io.jsniff.pipeline.FuzzScript.Kind;
import io.jsniff.pipeline.FuzzScript.Step;
import io.jsniff.reuse.Entry;
import io.jsniff.reuse.EntryListener;
import io.jsniff.reuse.Evidence;
import io.jsniff.reuse.ReuseClassifier;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * One script as a connection, and once more with the roles of its ends switched, in one pipeline: whole, byte by byte, and cut
 * anywhere. However the bytes come, the same must be heard.
 *
 * <p>The first byte of the input says what the tap is: from 1 up, each bit stands for a tap at the client that may see inside TLS, a
 * connection picked up in the middle, entries that linger, and bodies and a ClientHello that are kept.
 */
final class ConnectionHarness {
    private static final int INSIDE = 1;
    private static final int MIDSTREAM = 2;
    private static final int LINGERING = 4;
    private static final int BODIES = 8;
    private static final int BODY_LIMIT = 100;
    private static final int HELLO_LIMIT = 16 << 10;
    private static final long LINGER = 10_000_000_000L;

    private final byte[] input;
    private final int options;
    private final Pipeline pipeline;
    private FuzzedEntries heard;
    private long connections;

    private ConnectionHarness(byte[] input, int options) {
        this.input = input;
        this.options = options;
        boolean bodies = has(BODIES);
        Retention retention =
                new Retention(Part.ALL, Part.ALL, bodies ? BODY_LIMIT : 0, bodies ? BODY_LIMIT : 0, bodies);
        pipeline = new Pipeline(retention, new Current(), has(LINGERING) ? LINGER : ReuseClassifier.NEVER);
    }

    private boolean has(int option) {
        return (options & option) != 0;
    }

    /** Plays an input in every way. */
    static void play(byte[] input) {
        if (input.length > 0) {
            new ConnectionHarness(input, input[0]).play(FuzzScript.parse(input, 1));
        }
    }

    private void play(List<Step> steps) {
        List<Step> switched = steps.stream().map(Step::switched).toList();
        List<String> once = play(steps, FuzzCut.WHOLE);
        List<String> switchedOnce = play(switched, FuzzCut.WHOLE);
        assertThat(play(steps, FuzzCut.WHOLE)).as("again").isEqualTo(once);
        for (FuzzCut cut : List.of(FuzzCut.byteByByte(), FuzzCut.anywhere(input))) {
            List<String> inPieces = play(steps, cut);
            List<String> switchedInPieces = play(switched, cut);
            if (isTheSameHoweverCut(steps)) {
                assertThat(inPieces).isEqualTo(once);
                assertThat(switchedInPieces).isEqualTo(switchedOnce);
            }
        }
        assertThat(pipeline.counters().failures().next()).isNull();
        assertThat(pipeline.counters().open()).isZero();
    }

    /** Where a message begins again after a gap is judged by the begin of a call, and so is what waits for 100 (Continue). */
    private boolean isTheSameHoweverCut(List<Step> steps) {
        return !has(MIDSTREAM)
                && steps.stream().noneMatch(step -> step.kind() == Kind.GAP)
                && !new String(input, StandardCharsets.ISO_8859_1)
                        .toLowerCase(Locale.ROOT)
                        .contains("expect");
    }

    private List<String> play(List<Step> steps, FuzzCut cut) {
        FuzzedEntries entries = new FuzzedEntries(cut.equals(FuzzCut.WHOLE));
        heard = entries;
        long opened = has(MIDSTREAM) ? Connection.UNKNOWN : FuzzedConnection.BEGIN;
        Connection connection = new Connection(
                ++connections,
                has(INSIDE) ? Side.CLIENT : Side.WIRE,
                Endpoint.of(new byte[] {10, 0, 0, 1}, 40_000),
                Endpoint.of(new byte[] {10, 0, 0, 2}, 80),
                null,
                opened,
                opened);
        long flowed = new FuzzedConnection(pipeline.opened(connection), cut).play(steps);
        entries.check(flowed, has(LINGERING) || hasHalfClosed(steps), has(BODIES) ? HELLO_LIMIT : 0);
        return entries.transcript();
    }

    /** What has begun to close may still bring a request after its last entry was written. */
    private static boolean hasHalfClosed(List<Step> steps) {
        return steps.stream().anyMatch(step -> step.kind() == Kind.CLOSING || step.kind() == Kind.END);
    }

    /** Passes on to those of the present connection. */
    private final class Current implements EntryListener {
        @Override
        public void opened(Connection connection) {
            heard.opened(connection);
        }

        @Override
        public void entry(Entry entry) {
            heard.entry(entry);
        }

        @Override
        public void closed(Connection connection, io.jsniff.connection.Close close, int exchanges, Evidence evidence) {
            heard.closed(connection, close, exchanges, evidence);
        }
    }
}
