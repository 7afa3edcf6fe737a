package io.jsniff.agent.app;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A server and a client in one JVM: three POSTs on one connection. Arguments: the kind of client, the path of the requests and
 * how many bytes each of them and each answer has.
 */
public final class Exchanges {
    static final int ROUNDS = 3;

    private Exchanges() {}

    public static void main(String[] arguments) throws Exception {
        int size = Integer.parseInt(arguments[2]);
        byte[] body = "x".repeat(size).getBytes(StandardCharsets.UTF_8);
        ExecutorService threads = Executors.newCachedThreadPool();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> answer(exchange, body));
        server.setExecutor(threads);
        server.start();
        InetSocketAddress address =
                new InetSocketAddress("localhost", server.getAddress().getPort());
        int sum = Client.valueOf(arguments[0]).exchange(address, arguments[1], body, ROUNDS);
        System.out.println(sum + " bytes");
        server.stop(0);
        threads.shutdown();
        System.exit(7); // an exit code of the application's own
    }

    private static void answer(HttpExchange exchange, byte[] body) throws IOException {
        exchange.getRequestBody().readAllBytes();
        exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
