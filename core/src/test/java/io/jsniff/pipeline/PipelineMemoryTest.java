package io.jsniff.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.jsniff.bytes.Limits;
import io.jsniff.bytes.Limits.Part;
import io.jsniff.bytes.MemoryBudget;
import io.jsniff.bytes.MemoryUse;
import io.jsniff.connection.Close;
import io.jsniff.connection.Connection;
import io.jsniff.connection.ConnectionHandler;
import io.jsniff.connection.Direction;
import io.jsniff.connection.Endpoint;
import io.jsniff.connection.Originator;
import io.jsniff.connection.Side;
import io.jsniff.exchange.Retention;
import io.jsniff.http.Head;
import io.jsniff.reuse.Entry;
import io.jsniff.reuse.EntryListener;
import io.jsniff.reuse.Evidence;
import io.jsniff.reuse.ReuseClassifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each part is filled to its bound and beyond, in a heap that is small and in one that is larger. */
class PipelineMemoryTest implements EntryListener {
    private static final Endpoint SOURCE = Endpoint.of(new byte[] {10, 0, 0, 1}, 40_000);
    private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
    private static final int HUNDREDS = 8;
    /** What each connection may hold even so: an exchange or two. */
    private static final long LEAST = 2 << 10;

    private final List<ConnectionHandler> open = new ArrayList<>();
    private long requests;
    private long unknownHeads;
    private long withBodies;

    @Override
    public void opened(Connection connection) {}

    @Override
    public void entry(Entry entry) {
        if (entry.exchange().request() != null) {
            requests++;
            Head head = entry.exchange().request().head();
            unknownHeads += head != null && head.isUnknown() ? 1 : 0;
            withBodies += entry.exchange().request().body() != null ? 1 : 0;
        }
    }

    @Override
    public void closed(Connection connection, Close close, int exchanges, Evidence evidence) {}

    private ConnectionHandler connect(Pipeline pipeline, int n) {
        Endpoint dest = Endpoint.of(new byte[] {10, 1, (byte) (n >> 8), (byte) n}, 80);
        ConnectionHandler handler = pipeline.opened(new Connection(n + 1, Side.WIRE, SOURCE, dest, null, 1, 1));
        open.add(handler);
        return handler;
    }

    private Pipeline pipeline(MemoryBudget budget) {
        Retention all = new Retention(Retention.Part.ALL, Retention.Part.ALL, 64 << 10, 64 << 10, true);
        return new Pipeline(all, this, ReuseClassifier.NEVER, budget);
    }

    private static void send(ConnectionHandler to, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        to.bytes(Direction.TO_DEST, bytes, 0, bytes.length, 2);
    }

    private static MemoryUse use(MemoryBudget budget, Part part) {
        return budget.use().stream().filter(use -> use.part() == part).findAny().orElseThrow();
    }

    private static Map<Part, Long> held(MemoryBudget budget) {
        return budget.use().stream()
                .filter(use -> use.part() != Part.EVIDENCE)
                .collect(Collectors.toMap(MemoryUse::part, MemoryUse::used));
    }

    private void fill(long heap, Part part, String begin, String more) {
        MemoryBudget budget = new MemoryBudget(new Limits(heap));
        Pipeline pipeline = pipeline(budget);
        Map<Part, Long> empty = held(budget);
        for (int i = 0; i < HUNDREDS * 100; i++) {
            ConnectionHandler handler = connect(pipeline, i);
            send(handler, begin);
            send(handler, more);
        }
        MemoryUse full = use(budget, part);
        assertThat(full.refused()).as("refused of %s", full).isPositive();
        long must = open.size() * LEAST;
        assertThat(full.used()).isBetween(full.limit() / 2, full.limit() + must);
        assertThat(budget.use()).allMatch(use -> use.used() <= use.limit() + must);
        for (ConnectionHandler handler : open) {
            handler.closed(new Close(Originator.CLIENT, false, 3));
        }
        assertThat(held(budget)).as("when all are closed").isEqualTo(empty);
    }

