package io.jsniff.agent.tap;

import static org.assertj.core.api.Assertions.assertThat;

import io.jsniff.agent.tap.caller.CallerOptions;
import io.jsniff.agent.tap.caller.Callers;
import io.jsniff.agent.tap.caller.StackDepth;
import io.jsniff.agent.tap.feed.MonotonicClock;
import io.jsniff.agent.tap.feed.ScratchArrays;
import io.jsniff.agent.tap.tls.TlsContext;
import io.jsniff.agent.tap.tls.TlsCorrelator;
import io.jsniff.agent.tap.tls.TlsTap;
import io.jsniff.bytes.Ascii;
import io.jsniff.bytes.Limits.Part;
import io.jsniff.bytes.MemoryBudget;
import io.jsniff.connection.Connection;
import io.jsniff.connection.Endpoint;
import io.jsniff.connection.Side;
import java.nio.ByteBuffer;
import java.util.Arrays;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An engine that does nothing but hand over what it is given stands for a real one. */
class TlsTapTest {
    private final Transcript transcript = new Transcript();
    private final MonotonicClock clock = new MonotonicClock();
    private final TapContext context = new TapContext(
            new ConnectionRegistry(transcript),
            clock,
            new ScratchArrays(),
            new TlsCorrelator(clock),
            new Callers(CallerOptions.of(StackDepth.OFF)));
    private final TlsTap tap = new TlsTap(
            new TlsContext(
                    context.correlator(),
                    clock,
                    context.scratch(),
                    MemoryBudget.unbounded().of(Part.TLS),
                    context.registry()::failed),
            socket -> null);
    private final SSLEngine engine = engine();
    private final TappedConnection connection = connection(40000);

    private TappedConnection connection(int port) {
        Endpoint source = Endpoint.of(new byte[] {10, 0, 0, 1}, port);
        Endpoint dest = Endpoint.of(new byte[] {10, 0, 0, 2}, 443);
        return new TappedConnection(
                new Connection(0, Side.CLIENT, source, dest, null, clock.now(), clock.now()), context);
    }

