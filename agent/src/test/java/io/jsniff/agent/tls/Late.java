package io.jsniff.agent.tls;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * A client that keeps its connection while it is told by standard input what to post to: a path, and the names of header fields to be
 * sent. To each line it says the version of HTTP and the status. Arguments: who posts, and the server.
 */
public final class Late {
    private static final byte[] BODY = "hello".getBytes(StandardCharsets.US_ASCII);

    private Late() {}

    /** Posts to a URI with some fields. */
    private interface Post {
        String to(URI uri, String[] fields) throws IOException, InterruptedException;
    }

    public static void main(String[] arguments) throws Exception {
        Post post = post(arguments[0], URI.create(arguments[1]).getScheme());
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            String[] words = line.split(" ", 2);
            String[] fields = words.length == 1 ? new String[0] : words[1].split(" ");
            System.out.println(post.to(URI.create(arguments[1] + words[0]), fields));
        }
        System.exit(0);
    }

    private static Post post(String client, String scheme) throws Exception {
        SSLContext context = Trust.context("TLS", null);
        return switch (client) {
            case "URL_CONNECTION" -> byUrlConnection(context.getSocketFactory());
            case "HTTP_1_1", "HTTP_2" ->
                byHttpClient(HttpClient.newBuilder()
                        .version(HttpClient.Version.valueOf(client))
                        .sslContext(context)
                        .build());
            case "OKHTTP_1" -> byOkHttp(context, Protocol.HTTP_1_1);
            case "OKHTTP_2" ->
                scheme.equals("http")
                        ? byOkHttp(context, Protocol.H2_PRIOR_KNOWLEDGE)
                        : byOkHttp(context, Protocol.HTTP_2, Protocol.HTTP_1_1);
            default -> throw new IllegalArgumentException(client);
        };
    }

    private static Post byUrlConnection(SSLSocketFactory factory) {
        return (uri, fields) -> {
            HttpsURLConnection connection = (HttpsURLConnection) uri.toURL().openConnection();
            connection.setSSLSocketFactory(factory);
            connection.setDoOutput(true);
            for (String field : fields) {
                connection.setRequestProperty(field, field);
            }
            connection.getOutputStream().write(BODY);
            try (InputStream in = connection.getInputStream()) {
                in.readAllBytes();
            }
            return "HTTP/1.1 " + connection.getResponseCode();
        };
    }

    private static Post byHttpClient(HttpClient client) {
        return (uri, fields) -> {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(uri).POST(HttpRequest.BodyPublishers.ofByteArray(BODY));
            for (String field : fields) {
                request.header(field, field);
            }
            HttpResponse<byte[]> response = client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return (response.version() == HttpClient.Version.HTTP_2 ? "HTTP/2 " : "HTTP/1.1 ") + response.statusCode();
        };
    }

    private static Post byOkHttp(SSLContext context, Protocol... protocols) throws Exception {
        OkHttpClient client = new OkHttpClient.Builder()
                .sslSocketFactory(context.getSocketFactory(), Trust.trustManager())
                .protocols(List.of(protocols))
                .build();
        return (uri, fields) -> {
            Request.Builder request = new Request.Builder().url(uri.toString()).post(RequestBody.create(BODY, null));
            for (String field : fields) {
                request.header(field, field);
            }
            try (Response response = client.newCall(request.build()).execute()) {
                response.body().bytes();
                return (response.protocol() == Protocol.HTTP_1_1 ? "HTTP/1.1 " : "HTTP/2 ") + response.code();
            }
        };
    }
}
