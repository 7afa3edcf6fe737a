package io.jsniff.agent.causes;

import static io.jsniff.agent.causes.Clients.kept;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Response;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpGet;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.util.EntityUtils;

/** Programs with more than one client object, be that a fault or not. */
final class ManyClients {
    private final OddServer server;
    private final Clients by;

    ManyClients(OddServer server) {
        this.server = server;
        this.by = new Clients(server);
    }

    /** A client for each request, used at one line. */
    void perRequest(String library) throws Exception {
        for (int i = 0; i < 3; i++) {
            switch (library) {
                case "OKHTTP" -> by.okHttp(new OkHttpClient(), "/ok");
                case "OKHTTP_INTERCEPTED" -> by.okHttp(intercepted(), "/ok");
                case "OKHTTP_ASYNC" -> by.okHttpLater(new OkHttpClient(), "/ok");
                case "JDK" -> by.jdk(Clients.jdk(), "/ok");
                case "JDK_ASYNC" -> by.jdkLater(Clients.jdk(), "/ok");
                case "APACHE4" -> by.apache4(HttpClients.createDefault(), "/ok");
                case "APACHE4_BASIC" -> by.apache4(ApacheCases.basic(), "/ok");
                case "APACHE5" -> by.apache5(apache5(), "/ok");
                case "APACHE5_ASYNC" -> by.apache5Later(HttpAsyncClients.createDefault(), "/ok");
                case "JETTY" -> by.jetty(Clients.jetty(), "/ok");
                case "REACTOR" -> by.reactor(Clients.reactor(), "/ok");
                default -> throw new IllegalArgumentException(library);
            }
        }
    }

    /** Its interceptor is on the stack of each connect, and is not who wants it. */
    private static OkHttpClient intercepted() {
        return new OkHttpClient.Builder()
                .addInterceptor(chain -> chain.proceed(chain.request()))
                .build();
    }

    private static org.apache.hc.client5.http.impl.classic.CloseableHttpClient apache5() {
        return org.apache.hc.client5.http.impl.classic.HttpClients.createDefault();
    }

    /** The same, each closed after it. */
    void closedPerRequest(String library) throws Exception {
        for (int i = 0; i < 3; i++) {
            switch (library) {
                case "APACHE4" -> byClosed(HttpClients.createDefault());
                case "APACHE4_BASIC" -> byClosed(ApacheCases.basic());
                case "JETTY" -> {
                    var client = Clients.jetty();
                    by.jetty(client, "/ok");
                    client.stop();
                }
                default -> {
                    try (var client = apache5()) {
                        by.apache5(client, "/ok");
                    }
                }
            }
        }
    }

    private void byClosed(CloseableHttpClient client) throws IOException {
        try (client) {
            by.apache4(client, "/ok");
        }
    }

    /** A client for each request, each used at a line of its own. */
    void atManyLines(String library) throws Exception {
        switch (library) {
            case "OKHTTP" -> okHttpAtManyLines();
            case "JDK" -> jdkAtManyLines();
            default -> apache4AtManyLines();
        }
    }

    private void okHttpAtManyLines() throws IOException {
        drain(kept(new OkHttpClient()).newCall(by.okHttpRequest("/ok")).execute());
        drain(kept(new OkHttpClient()).newCall(by.okHttpRequest("/ok")).execute());
        drain(kept(new OkHttpClient()).newCall(by.okHttpRequest("/ok")).execute());
    }

    private static void drain(Response response) throws IOException {
        try (response) {
            response.body().bytes();
        }
    }

    private void jdkAtManyLines() throws Exception {
        Clients.jdk().send(by.jdkRequest("/ok"), BodyHandlers.ofByteArray());
        Clients.jdk().send(by.jdkRequest("/ok"), BodyHandlers.ofByteArray());
        Clients.jdk().send(by.jdkRequest("/ok"), BodyHandlers.ofByteArray());
    }

    private void apache4AtManyLines() throws IOException {
        drain(kept(HttpClients.createDefault()).execute(new HttpGet(server.url("/ok"))));
        drain(kept(HttpClients.createDefault()).execute(new HttpGet(server.url("/ok"))));
        drain(kept(HttpClients.createDefault()).execute(new HttpGet(server.url("/ok"))));
    }

    private static void drain(CloseableHttpResponse response) throws IOException {
        try (response) {
            EntityUtils.consume(response.getEntity());
        }
    }

    /** Two that live for long, used in turn at the same line. No fault. */
    void twoInTurn(String library) throws Exception {
        switch (library) {
            case "OKHTTP" -> {
                List<OkHttpClient> two = List.of(new OkHttpClient(), new OkHttpClient());
                for (int i = 0; i < 6; i++) {
                    by.okHttp(two.get(i % 2), "/ok");
                }
            }
            case "JDK" -> {
                List<HttpClient> two = List.of(Clients.jdk(), Clients.jdk());
                for (int i = 0; i < 6; i++) {
                    by.jdk(two.get(i % 2), "/ok");
                }
            }
            case "APACHE4" -> {
                List<CloseableHttpClient> two = List.of(HttpClients.createDefault(), HttpClients.createDefault());
                for (int i = 0; i < 6; i++) {
                    by.apache4(two.get(i % 2), "/ok");
                }
            }
            case "APACHE5" -> {
                var two = List.of(apache5(), apache5());
                for (int i = 0; i < 6; i++) {
                    by.apache5(two.get(i % 2), "/ok");
                }
            }
            default -> throw new IllegalArgumentException(library);
        }
    }

    /** Two that are used at lines of their own, once each. No fault. */
    void twoOnce() throws Exception {
        by.jdk(Clients.jdk(), "/ok");
        by.jdkLater(Clients.jdk(), "/ok");
    }

    /** A client for each request, but with one pool for all. No fault. */
    void onePool() throws IOException {
        ConnectionPool pool = new ConnectionPool();
        for (int i = 0; i < 3; i++) {
            by.okHttp(new OkHttpClient.Builder().connectionPool(pool).build(), "/ok");
        }
    }
}
