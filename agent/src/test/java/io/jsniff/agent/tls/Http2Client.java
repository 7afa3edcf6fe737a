package io.jsniff.agent.tls;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Asks a server for many things at a time, on one connection. Arguments: the server, how many. */
public final class Http2Client {
    private static final int LARGE = 100_000;

    private Http2Client() {}

    public static void main(String[] arguments) throws Exception {
        System.setProperty("jdk.internal.httpclient.disableHostnameVerification", "true");
        URI base = URI.create(arguments[0]);
        int count = Integer.parseInt(arguments[1]);
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_2)
                .sslContext(Trust.context("TLS", null))
                .build();
        long bytes = client.send(get(base, "first"), BodyHandlers.ofByteArray()).body().length;
        List<CompletableFuture<HttpResponse<byte[]>>> responses = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            responses.add(client.sendAsync(get(base, Integer.toString(i)), BodyHandlers.ofByteArray()));
        }
        for (CompletableFuture<HttpResponse<byte[]>> response : responses) {
            bytes += response.get().body().length;
        }
        HttpRequest last = HttpRequest.newBuilder(base.resolve("last"))
                .header("authorization", "a secret")
                .POST(BodyPublishers.ofByteArray(new byte[LARGE]))
                .build();
        bytes += client.send(last, BodyHandlers.ofByteArray()).body().length;
        System.out.println(bytes + " bytes");
        System.exit(0);
    }

    private static HttpRequest get(URI base, String path) {
        return HttpRequest.newBuilder(base.resolve(path)).build();
    }
}
