package io.jsniff.tls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientHelloTest {
    @ParameterizedTest
    @CsvSource({"TLSv1.2, TLS_1.2", "TLSv1.3, TLS_1.3", "TLSv1.3;TLSv1.2, TLS_1.3"})
    void highestOfferedVersionIsFound(String enabled, String version) throws Exception {
        byte[] hello = hello("example.com", enabled.split(";"));

        assertThat(parse(hello)).isEqualTo(new ClientHello("example.com", version));
    }

    @Test
    void helloWithoutServerNameHasNone() throws Exception {
        assertThat(parse(hello(null, "TLSv1.3"))).isEqualTo(new ClientHello(null, "TLS_1.3"));
    }

    @Test
    void greaseIsNoVersion() {
        byte[] hello = handmade(0x0303, 0x2b, new byte[] {6, 0x7a, 0x7a, 3, 2, 3, 3});

        assertThat(parse(hello)).isEqualTo(new ClientHello(null, "TLS_1.2"));
    }

    @ParameterizedTest
    @CsvSource({"768, SSL_3.0", "769, TLS_1.0", "770, TLS_1.1", "771, TLS_1.2"})
    void withoutExtensionsTheLegacyVersionCounts(int wire, String text) {
        assertThat(parse(record(message(legacy(wire))))).isEqualTo(new ClientHello(null, text));
    }

    @Test
    void onlyTheHostNameOfSeveralNamesCounts() {
        byte[] names = {0, 8, 9, 0, 1, 'x', 0, 0, 1, 'h'};

        assertThat(parse(handmade(0x0303, 0, names))).isEqualTo(new ClientHello("h", "TLS_1.2"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 50, 200})
    void helloSpreadOverRecordsIsJoined(int size) throws Exception {
        byte[] message = withoutRecordHeader(hello("example.com", "TLSv1.3"));
        ByteArrayOutputStream records = new ByteArrayOutputStream();
        for (int at = 0; at < message.length; at += size) {
            records.writeBytes(record(Arrays.copyOfRange(message, at, Math.min(message.length, at + size))));
        }

        assertThat(parse(records.toByteArray())).isEqualTo(new ClientHello("example.com", "TLS_1.3"));
    }

    @Test
    void whatFollowsTheHelloDoesNotMatter() throws Exception {
        byte[] hello = hello("example.com", "TLSv1.3");
        byte[] more = Arrays.copyOf(hello, hello.length + 100);

        assertThat(parse(more)).isEqualTo(parse(hello));
    }

    @Test
    void truncatedHelloIsNone() throws Exception {
        byte[] hello = hello("example.com", "TLSv1.3", "TLSv1.2");
        for (int length = 0; length < hello.length; length++) {
            assertThat(ClientHello.parse(hello, 0, length))
                    .as("%d bytes", length)
                    .isNull();
        }
    }

    @Test
    void damagedHelloNeverThrows() throws Exception {
        byte[] hello = hello("example.com", "TLSv1.3", "TLSv1.2");
        Random random = new Random(20);
        for (int i = 0; i < 50_000; i++) {
            byte[] damaged = hello.clone();
            for (int n = random.nextInt(4); n >= 0; n--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            assertThatCode(() -> parse(damaged)).doesNotThrowAnyException();
        }
    }

    private static ClientHello parse(byte[] bytes) {
        return ClientHello.parse(bytes, 0, bytes.length);
    }

    private static byte[] hello(String name, String... versions) throws Exception {
        SSLEngine engine = SSLContext.getDefault().createSSLEngine();
        SSLParameters parameters = new SSLParameters();
        parameters.setProtocols(versions);
        if (name != null) {
            parameters.setServerNames(List.of(new SNIHostName(name)));
        }
        engine.setSSLParameters(parameters);
        engine.setUseClientMode(true);
        ByteBuffer wire = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
        engine.wrap(ByteBuffer.allocate(0), wire);
        return Arrays.copyOf(wire.array(), wire.position());
    }

    private static byte[] handmade(int version, int extension, byte[] content) {
        byte[] block = join(
                new byte[] {0, (byte) (content.length + 4), 0, (byte) extension, 0, (byte) content.length}, content);
        return record(message(join(legacy(version), block)));
    }

    /** Version, random, no session, one cipher suite, no compression. */
    private static byte[] legacy(int version) {
        byte[] begin = Arrays.copyOf(new byte[] {(byte) (version >> 8), (byte) version}, 34);
        return join(begin, new byte[] {0, 0, 2, 0x13, 1, 1, 0});
    }

    private static byte[] message(byte[] content) {
        return join(new byte[] {1, 0, (byte) (content.length >> 8), (byte) content.length}, content);
    }

    private static byte[] record(byte[] content) {
        return join(new byte[] {0x16, 3, 1, (byte) (content.length >> 8), (byte) content.length}, content);
    }

    private static byte[] withoutRecordHeader(byte[] record) {
        return Arrays.copyOfRange(record, 5, record.length);
    }

    private static byte[] join(byte[] a, byte[] b) {
        byte[] joined = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, joined, a.length, b.length);
        return joined;
    }
}
