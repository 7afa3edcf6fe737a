package io.jsniff.agent.worlds;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** The application as a bean of a bundle, with the server of the JDK, at the port of the system property {@code port}. */
public final class CallBean {
    private HttpServer server;

    /** Called by the container. */
    public void start() throws IOException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.getInteger("port"));
        server = HttpServer.create(address, 0);
        server.createContext("/call/do", CallBean::answer);
        server.start();
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] answer = OutgoingCalls.all().getBytes(StandardCharsets.US_ASCII);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Called by the container. */
    public void stop() {
        server.stop(0);
    }
}
