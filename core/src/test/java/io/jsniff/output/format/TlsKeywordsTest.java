package io.jsniff.output.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.jsniff.output.Samples;
import io.jsniff.reuse.Entry;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.Test;

class TlsKeywordsTest {
    private static final String FORMAT = "%tls.sni(no name) %tls.version(no version)";
    private static final FormatOptions OPTIONS = FormatOptions.capture().withNewline(false);

    /** What the JDK's own client would send first. */
    private static byte[] hello(List<String> serverNames) throws Exception {
        SSLEngine engine = SSLContext.getDefault().createSSLEngine();
        engine.setUseClientMode(true);
        SSLParameters parameters = engine.getSSLParameters();
        parameters.setServerNames(
                List.copyOf(serverNames.stream().map(SNIHostName::new).toList()));
        parameters.setProtocols(new String[] {"TLSv1.3"});
        engine.setSSLParameters(parameters);
        ByteBuffer record = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
        engine.wrap(ByteBuffer.allocate(0), record);
        return Arrays.copyOf(record.array(), record.position());
    }

    private static String render(byte[] run) {
        Entry entry = Samples.unique(Samples.exchange(Samples.run(run), null));
        return LogFormatTest.render(FORMAT, entry, OPTIONS);
    }

    @Test
    void serverNameAndVersionComeFromTheClientHello() throws Exception {
        assertThat(render(hello(List.of("api.example.com")))).isEqualTo("api.example.com TLS_1.3");
        assertThat(render(hello(List.of()))).isEqualTo("no name TLS_1.3");
    }

    @Test
    void whatIsNoClientHelloHasNeither() throws Exception {
        byte[] cut = Arrays.copyOf(hello(List.of("api.example.com")), 40);
        for (byte[] run : List.of(
                cut, new byte[0], new byte[] {22}, "GET /".getBytes(java.nio.charset.StandardCharsets.US_ASCII))) {
            assertThat(render(run)).isEqualTo("no name no version");
        }
        assertThat(LogFormatTest.render(FORMAT, Samples.empty(), OPTIONS)).isEqualTo("no name no version");
        assertThat(LogFormatTest.render(FORMAT, Samples.unique(), OPTIONS)).isEqualTo("no name no version");
    }
}
