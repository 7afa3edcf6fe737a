package io.jsniff.agent.tls;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;

/** A server of the JDK and its clients in one JVM. Arguments: the version of TLS, the client. */
public final class Secure {
    private static final byte[] BODY = "hello".getBytes(StandardCharsets.US_ASCII);

    private Secure() {}

    public static void main(String[] arguments) throws Exception {
        SSLContext context = Trust.context("TLS", null);
        ExecutorService threads = Executors.newCachedThreadPool();
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context) {
            @Override
            public void configure(HttpsParameters parameters) {
                SSLParameters wanted = context.getDefaultSSLParameters();
                wanted.setProtocols(new String[] {arguments[0]});
                parameters.setSSLParameters(wanted);
            }
        });
        server.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            exchange.sendResponseHeaders(200, BODY.length);
            exchange.getResponseBody().write(BODY);
            exchange.close();
        });
        server.setExecutor(threads);
        server.start();
        URI uri = URI.create("https://localhost:" + server.getAddress().getPort() + "/path");
        int sum = arguments[1].equals("URL_CONNECTION") ? urlConnection(uri, context) : httpClient(uri, context);
        System.out.println(sum + " bytes");
        server.stop(0);
        threads.shutdown();
        System.exit(7);
    }

    private static int urlConnection(URI uri, SSLContext context) throws Exception {
        HttpsURLConnection.setDefaultSSLSocketFactory(context.getSocketFactory());
        int sum = 0;
        for (int i = 0; i < 3; i++) {
            HttpsURLConnection connection = (HttpsURLConnection) uri.toURL().openConnection();
            connection.setDoOutput(true);
            connection.getOutputStream().write(BODY);
            try (InputStream in = connection.getInputStream()) {
                sum += in.readAllBytes().length;
            }
        }
        return sum;
    }

    private static int httpClient(URI uri, SSLContext context) throws Exception {
        HttpClient client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .sslContext(context)
                .build();
        int sum = 0;
        for (int i = 0; i < 3; i++) {
            HttpRequest request = HttpRequest.newBuilder(uri)
                    .POST(HttpRequest.BodyPublishers.ofByteArray(BODY))
                    .build();
            sum += client.send(request, HttpResponse.BodyHandlers.ofByteArray()).body().length;
        }
        return sum;
    }
}
