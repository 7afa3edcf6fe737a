package io.jsniff.agent.tap;

import static org.assertj.core.api.Assertions.assertThat;

import io.jsniff.agent.tap.caller.CallerOptions;
import io.jsniff.agent.tap.caller.Callers;
import io.jsniff.agent.tap.caller.StackDepth;
import io.jsniff.agent.tap.feed.MonotonicClock;
import io.jsniff.agent.tap.feed.ScratchArrays;
import io.jsniff.agent.tap.socket.SameJvmPairs;
import io.jsniff.agent.tap.tls.TlsContext;
import io.jsniff.agent.tap.tls.TlsCorrelator;
import io.jsniff.agent.tap.tls.TlsTap;
import io.jsniff.bytes.Ascii;
import io.jsniff.bytes.Limits;
import io.jsniff.bytes.Limits.Part;
import io.jsniff.bytes.MemoryBudget;
import io.jsniff.bytes.MemoryUse;
import io.jsniff.connection.Connection;
import io.jsniff.connection.Endpoint;
import io.jsniff.connection.Opener;
import io.jsniff.connection.Side;
import io.jsniff.exchange.Retention;
import io.jsniff.pipeline.Pipeline;
import io.jsniff.report.Summary;
import io.jsniff.reuse.ReuseClassifier;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The tables of the tap are filled to their bounds and beyond, in a heap that is small and in one that is larger: what they hold stays
 * within, what they are refused is counted, and what they say that they hold is not much less than what the heap says.
 */
