package io.jsniff.output.format;

import io.jsniff.bytes.Ascii;
import io.jsniff.bytes.TextBuffer;
import io.jsniff.connection.TlsSession;
import io.jsniff.exchange.Message;
import io.jsniff.exchange.Retention;
import io.jsniff.exchange.Retention.Part;
import io.jsniff.reuse.Entry;
import io.jsniff.tls.ClientHello;
import io.jsniff.tls.TlsRecord;
import org.jspecify.annotations.Nullable;

/** Keywords about the ClientHello, which is the first request of a TLS connection seen from outside; from inside it is known, too. */
enum ClientHelloKeyword implements Keyword {
    SNI("tls.sni", "server name in the ClientHello"),
    VERSION("tls.version", "highest TLS version in the ClientHello: TLS_1.0 to TLS_1.3");

    private final Text text;

    ClientHelloKeyword(String word, String help) {
        this.text = new Text(word, help);
    }

    @Override
    public Text text() {
        return text;
    }

    @Override
    public Retention needs() {
        return new Retention(Part.NONE, Part.NONE, 0, 0, true);
    }

    @Override
    public Renderer bind(String argument, FormatOptions options) {
        return new Shown(this, WireText.ofLine(options));
    }

    private record Shown(ClientHelloKeyword fact, WireText text) implements Renderer {
        @Override
        public boolean render(Entry entry, TextBuffer out) {
            String value = value(entry);
            if (value == null) {
                return false;
            }
            byte[] bytes = Ascii.bytes(value);
            text.put(bytes, 0, bytes.length, out);
            return true;
        }

        private @Nullable String value(Entry entry) {
            @Nullable TlsSession session = entry.exchange().connection().tls();
            if (session != null) {
                return fact == SNI ? session.serverName() : session.offered();
            }
            @Nullable ClientHello hello = hello(entry.exchange().request());
            return hello == null ? null : fact == SNI ? hello.serverName() : hello.version();
        }

        private static @Nullable ClientHello hello(@Nullable Message request) {
            byte @Nullable [] run = request == null || request.head() != null ? null : request.body();
            return run == null || run.length == 0 || !TlsRecord.isHandshake(run[0])
                    ? null
                    : ClientHello.parse(run, 0, run.length);
        }
    }
}
