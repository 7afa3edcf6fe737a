package io.jsniff.agent.app;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server and its clients in one JVM, which count for themselves what becomes of each request. Told by standard input what to do, a
 * command a line, to each of which it says a line; see {@link #obey}.
 */
public final class Besieged {
    /** None, so that each request is a single write: after a second one TCP waits. */
    private static final byte[] BODY = new byte[0];

    private static final byte[] ANSWER = "besieged".getBytes(StandardCharsets.US_ASCII);
    private static final List<Client> CLIENTS = List.of(
            Client.SOCKET, Client.GATHERING_CHANNEL, Client.SELECTOR, Client.URL_CONNECTION, Client.HTTP_CLIENT);

    private final AtomicInteger served = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private final InetSocketAddress address;

    private Besieged() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.setExecutor(threads);
        server.start();
        address = new InetSocketAddress("localhost", server.getAddress().getPort());
    }

    public static void main(String[] arguments) throws Exception {
        Besieged besieged = new Besieged();
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] words = line.split(" ");
            System.out.println(besieged.obey(words[0], words.length > 1 ? Integer.parseInt(words[1]) : 0));
        }
        System.exit(0);
    }

    private String obey(String command, int number) throws Exception {
        switch (command) {
            case "send" -> send(number);
            case "send-and-exit" -> {
                send(number);
                System.out.println(served + " served");
                System.exit(3);
            }
            case "send-in-a-hook" -> Runtime.getRuntime().addShutdownHook(new Thread(() -> sendLast(number)));
            case "interrupt-others" -> interruptOthers(number);
            case "close-standard-error" -> System.err.close();
            case "halt" -> Runtime.getRuntime().halt(number);
            default -> System.exit(number);
        }
        return served + " served";
    }

    /** So many requests by each of the clients, all at once. */
    private void send(int requests) throws Exception {
        List<Future<Integer>> answered = new ArrayList<>();
        for (Client client : CLIENTS) {
            answered.add(threads.submit(() -> client.exchange(address, "/besieged", BODY, requests)));
        }
        for (Future<Integer> sum : answered) {
            if (sum.get() != requests * ANSWER.length) {
                throw new IllegalStateException("answers of " + sum.get() + " bytes");
            }
        }
    }

    /** What a client of logs or metrics does when the JVM ends. */
    private void sendLast(int requests) {
        try {
            send(requests);
            System.out.println(served + " served");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private void answer(HttpExchange exchange) throws IOException {
        served.incrementAndGet();
        exchange.sendResponseHeaders(200, ANSWER.length);
        exchange.getResponseBody().write(ANSWER);
        exchange.close();
    }

    /** Interrupts the threads that are not of this application nor of the JDK, as often as said. */
    private void interruptOthers(int times) {
        for (int i = 0; i < times; i++) {
            for (Thread thread : Thread.getAllStackTraces().keySet()) {
                if (thread.getName().startsWith("jsniff")) {
                    thread.interrupt();
                }
            }
        }
    }
}
