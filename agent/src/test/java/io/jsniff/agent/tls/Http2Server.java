package io.jsniff.agent.tls;

import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.protocol.http2.Http2ServerConnection;
import io.undertow.server.protocol.http2.Http2UpgradeHandler;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** A server that speaks HTTP/2, inside TLS and after an upgrade, and writes down what it was asked for. */
public final class Http2Server implements AutoCloseable {
    private final Queue<String> truth = new ConcurrentLinkedQueue<>();
    private final Undertow server;

    /** Starts it. */
    public Http2Server() throws Exception {
        server = Undertow.builder()
                .setServerOption(UndertowOptions.ENABLE_HTTP2, true)
                .addHttpListener(0, "localhost")
                .addHttpsListener(0, "localhost", Trust.context("TLS", null))
                .setHandler(new Upgrading(this::serve))
                .build();
        server.start();
    }

    /** Where it is. */
    public String url(boolean secure) {
        int port = ((InetSocketAddress)
                        server.getListenerInfo().get(secure ? 1 : 0).getAddress())
                .getPort();
        return (secure ? "https" : "http") + "://localhost:" + port + "/";
    }

    /** Lines {@code port path}. */
    public List<String> truth() {
        return List.copyOf(truth);
    }

    private void serve(HttpServerExchange exchange) {
        truth.add(exchange.getSourceAddress().getPort() + " " + exchange.getRequestPath());
        exchange.getRequestReceiver()
                .receiveFullBytes(
                        (received, body) -> received.getResponseSender().send("x".repeat(body.length + 10)));
    }

    @Override
    public void close() {
        server.stop();
    }

    /** Does not upgrade once more when the request that asked for it is served as stream 1. */
    private static final class Upgrading extends Http2UpgradeHandler {
        private final HttpHandler next;

        Upgrading(HttpHandler next) {
            super(next);
            this.next = next;
        }

        @Override
        public void handleRequest(HttpServerExchange exchange) throws Exception {
            if (exchange.getConnection() instanceof Http2ServerConnection) {
                next.handleRequest(exchange);
            } else {
                super.handleRequest(exchange);
            }
        }
    }
}
