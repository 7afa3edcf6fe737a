package io.jsniff.agent.causes;

import static io.jsniff.agent.causes.Clients.kept;
import static io.jsniff.agent.causes.Steps.burst;
import static io.jsniff.agent.causes.Steps.times;

import java.io.IOException;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.http.client.methods.HttpGet;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.impl.conn.BasicHttpClientConnectionManager;
import org.apache.http.util.EntityUtils;

/** Programs that use Apache HttpClient 4 or 5; with a pool, or with a manager that has one connection. */
final class ApacheCases {
    private final OddServer server;
    private final Clients by;

    ApacheCases(OddServer server) {
        this.server = server;
        this.by = new Clients(server);
    }

    /** A client with one connection. */
    static CloseableHttpClient basic() {
        return HttpClients.custom()
                .setConnectionManager(new BasicHttpClientConnectionManager())
                .build();
    }

    static org.apache.hc.client5.http.impl.classic.CloseableHttpClient basic5() {
        return org.apache.hc.client5.http.impl.classic.HttpClients.custom()
                .setConnectionManager(new org.apache.hc.client5.http.impl.io.BasicHttpClientConnectionManager())
                .build();
    }

    void run(String name) throws Exception {
        switch (name) {
            case "APACHE4_NOT_CONSUMED" -> notConsumed(HttpClients.createDefault());
            case "APACHE4_BASIC_NOT_CONSUMED" -> notConsumed(basic());
            case "APACHE4_LEAK" -> leak();
            case "APACHE4_BASIC_LEAK" -> leakOfBasic();
            case "APACHE5_LEAK" -> leak5();
            case "APACHE4_CLOSE" -> times(2, this::askedToClose);
            case "APACHE4_RETRY" -> {
                CloseableHttpClient client = HttpClients.createDefault();
                times(2, () -> by.apache4(client, "/drops-second"));
            }
            case "APACHE4_BASIC_TWO_HOSTS" -> twoHosts();
            case "APACHE5_BASIC_TWO_HOSTS" -> twoHosts5();
            case "GOOD_APACHE4" -> {
                CloseableHttpClient client = HttpClients.createDefault();
                burst(2, () -> times(5, () -> by.apache4(client, "/ok")));
            }
            case "GOOD_APACHE4_BASIC" -> {
                CloseableHttpClient client = basic();
                times(5, () -> by.apache4(client, "/ok"));
            }
            case "GOOD_APACHE5" -> {
                var client = org.apache.hc.client5.http.impl.classic.HttpClients.createDefault();
                burst(2, () -> times(5, () -> by.apache5(client, "/ok")));
            }
            case "GOOD_APACHE5_ASYNC" -> {
                var client = HttpAsyncClients.createDefault();
                times(5, () -> by.apache5Later(client, "/ok"));
            }
            default -> throw new IllegalArgumentException(name);
        }
    }

    private void notConsumed(CloseableHttpClient client) throws IOException {
        for (int i = 0; i < 2; i++) {
            client.execute(new HttpGet(server.url("/ok"))).close();
        }
    }

    private org.apache.hc.client5.http.classic.methods.HttpGet get5(String path) {
        return new org.apache.hc.client5.http.classic.methods.HttpGet(server.url(path));
    }

    private void leak() throws IOException {
        CloseableHttpClient client = HttpClients.createDefault();
        kept(client);
        for (int i = 0; i < 2; i++) {
            kept(client.execute(new HttpGet(server.url("/stalls"))));
        }
    }

    /** Its second request would be refused; so people make another client. */
    private void leakOfBasic() throws IOException {
        for (int i = 0; i < 2; i++) {
            kept(kept(basic()).execute(new HttpGet(server.url("/stalls"))));
        }
    }

    private void leak5() throws IOException {
        var client = kept(org.apache.hc.client5.http.impl.classic.HttpClients.createDefault());
        for (int i = 0; i < 2; i++) {
            kept(client.executeOpen(null, get5("/stalls"), null));
        }
    }

    private void askedToClose() throws IOException {
        HttpGet get = new HttpGet(server.url("/ok"));
        get.setHeader("Connection", "close");
        kept(HttpClients.createDefault()).execute(get, Object::toString);
    }

    /** The same server under two names, by turns. */
    private void twoHosts() throws IOException {
        CloseableHttpClient client = kept(basic());
        for (int i = 0; i < 4; i++) {
            client.execute(new HttpGet(byTurns(i)), response -> EntityUtils.toByteArray(response.getEntity()));
        }
    }

    private void twoHosts5() throws IOException {
        var client = kept(basic5());
        for (int i = 0; i < 4; i++) {
            client.execute(
                    new org.apache.hc.client5.http.classic.methods.HttpGet(byTurns(i)),
                    response -> org.apache.hc.core5.http.io.entity.EntityUtils.toByteArray(response.getEntity()));
        }
    }

    private String byTurns(int number) {
        return number % 2 == 0 ? server.url("/ok") : server.url("/ok").replace("localhost", "127.0.0.1");
    }
}