class TapMemoryTest {
    private static final byte[] REQUEST = Ascii.bytes("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
    private static final byte[] ANSWER =
            Ascii.bytes("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n" + "b".repeat(1000));
    private static final byte[] EMPTY_ANSWER = Ascii.bytes("HTTP/1.1 204 No Content\r\n\r\n");
    private static final int BEYOND = 100;
    private static final long LATER = TimeUnit.MINUTES.toNanos(1);
    /** What each connection may hold of heads even so: an exchange. */
    private static final long LEAST = 1 << 10;
    /** What the JVM may allocate for itself meanwhile. */
    private static final long NOISE = 200 << 10;

    private final MonotonicClock clock = new MonotonicClock();
    private final List<TappedConnection> open = new ArrayList<>(1 << 16);
    private MemoryBudget budget;
    private TapContext context;
    private SameJvmPairs pairs;
    private TrackedSockets sockets;

    private void tap(long heap) {
        budget = new MemoryBudget(new Limits(heap));
        Retention all = new Retention(Retention.Part.ALL, Retention.Part.ALL, 64 << 10, 64 << 10, true);
        Pipeline pipeline = new Pipeline(all, new Summary(), ReuseClassifier.NEVER, budget);
        pairs = new SameJvmPairs(budget.of(Part.CORRELATION));
        sockets = new TrackedSockets(budget.of(Part.CONNECTIONS));
        context = new TapContext(
                new ConnectionRegistry(pipeline, pairs),
                clock,
                new ScratchArrays(),
                new TlsCorrelator(clock),
                new Callers(CallerOptions.of(StackDepth.OFF)),
                budget);
    }

    private static Endpoint end(int number) {
        return Endpoint.of(new byte[] {10, (byte) (number >> 16), (byte) (number >> 8), (byte) number}, 40_000);
    }

    private TappedConnection connection(int number, List<String> stack) {
        Opener opener = new Opener("app.Main.main(Main.java:1)", "main", 1, "OkHttp", "okhttp3.Pool#1", stack);
        Connection opening = new Connection(
                0, Side.CLIENT, end(number), end(0xff0000 | (number & 0xff)), "h" + (number & 0xff), 1, 1);
        return new TappedConnection(opening.openedBy(opener), context);
    }

    private MemoryUse use(Part part) {
        return budget.use().stream().filter(use -> use.part() == part).findAny().orElseThrow();
    }

    private List<Long> held(Part... but) {
        return budget.use().stream()
                .filter(use -> !Arrays.asList(but).contains(use.part()))
                .map(MemoryUse::used)
                .toList();
    }

    private long sum() {
        return budget.use().stream().mapToLong(MemoryUse::used).sum();
    }

    private static long heap() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 4; i++) {
            System.gc();
            Runtime jvm = Runtime.getRuntime();
            least = Math.min(least, jvm.totalMemory() - jvm.freeMemory());
        }
        return least;
    }

    private boolean isFull(Part part) {
        return use(part).refused() >= BEYOND;
    }

    private void assertFull(Part part, long heapBefore, long heldBefore) {
        MemoryUse full = use(part);
        long real = heap() - heapBefore;
        long counted = sum() - heldBefore;
        assertThat(full.used()).isBetween(full.limit() / 2, full.limit());
        assertThat(full.refused()).isPositive();
        assertThat(real).as("what the heap holds").isLessThan(counted + counted / 4 + NOISE);
    }

    @ParameterizedTest
    @ValueSource(longs = {64L << 20, 256L << 20})
    void answersThatWaitForTheirWrite(long heap) {
        tap(heap);
        List<Long> empty = held(Part.EVIDENCE);
        for (int i = 0; i < (int) (use(Part.REORDERING).limit() >> 10); i++) {
            TappedConnection connection = connection(i, List.of());
            connection.announce();
            connection.writing(REQUEST, 0, REQUEST.length);
            open.add(connection);
        }
        long heapBefore = heap();
        long heldBefore = sum();
        for (TappedConnection connection : open) {
            connection.read(ANSWER, 0, ANSWER.length);
        }
        assertFull(Part.REORDERING, heapBefore, heldBefore);
        for (TappedConnection connection : open) {
            connection.wrote(REQUEST, 0, REQUEST.length);
        }
        assertThat(use(Part.REORDERING).used()).isZero();
        close();
        assertThat(held(Part.EVIDENCE)).isEqualTo(empty);
    }

    private void close() {
        for (TappedConnection connection : open) {
            connection.closing();
            connection.closed();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "67108864, 0, 0",
        "268435456, 0, 0",
        "67108864, 0, 1",
        "67108864, 60, 0",
        "67108864, 60, 1",
        "268435456, 60, 1"
    })
    void connections(long heap, int frames, int churn) {
        tap(heap);
        List<Object> keys = new ArrayList<>(1 << 16);
        for (int i = 0; i < 1 << 16; i++) {
            keys.add(new Object());
        }
        List<Long> empty = held(Part.EVIDENCE);
        long heapBefore = heap();
        long heldBefore = sum();
        for (int i = 0; !isFull(Part.CONNECTIONS); i++) {
            TappedConnection connection = connection(i, stack(i, frames));
            boolean tracked = sockets.put(keys.get(i), connection);
            if (tracked) {
                connection.announce();
                open.add(connection);
                exchange(connection);
                for (int j = 0; j < churn; j++) {
                    TappedConnection brief = connection(i | (1 << 20), stack(i, frames));
                    brief.announce();
                    exchange(brief);
                    brief.closing();
                    brief.closed();
                }
            }
        }
        long must = open.size() * LEAST;
        assertThat(budget.use()).allMatch(use -> use.used() <= use.limit() + (use.part() == Part.HEADS ? must : 0));
        assertFull(Part.CONNECTIONS, heapBefore, heldBefore);
        for (TappedConnection connection : open) {
            connection.tick(clock.now());
        }
        assertThat(budget.use()).allMatch(use -> use.used() <= use.limit());
        close();
        keys.forEach(sockets::remove);
        assertThat(held(Part.EVIDENCE)).isEqualTo(empty);
    }

    private static List<String> stack(int number, int frames) {
        List<String> stack = new ArrayList<>();
        for (int i = 0; i < frames; i++) {
            stack.add("app.some.where.Service" + i + ".call(Service.java:" + number + ")");
        }
        return stack;
    }

    private static void exchange(TappedConnection connection) {
        connection.writing(REQUEST, 0, REQUEST.length);
        connection.wrote(REQUEST, 0, REQUEST.length);
        connection.read(EMPTY_ANSWER, 0, EMPTY_ANSWER.length);
    }

    // ---- the two ends of a connection

    private static Endpoint local(int number) {
        return Endpoint.of(new byte[] {127, (byte) (number >> 16), (byte) (number >> 8), (byte) number}, 40_000);
    }

    @ParameterizedTest
    @CsvSource({"67108864, false", "268435456, false", "67108864, true", "268435456, true"})
    void clientsThatAreClosedBeforeTheirServerAccepts(long heap, boolean accepted) {
        tap(heap);
        Endpoint dest = local(0);
        long before = heap();
        for (int i = 1; i < 100_000; i++) {
            Endpoint source = local(i);
            pairs.clientOpens(source, dest);
            pairs.clientClosed(source, dest, 0);
            if (accepted) {
                assertThat(pairs.serverOpens(source, dest))
                        .isEqualTo(use(Part.CORRELATION).refused() > 0);
                pairs.serverClosed(source, dest);
            }
        }
        MemoryUse full = use(Part.CORRELATION);
        long real = heap() - before;
        assertThat(full.used()).isBetween(full.limit() / 5, full.limit());
        assertThat(real).isLessThan(full.used() + full.used() / 4 + NOISE);
        pairs.clientClosed(dest, dest, LATER);
        assertThat(use(Part.CORRELATION).used()).isZero();
        real = heap() - before;
        assertThat(real).isLessThan(3L << 20); // its tables keep their places
    }

    // ---- engines that find no connection

    private static byte[] record(int number) {
        byte[] record = ByteBuffer.allocate(40)
                .put(0, new byte[] {23, 3, 3, 0, 35})
                .putInt(5, number * 0x9e3779b9)
                .array();
        record[10] = (byte) number;
        return record;
    }

    private static void wrap(TlsTap tap, SSLEngine engine, int number) {
        ByteBuffer[] sources = {ByteBuffer.wrap(ANSWER).duplicate()};
        ByteBuffer target = ByteBuffer.allocate(100);
        Object begun = tap.onWrapping(engine, sources, 0, 1, target);
        sources[0].position(ANSWER.length);
        target.put(record(number));
        if (begun != null) {
            tap.onWrapped(
                    begun,
                    engine,
                    sources,
                    0,
                    target,
                    new SSLEngineResult(SSLEngineResult.Status.OK, HandshakeStatus.NOT_HANDSHAKING, ANSWER.length, 40),
                    null);
        }
    }

    @ParameterizedTest
    @CsvSource({"67108864, 1", "268435456, 1", "67108864, 40", "268435456, 40"})
    void enginesThatFindNoConnection(long heap, int records) throws Exception {
        tap(heap);
        TlsTap tls = new TlsTap(
                new TlsContext(context.correlator(), clock, context.scratch(), budget.of(Part.TLS), error -> {}),
                socket -> null);
        SSLContext jsse = SSLContext.getDefault();
        List<SSLEngine> engines = new ArrayList<>();
        for (int i = 0; i < (int) (use(Part.TLS).limit() / 600); i++) {
            SSLEngine engine = jsse.createSSLEngine();
            engine.setUseClientMode(true);
            engines.add(engine);
        }
        wrap(tls, jsse.createSSLEngine(), 0);
        long heapBefore = heap();
        long heldBefore = sum();
        int number = 1;
        for (SSLEngine engine : engines) {
            for (int i = 0; i < records; i++) {
                wrap(tls, engine, number++);
            }
        }
        assertThat(budget.use()).allMatch(use -> use.used() <= use.limit());
        assertFull(Part.TLS, heapBefore - TlsCorrelator.HEAP_BYTES, heldBefore - TlsCorrelator.HEAP_BYTES);
        engines.clear();
        await(() -> {
            tls.tick(clock.now() + LATER);
            return use(Part.TLS).used() == 0;
        });
    }

    private static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!condition.getAsBoolean()) {
            System.gc();
            assertThat(System.nanoTime()).as("patience").isLessThan(end);
        }
    }
}
