package io.jsniff.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.jsniff.bytes.Ascii;
import io.jsniff.connection.Close;
import io.jsniff.connection.Connection;
import io.jsniff.connection.ConnectionHandler;
import io.jsniff.connection.Direction;
import io.jsniff.connection.Endpoint;
import io.jsniff.connection.Originator;
import io.jsniff.connection.Plaintext;
import io.jsniff.connection.Side;
import io.jsniff.connection.TlsSession;
import io.jsniff.exchange.Retention;
import io.jsniff.exchange.Retention.Part;
import io.jsniff.http.h2.Http2Traffic;
import io.jsniff.reuse.Entry;
import io.jsniff.reuse.EntryListener;
import io.jsniff.reuse.Evidence;
import io.jsniff.reuse.ReuseClassifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An error of ours ends the dissection of its own connection, and of no other. */
class ErrorBoundaryTest {
    private static final Endpoint END = Endpoint.of(new byte[] {10, 0, 0, 1}, 80);
    private static final byte[] GET = Ascii.bytes("GET /a HTTP/1.1\r\nHost: h\r\n\r\n");
    private static final byte[] OK = Ascii.bytes("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
    private static final int STATUS_LINE = 17;
    private static final Close CLOSE = new Close(Originator.CLIENT, false, 9);

    private static final Map<String, BiConsumer<ConnectionHandler, Plaintext>> CALLS = Map.ofEntries(
            Map.entry("bytes", (handler, inside) -> handler.bytes(Direction.TO_DEST, GET, 0, GET.length, 1)),
            Map.entry("skippable", (handler, inside) -> handler.skippable(Direction.TO_DEST)),
            Map.entry("skipped", (handler, inside) -> handler.skipped(Direction.TO_DEST, 5, 1)),
            Map.entry("gap", (handler, inside) -> handler.gap(Direction.TO_DEST, 5, 1)),
            Map.entry("ended", (handler, inside) -> handler.ended(Direction.TO_DEST, 1)),
            Map.entry("secured", (handler, inside) -> handler.secured()),
            Map.entry("closing", (handler, inside) -> handler.closing(CLOSE)),
            Map.entry("closed", (handler, inside) -> handler.closed(CLOSE)),
            Map.entry("abandoned", (handler, inside) -> handler.abandoned(1)),
            Map.entry("tick", (handler, inside) -> handler.tick(1)),
            Map.entry("inside bytes", (handler, inside) -> inside.bytes(Direction.TO_DEST, GET, 0, GET.length, 1)),
            Map.entry("inside skippable", (handler, inside) -> inside.skippable(Direction.TO_DEST)),
            Map.entry("inside skipped", (handler, inside) -> inside.skipped(Direction.TO_DEST, 5, 1)),
            Map.entry("inside gap", (handler, inside) -> inside.gap(Direction.TO_DEST, 5, 1)),
            Map.entry("inside ended", (handler, inside) -> inside.ended(Direction.TO_DEST, 1)),
            Map.entry("inside handshaken", (handler, inside) -> inside.handshaken(TlsSession.failed(1, "no"))));

    private static final Map<String, Supplier<Throwable>> ERRORS = Map.of(
            "exception", IllegalStateException::new,
            "full stack", StackOverflowError::new,
            "full heap", () -> new OutOfMemoryError("Java heap space"));

    static Stream<Arguments> failures() {
        return CALLS.keySet().stream()
                .flatMap(call -> ERRORS.keySet().stream().map(error -> Arguments.of(call, error)));
    }

    @ParameterizedTest(name = "{1} in {0}")
    @MethodSource("failures")
    void errorInAnyCallEndsTheDissection(String call, String error) {
        Faulty stages = new Faulty(ERRORS.get(error));
        PipelineCounters counters = new PipelineCounters();
        ConnectionHandler handler = new ErrorBoundary(stages, counters);
        Plaintext inside = handler.secured();
        stages.failing = true;

        CALLS.get(call).accept(handler, inside);
        stages.failing = false;
        stages.calls = 0;
        CALLS.values().forEach(later -> later.accept(handler, inside));

        assertThat(counters.failures().count()).isEqualTo(1);
        assertThat(stages.brokenOff).isEqualTo(1);
        assertThat(stages.calls).as("calls after the error").isZero();
        assertThat(handler.skippable(Direction.TO_DEST)).isEqualTo(Long.MAX_VALUE);
    }

    @ParameterizedTest(name = "{1} in {0}")
    @MethodSource("failures")
    void whatCannotBeHandledAtOnceIsHandledByTheNextCall(String call, String error) {
        Faulty stages = new Faulty(ERRORS.get(error));
        PipelineCounters counters = new PipelineCounters();
        ConnectionHandler handler = new ErrorBoundary(stages, counters);
        Plaintext inside = handler.secured();
        stages.failing = true;
        stages.failingToBreakOff = true;

        CALLS.get(call).accept(handler, inside);
        stages.failingToBreakOff = false;
        handler.tick(2);
        handler.bytes(Direction.TO_DEST, GET, 0, GET.length, 3);

        assertThat(counters.failures().count()).isEqualTo(1);
        assertThat(stages.brokenOff).isEqualTo(1);
    }

    @Test
    void bytesBehindAnErrorAreCountedOnce() {
        Faulty stages = new Faulty(IllegalStateException::new);
        PipelineCounters counters = new PipelineCounters();
        ConnectionHandler handler = new ErrorBoundary(stages, counters);
        handler.tapFailed(new IllegalStateException(), 1);
        handler.bytes(Direction.TO_DEST, GET, 0, 20, 2);
        handler.skipped(Direction.TO_SOURCE, 5, 2);
        assertThat(counters.unknownBytes()).isEqualTo(25);
    }

    @Test
    void ofTlsThePlaintextIsCountedAndNotItsRecords() {
        Faulty stages = new Faulty(IllegalStateException::new);
        PipelineCounters counters = new PipelineCounters();
        ConnectionHandler handler = new ErrorBoundary(stages, counters);
        Plaintext inside = handler.secured();
        handler.tapFailed(new IllegalStateException(), 1);
        handler.bytes(Direction.TO_DEST, GET, 0, 20, 2);
        inside.bytes(Direction.TO_DEST, GET, 0, 7, 2);
        inside.skipped(Direction.TO_SOURCE, 5, 2);
        assertThat(counters.unknownBytes()).isEqualTo(12);
    }

    @Test
    void eachKindIsToldOnceAndWithoutItsMessage() {
        PipelineCounters counters = new PipelineCounters();
        for (int i = 0; i < 3; i++) {
            counters.failures().add(new IllegalStateException("from a peer"));
        }
        counters.failures().add(new OutOfMemoryError());

        Throwable first = counters.failures().next();
        assertThat(DissectionFailures.kind(first))
                .startsWith("java.lang.IllegalStateException at io.jsniff.pipeline.ErrorBoundaryTest.each")
                .doesNotContain("peer");
        assertThat(counters.failures().next()).isInstanceOf(OutOfMemoryError.class);
        assertThat(counters.failures().next()).isNull();
        assertThat(counters.failures().count()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, Integer.MAX_VALUE})
    void connectionBesideOneThatFailsIsReportedToItsLastExchange(int pieces) {
        Entries entries = new Entries();
        Pipeline pipeline =
                new Pipeline(new Retention(Part.LINE, Part.LINE, 0, 0, false), entries, ReuseClassifier.NEVER);
        ConnectionHandler bad = pipeline.opened(connection(1));
        ConnectionHandler good = pipeline.opened(connection(2));
        for (int i = 0; i < 3; i++) {
            exchange(bad, pieces);
            exchange(good, pieces);
        }
        bad.closed(CLOSE);
        good.closed(CLOSE);

        assertThat(entries.lines).containsExactly("2 START 200", "2 CONTINUE 200", "2 LAST 200", "closed 2");
        assertThat(pipeline.counters().failures().count()).isEqualTo(1);
        assertThat(pipeline.counters().open()).isZero();
        assertThat(pipeline.counters().unknownBytes()).isGreaterThanOrEqualTo(GET.length + 2L * OK.length);
    }

    /** Each byte of a connection is the one at which the tap may fail. */
    @Test
    void exchangeThatIsOpenWhenTheTapFailsIsReported() {
        for (int cut = 1; cut <= GET.length + OK.length; cut++) {
            Entries entries = new Entries();
            Pipeline pipeline =
                    new Pipeline(new Retention(Part.LINE, Part.LINE, 0, 0, false), entries, ReuseClassifier.NEVER);
            ConnectionHandler handler = pipeline.opened(connection(2));
            exchange(handler, Integer.MAX_VALUE);
            handler.bytes(Direction.TO_DEST, GET, 0, Math.min(cut, GET.length), 5);
            handler.bytes(Direction.TO_SOURCE, OK, 0, Math.max(0, cut - GET.length), 6);
            handler.tapFailed(new IllegalStateException(), 7);
            exchange(handler, Integer.MAX_VALUE);
            handler.closed(CLOSE);

            String status = cut >= GET.length + STATUS_LINE ? "200" : "0";
            assertThat(entries.lines).as("cut at %d", cut).containsExactly("2 START 200", "2 CONTINUE " + status);
            assertThat(pipeline.counters().open()).isZero();
        }
    }

    private static Connection connection(long id) {
        return new Connection(id, Side.SERVER, END, END, null, 1, 1);
    }

    private static void exchange(ConnectionHandler handler, int pieces) {
        feed(handler, Direction.TO_DEST, GET, pieces);
        feed(handler, Direction.TO_SOURCE, OK, pieces);
    }

    private static void feed(ConnectionHandler handler, Direction direction, byte[] bytes, int pieces) {
        for (int from = 0; from < bytes.length; from += Math.min(pieces, bytes.length - from)) {
            handler.bytes(direction, bytes, from, Math.min(pieces, bytes.length - from), 2);
        }
    }

    /** Fails at the first entry of connection 1, at each further one, and never of another. */
    private static final class Entries implements EntryListener {
        private final List<String> lines = new ArrayList<>();

        @Override
        public void opened(Connection connection) {}

        @Override
        public void entry(Entry entry) {
            long id = entry.exchange().connection().id();
            if (id == 1) {
                throw new StackOverflowError();
            }
            lines.add(id + " " + entry.reuse() + " " + entry.exchange().status());
        }

        @Override
        public void closed(Connection connection, Close close, int exchanges, Evidence evidence) {
            lines.add("closed " + connection.id());
        }
    }

    /** Stages that throw at each call, once they are told to. */
    private static final class Faulty implements ConnectionLayer, Plaintext {
        private final Supplier<Throwable> error;
        private boolean failing;
        private boolean failingToBreakOff;
        private int brokenOff;
        private int calls;

        Faulty(Supplier<Throwable> error) {
            this.error = error;
        }

        private void call() {
            calls++;
            if (failing) {
                ErrorBoundaryTest.<RuntimeException>raise(error.get());
            }
        }

        @Override
        public void breakOff(long time) {
            if (failingToBreakOff) {
                ErrorBoundaryTest.<RuntimeException>raise(error.get());
            }
            brokenOff++;
        }

        @Override
        public Connection connection() {
            return ErrorBoundaryTest.connection(1);
        }

        @Override
        public Plaintext secured() {
            call();
            return this;
        }

        @Override
        public Http2Traffic traffic() {
            return null;
        }

        @Override
        public void handshaken(TlsSession session) {
            call();
        }

        @Override
        public long skippable(Direction direction) {
            call();
            return 0;
        }

        @Override
        public void bytes(Direction direction, byte[] array, int offset, int length, long time) {
            call();
        }

        @Override
        public void skipped(Direction direction, long length, long time) {
            call();
        }

        @Override
        public void gap(Direction direction, long length, long time) {
            call();
        }

        @Override
        public void ended(Direction direction, long time) {
            call();
        }

        @Override
        public void closing(Close close) {
            call();
        }

        @Override
        public void closed(Close close) {
            call();
        }

        @Override
        public void abandoned(long time) {
            call();
        }

        @Override
        public void tick(long now) {
            call();
        }
    }

    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    private static <T extends Throwable> void raise(Throwable error) throws T {
        throw (T) error;
    }
}
