package io.jsniff.agent.tls;

import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;

/**
 * A client that has a connection before the agent comes, which it calls itself. Arguments: what posts, the port of the server, the
 * agent's jar and its options.
 */
public final class Late {
    private static final byte[] BODY = "hello".getBytes(StandardCharsets.US_ASCII);

    private Late() {}

    /** Posts to a path. */
    private interface Post {
        void to(URI uri) throws IOException, InterruptedException;
    }

    public static void main(String[] arguments) throws Exception {
        Post post = post(arguments[0], Trust.context("TLS", null));
        String base = "https://localhost:" + arguments[1];
        post.to(URI.create(base + "/before"));
        VirtualMachine self =
                VirtualMachine.attach(Long.toString(ProcessHandle.current().pid()));
        self.loadAgent(arguments[2], arguments[3]);
        self.detach();
        for (String path : new String[] {"/1", "/2", "/last"}) {
            post.to(URI.create(base + path));
        }
        System.out.println("done");
        System.exit(0);
    }

    private static Post post(String client, SSLContext context) {
        if (client.equals("URL_CONNECTION")) {
            SSLSocketFactory factory = context.getSocketFactory();
            return uri -> byUrlConnection(uri, factory);
        }
        HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.valueOf(client))
                .sslContext(context)
                .build();
        return uri -> http.send(
                HttpRequest.newBuilder(uri)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(BODY))
                        .build(),
                HttpResponse.BodyHandlers.ofByteArray());
    }

    private static void byUrlConnection(URI uri, SSLSocketFactory factory) throws IOException {
        HttpsURLConnection connection = (HttpsURLConnection) uri.toURL().openConnection();
        connection.setSSLSocketFactory(factory);
        connection.setDoOutput(true);
        connection.getOutputStream().write(BODY);
        try (InputStream in = connection.getInputStream()) {
            in.readAllBytes();
        }
    }
}
