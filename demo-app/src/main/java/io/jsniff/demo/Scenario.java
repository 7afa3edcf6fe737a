package io.jsniff.demo;

import java.io.IOException;
import java.util.List;

/**
 * A fault or its remedy, to be watched from outside.
 *
 * @param name as on the command line
 * @param does what the client does
 * @param expect what becomes of its connections
 * @param reused whether its requests share one connection, else each has one of its own
 * @param script sends the requests
 */
record Scenario(String name, String does, String expect, boolean reused, Script script) {
    private static final String EACH_UNIQUE = "each request unique: a connection of its own, closed after it";
    private static final String ONE_CONNECTION = "start, then continue, at the end last: one connection";
    private static final String KEPT_OPEN =
            "start, then continue: one connection, which stays open in the client's pool";

    /** All there are, each fault before its remedy. */
    static final List<Scenario> ALL = List.of(
            new Scenario(
                    "body-not-read",
                    "a hand-written client reads the head of the response, but not the body, and drops the connection",
                    EACH_UNIQUE,
                    false,
                    (target, requests) -> postAll(new SocketClient(target.events(), false), requests)),
            new Scenario(
                    "body-read",
                    "the same client asks for OPTIONS first, and reads each response to its end",
                    ONE_CONNECTION,
                    true,
                    Scenario::optionsThenPostAll),
            new Scenario(
                    "disconnect",
                    "HttpURLConnection, with a call of disconnect() after each response",
                    EACH_UNIQUE,
                    false,
                    (target, requests) -> postAll(new UrlConnectionClient(target.events(), true), requests)),
            new Scenario(
                    "no-disconnect",
                    "HttpURLConnection, each response read to its end and left to the pool",
                    ONE_CONNECTION,
                    true,
                    (target, requests) -> postAll(new UrlConnectionClient(target.events(), false), requests)),
            new Scenario(
                    "client-per-request",
                    "java.net.http, with an HttpClient built for each request",
                    "each request start: a connection of its own, which stays open in a pool that is never used again",
                    false,
                    (target, requests) -> postAll(JdkHttpClient.withClientPerEvent(target.events()), requests)),
            new Scenario(
                    "one-client",
                    "java.net.http, with one HttpClient for all requests",
                    KEPT_OPEN,
                    true,
                    (target, requests) -> postAll(JdkHttpClient.withOneClient(target.events()), requests)),
            new Scenario(
                    "different-tls-context",
                    "HttpsURLConnection, with a socket factory asked for at each request",
                    "each request start, the last unique: a connection of its own, kept for a factory that is never used again",
                    false,
                    (target, requests) ->
                            postAll(UrlConnectionClient.withFactoryPerEvent(target.eventsByTls()), requests)),
            new Scenario(
                    "one-tls-context",
                    "HttpsURLConnection, with one socket factory for all requests",
                    ONE_CONNECTION,
                    true,
                    (target, requests) -> postAll(UrlConnectionClient.withOneFactory(target.eventsByTls()), requests)),
            new Scenario(
                    "server-closes",
                    "a good client, but the server answers Connection: close",
                    EACH_UNIQUE,
                    false,
                    (target, requests) -> postAll(new UrlConnectionClient(target.eventsThenClose(), false), requests)),
            new Scenario(
                    "raw-socket",
                    "one bare socket kept open for all requests, to a server that keeps it open too",
                    ONE_CONNECTION,
                    true,
                    (target, requests) -> postAll(new SocketClient(target.events(), true), requests)));

    /** Sends the requests of a scenario, one after the other. */
    @FunctionalInterface
    interface Script {
        void run(Target target, int requests) throws IOException, InterruptedException;
    }

    private static void postAll(EventClient client, int requests) throws IOException, InterruptedException {
        try (client) {
            for (int i = 1; i <= requests; i++) {
                client.post(EventClient.event(i));
            }
        }
    }

    private static void optionsThenPostAll(Target target, int requests) throws IOException, InterruptedException {
        var client = new SocketClient(target.events(), true);
        client.options();
        postAll(client, requests);
    }
}