    private static String head(int length) {
        return "GET /" + "x".repeat(length) + " HTTP/1.1\r\nHost: h\r\n";
    }

    @ParameterizedTest
    @ValueSource(longs = {64L << 20, 256L << 20})
    void openHeads(long heap) {
        fill(heap, Part.HEADS, head(20_000), "A: " + "b".repeat(20_000));
    }

    @ParameterizedTest
    @ValueSource(longs = {64L << 20, 256L << 20})
    void headsOfExchangesThatWait(long heap) {
        fill(heap, Part.HEADS, head(20_000) + "\r\n", head(20_000) + "\r\n");
        assertThat(requests).as("each is reported").isEqualTo(2L * HUNDREDS * 100);
        assertThat(unknownHeads).isPositive();
    }

    @ParameterizedTest
    @ValueSource(longs = {64L << 20, 256L << 20})
    void bodies(long heap) {
        fill(heap, Part.BODIES, "POST / HTTP/1.1\r\nContent-Length: 50000\r\n\r\n", "b".repeat(50_000));
        assertThat(requests).isEqualTo(100L * HUNDREDS);
        assertThat(withBodies).isBetween(1L, requests - 1);
    }

    @ParameterizedTest
    @ValueSource(longs = {64L << 20, 256L << 20})
    void pipelinedRequestsWithoutEnd(long heap) {
        fill(heap, Part.HEADS, head(1) + "\r\n", (head(1) + "\r\n").repeat(100));
    }

    @ParameterizedTest
    @ValueSource(longs = {64L << 20, 256L << 20})
    void streams(long heap) {
        StringBuilder frames = new StringBuilder(PREFACE);
        for (int i = 0; i < 100; i++) {
            frames.append(frame(1, 4, 2 * i + 1, "\u0082\u0087\u0084"));
        }
        fill(heap, Part.STREAMS, frames.toString(), "");
    }

    @ParameterizedTest
    @ValueSource(longs = {64L << 20, 256L << 20})
    void tablesOfHeaderCompression(long heap) {
        String name = "n".repeat(100);
        String value = "v".repeat(100);
        StringBuilder block = new StringBuilder("\u0082\u0087\u0084");
        for (int i = 0; i < 16; i++) {
            block.append("@d").append(name).append("d").append(value);
        }
        fill(heap, Part.HPACK, PREFACE + frame(1, 4, 1, block.toString()), "");
    }

    @Test
    void connectionThatIsIdleHoldsNothing() {
        MemoryBudget budget = new MemoryBudget(new Limits(64 << 20));
        Map<Part, Long> empty = held(budget);
        Pipeline pipeline = pipeline(budget);
        Map<Part, Long> before = held(budget);
        assertThat(before).isNotEqualTo(empty); // what is known of heads
        ConnectionHandler handler = connect(pipeline, 1);
        for (int i = 0; i < 10_000; i++) {
            send(handler, head(1000) + "\r\n");
            byte[] answer = "HTTP/1.1 204 No Content\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
            handler.bytes(Direction.TO_SOURCE, answer, 0, answer.length, 2);
        }
        assertThat(use(budget, Part.HEADS).used() - before.get(Part.HEADS)).isLessThan(8 << 10);
        handler.closed(new Close(Originator.CLIENT, false, 3));
        assertThat(held(budget)).isEqualTo(before);
    }

    private static String frame(int type, int flags, int stream, String payload) {
        int length = payload.length();
        char[] head = {
            (char) (length >> 16 & 0xff),
            (char) (length >> 8 & 0xff),
            (char) (length & 0xff),
            (char) type,
            (char) flags,
            0,
            0,
            (char) (stream >> 8 & 0xff),
            (char) (stream & 0xff)
        };
        return new String(head) + payload;
    }
}