    private static SSLEngine engine() {
        try {
            SSLEngine engine = SSLContext.getDefault().createSSLEngine();
            engine.setUseClientMode(true);
            return engine;
        } catch (java.security.NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A record of 40 bytes whose content depends on a number. */
    private static byte[] record(int type, int number) {
        byte[] record = new byte[40];
        Arrays.fill(record, (byte) number);
        record[0] = (byte) type;
        record[1] = 3;
        record[2] = 3;
        record[3] = 0;
        record[4] = 35;
        return record;
    }

    private void wrap(String plaintext, byte[] record, HandshakeStatus status) {
        wrap(engine, plaintext, record, status);
    }

    private void wrap(SSLEngine engine, String plaintext, byte[] record, HandshakeStatus status) {
        ByteBuffer[] sources = {ByteBuffer.wrap(Ascii.bytes(plaintext)), ByteBuffer.allocateDirect(0)};
        ByteBuffer target = ByteBuffer.allocate(100).position(3);
        Object begun = tap.onWrapping(engine, sources, 0, 2, target);
        target.put(record);
        sources[0].position(plaintext.length());
        SSLEngineResult result =
                new SSLEngineResult(SSLEngineResult.Status.OK, status, plaintext.length(), record.length);
        if (begun != null) {
            tap.onWrapped(begun, engine, sources, 0, target, result, null);
        }
    }

    private void unwrap(String plaintext, byte[] record) {
        ByteBuffer source = ByteBuffer.wrap(record);
        ByteBuffer[] targets = {ByteBuffer.allocate(2), ByteBuffer.allocateDirect(1000)};
        Object begun = tap.onUnwrapping(engine, source, targets, 0, 2);
        source.position(record.length);
        for (byte b : Ascii.bytes(plaintext)) {
            targets[targets[0].hasRemaining() ? 0 : 1].put(b);
        }
        SSLEngineResult result = new SSLEngineResult(
                SSLEngineResult.Status.OK, HandshakeStatus.NOT_HANDSHAKING, record.length, plaintext.length());
        if (begun != null) {
            tap.onUnwrapped(begun, engine, targets, 0, result, null);
        }
    }

    private void write(byte[] record) {
        write(connection, record);
    }

    private static void write(TappedConnection on, byte[] record) {
        on.writing(record, 0, record.length);
        on.wrote(record, 0, record.length);
    }

    @Test
    void engineIsJoinedByTheRecordThatItsConnectionWrites() {
        byte[] hello = record(22, 1);
        wrap("", hello, HandshakeStatus.NEED_UNWRAP);
        write(hello);
        wrap("GET /", record(23, 2), HandshakeStatus.NOT_HANDSHAKING);
        unwrap("HTTP/1.1 200", record(23, 3));
        assertThat(transcript.lines)
                .startsWith("opened CLIENT", "secured")
                .containsSubsequence("inside > GET /", "inside < HTTP/1.1 200");
    }

    @Test
    void engineIsJoinedByTheRecordThatItsConnectionHasRead() {
        byte[] hello = record(22, 1);
        connection.read(hello, 0, hello.length);
        unwrap("", hello);
        unwrap("text", record(23, 2));
        assertThat(transcript.lines).contains("secured", "inside < text");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5})
    void whatIsEncryptedBeforeTheConnectionIsFoundWaitsForIt(int records) {
        for (int i = 0; i < records; i++) {
            wrap("part " + i + ";", record(23, i), HandshakeStatus.NOT_HANDSHAKING);
        }
        write(record(23, 0));
        assertThat(String.join("", transcript.lines)).contains("inside > part 0;");
        assertThat(String.join("", transcript.lines)).contains("part " + (records - 1) + ";");
    }

    @Test
    void engineBeforeAnotherOneGivesWay() {
        SSLEngine outer = engine();
        for (int i = 0; i < 3; i++) {
            wrap(engine, "part " + i, record(23, i), HandshakeStatus.NOT_HANDSHAKING);
            wrap(outer, "part " + i, record(23, i), HandshakeStatus.NOT_HANDSHAKING);
            write(record(23, i));
        }
        assertThat(transcript.lines)
                .filteredOn(line -> line.startsWith("inside"))
                .containsExactly("inside > part 0", "inside > part 1", "inside > part 2");
    }

    @Test
    void overloadThatCallsAnotherIsHeardOnce() {
        ByteBuffer[] sources = {ByteBuffer.wrap(Ascii.bytes("GET /"))};
        Object outer = tap.onWrapping(engine, sources, 0, 1, ByteBuffer.allocate(100));
        assertThat(outer).isNotNull();
        assertThat(tap.onWrapping(engine, sources, 0, 1, ByteBuffer.allocate(100)))
                .isNull();
    }

    @Test
    void whoPassesARecordOnIsNotTakenForWhoSendsIt() {
        byte[] hello = record(22, 1);
        wrap("", hello, HandshakeStatus.NEED_UNWRAP);
        connection.writing(hello, 0, hello.length);
        assertThat(transcript.lines).containsExactly("opened CLIENT", "secured");
        write(connection(40001), hello);
        connection.wrote(hello, 0, hello.length);
        wrap("GET /", record(23, 2), HandshakeStatus.NOT_HANDSHAKING);
        assertThat(transcript.lines).filteredOn("secured"::equals).hasSize(1);
        assertThat(transcript.lines).contains("inside > GET /");
    }

    @Test
    void whatMayOpenATunnelGoesBeforeTheRecordsInIt() {
        byte[] connect = Ascii.bytes("CONNECT x:443 HTTP/1.1\r\nHost: x\r\n\r\n");
        wrap("", record(22, 1), HandshakeStatus.NEED_UNWRAP);
        wrap("", record(22, 2), HandshakeStatus.NEED_UNWRAP);
        connection.writing(connect, 0, connect.length);
        connection.writing(record(22, 1), 0, 40);
        connection.wrote(connect, 0, connect.length);
        connection.wrote(record(22, 1), 0, 40);
        assertThat(transcript.lines).doesNotContain("secured");
        write(record(22, 2));
        assertThat(transcript.lines).contains("secured");
    }

    @Test
    void strangerIsNotJoined() {
        wrap("", record(22, 1), HandshakeStatus.NEED_UNWRAP);
        write(record(22, 2));
        assertThat(transcript.lines).doesNotContain("secured");
    }

    @Test
    void failureIsReportedWithItsReason() {
        byte[] hello = record(22, 1);
        wrap("", hello, HandshakeStatus.NEED_UNWRAP);
        write(hello);
        tap.onFailing(engine, null, new SSLException("no trust"));
        tap.onFailing(engine, "later", null);
        assertThat(transcript.lines).contains("failed: no trust").doesNotContain("failed: later");
    }
}
