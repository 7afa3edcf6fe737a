package io.jsniff.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.jsniff.bytes.Ascii;
import io.jsniff.bytes.Limits;
import io.jsniff.bytes.Limits.Part;
import io.jsniff.bytes.MemoryAccount;
import io.jsniff.bytes.MemoryBudget;
import io.jsniff.bytes.MemoryUse;
import io.jsniff.connection.Close;
import io.jsniff.connection.Closer;
import io.jsniff.connection.Connection;
import io.jsniff.connection.ConnectionHandler;
import io.jsniff.connection.Direction;
import io.jsniff.connection.Endpoint;
import io.jsniff.connection.Opener;
import io.jsniff.connection.Originator;
import io.jsniff.connection.Side;
import io.jsniff.exchange.Retention;
import io.jsniff.report.LossCounters;
import io.jsniff.report.Summary;
import io.jsniff.reuse.ReuseClassifier;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Origins and callers without end, each with what explains its connections, in a heap that is small and in one that is larger. */
class EvidenceMemoryTest {
    private static final byte[] REQUEST = Ascii.bytes("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
    private static final byte[] ANSWER =
            Ascii.bytes("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
    private static final LossCounters NOTHING_LOST = new LossCounters(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);
    private static final int FRAMES = 32;
    private static final int TWO_EACH = 2;
    /** What the JVM may allocate for itself meanwhile. */
    private static final long NOISE = 400 << 10;

    private final Endpoint source = Endpoint.of(new byte[] {10, 0, 0, 1}, 40_000);
    private int number;

    private static long heap() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            System.gc();
            Runtime jvm = Runtime.getRuntime();
            least = Math.min(least, jvm.totalMemory() - jvm.freeMemory());
        }
        return least;
    }

    private static List<String> frames(int origin) {
        List<String> frames = new ArrayList<>();
        for (int i = 0; i < FRAMES; i++) {
            frames.add("app.some.where.Service" + origin + ".call" + i);
        }
        return frames;
    }

    private void connection(Pipeline pipeline, int origin) {
        Endpoint dest = Endpoint.of(new byte[] {10, (byte) (origin >> 16), (byte) (origin >> 8), (byte) origin}, 80);
        String caller = "app.some.where.Service" + origin + ".call(Service.java:" + origin + ")";
        Connection connection = new Connection(++number, Side.CLIENT, source, dest, "host-" + origin, number, number)
                .openedBy(new Opener(caller, "main", 1, "OkHttp", "okhttp3.ConnectionPool#" + origin, List.of()));
        ConnectionHandler handler = pipeline.opened(connection);
        handler.bytes(Direction.TO_DEST, REQUEST, 0, REQUEST.length, number);
        handler.bytes(Direction.TO_SOURCE, ANSWER, 0, ANSWER.length, number);
        Close close = new Close(Originator.CLIENT, false, number, new Closer("main", caller, frames(origin), null));
        handler.closing(close);
        handler.closed(close);
    }

    private static MemoryUse fill(MemoryBudget budget, Pipeline pipeline, int origins, EvidenceMemoryTest test) {
        MemoryAccount account = budget.of(Part.EVIDENCE);
        for (int i = 0; i < origins * TWO_EACH; i++) {
            test.connection(pipeline, i / TWO_EACH);
            assertThat(account.use().used()).isLessThanOrEqualTo(account.limit());
        }
        return account.use();
    }

    @ParameterizedTest
    @CsvSource({"67108864, 3000", "268435456, 10000"})
    void originsAndCallersWithoutEndStayWithinTheirShare(long heap, int origins) throws IOException {
        fill(new MemoryBudget(new Limits(heap)), pipeline(new MemoryBudget(new Limits(heap)), new Summary()), 10, this);
        MemoryBudget budget = new MemoryBudget(new Limits(heap));
        long before = heap();
        Summary summary = new Summary(budget.of(Part.EVIDENCE));
        Pipeline pipeline = pipeline(budget, summary);
        MemoryUse full = fill(budget, pipeline, origins, this);
        long real = heap() - before;
        assertThat(full.used()).isGreaterThan(full.limit() / 2);
        assertThat(full.refused()).isPositive();
        assertThat(real).as("what the heap holds").isLessThan(full.used() + full.used() / 4 + NOISE);
        StringBuilder table = new StringBuilder();
        summary.print(table, NOTHING_LOST);
        assertThat(table.toString().lines().filter(line -> line.startsWith("other")))
                .hasSize(1);
        assertThat(pipeline.counters().failures().count()).isZero();
    }

    private static Pipeline pipeline(MemoryBudget budget, Summary summary) {
        Retention nothing = new Retention(Retention.Part.NONE, Retention.Part.NONE, 0, 0, false);
        return new Pipeline(nothing, summary, ReuseClassifier.NEVER, budget);
    }
}
