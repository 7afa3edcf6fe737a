package io.jsniff.agent.bench.soak;

import io.jsniff.agent.tls.Trust;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpServerExchange;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;

/** Undertow 2.3. */
public final class UndertowSoak implements SoakServer {
    @Override
    public int[] start(RequestCounter requests) throws Exception {
        Undertow server = Undertow.builder()
                .setServerOption(UndertowOptions.ENABLE_HTTP2, true)
                .setServerOption(UndertowOptions.NO_REQUEST_TIMEOUT, -1)
                .addHttpListener(0, "127.0.0.1")
                .addHttpsListener(0, "127.0.0.1", Trust.context("TLS", null))
                .setHandler(exchange -> answer(exchange, requests))
                .build();
        server.start();
        return server.getListenerInfo().stream()
                .mapToInt(info -> ((InetSocketAddress) info.getAddress()).getPort())
                .toArray();
    }

    private static void answer(HttpServerExchange exchange, RequestCounter requests) {
        String path = exchange.getRequestPath();
        requests.add(path);
        exchange.getRequestReceiver()
                .receiveFullBytes(
                        (received, body) -> received.getResponseSender().send(ByteBuffer.wrap(Answer.to(path))));
    }
}
