package io.jsniff.agent.tls;

import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpServerExchange;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.xnio.Options;
import org.xnio.Sequence;

/** A server that agrees to HTTP/2 by ALPN and writes down each request with its number on its connection. */
public final class RecordingHttp2Server implements AutoCloseable {
    private final List<String> truth = new ArrayList<>();
    private final Map<Integer, Integer> requests = new HashMap<>();
    private final Undertow server;

    /** A server at a port that agrees to one version of TLS. */
    public RecordingHttp2Server(String version, int port) throws Exception {
        SSLContext context = Trust.context("TLS", null);
        server = Undertow.builder()
                .setServerOption(UndertowOptions.ENABLE_HTTP2, true)
                .setSocketOption(Options.SSL_ENABLED_PROTOCOLS, Sequence.of(version))
                .addHttpsListener(port, "localhost", context)
                .setHandler(exchange -> exchange.getRequestReceiver().receiveFullBytes((received, body) -> {
                    record(received);
                    received.getResponseSender().send(ByteBuffer.wrap("hello".getBytes(StandardCharsets.US_ASCII)));
                }))
                .build();
        server.start();
    }

    /** Where it listens. */
    public int port() {
        return ((InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
    }

    /** Lines {@code #number port path protocol}. */
    public synchronized List<String> truth() {
        return List.copyOf(truth);
    }

    private synchronized void record(HttpServerExchange exchange) {
        int port = exchange.getSourceAddress().getPort();
        int number = requests.merge(port, 1, Integer::sum);
        String protocol = exchange.getProtocol().toString().replace("HTTP/2.0", "HTTP/2");
        truth.add("#" + number + " " + port + " " + exchange.getRequestPath() + " " + protocol);
    }

    @Override
    public void close() {
        server.stop();
    }
}
