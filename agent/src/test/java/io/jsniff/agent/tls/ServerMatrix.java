package io.jsniff.agent.tls;

import java.util.List;
import javax.net.ssl.SSLContext;
import okhttp3.ConnectionSpec;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.TlsVersion;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpPost;
import org.apache.http.conn.ssl.SSLConnectionSocketFactory;
import org.apache.http.entity.ByteArrayEntity;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.util.EntityUtils;

/**
 * Starts each server and posts to it on one connection and on another, first over HTTP/1.1 and then over what ALPN yields. Prints each exchange as its
 * client saw it. Argument: the version of TLS.
 */
public final class ServerMatrix {
    private ServerMatrix() {}

    public static void main(String[] arguments) throws Exception {
        SSLContext context = Trust.context("TLS", null);
        String[] versions = {arguments[0]};
        SSLConnectionSocketFactory sockets = new SSLConnectionSocketFactory(
                context, versions, null, SSLConnectionSocketFactory.getDefaultHostnameVerifier());
        try (CloseableHttpClient client =
                HttpClients.custom().setSSLSocketFactory(sockets).build()) {
            for (HttpsServers server : HttpsServers.values()) {
                int port = server.start(context);
                String base = "https://localhost:" + port + "/" + server;
                for (String path : new String[] {"/1", "/2", "/last", "/last"}) {
                    HttpPost post = new HttpPost(base + path);
                    post.setEntity(new ByteArrayEntity(new byte[100]));
                    try (CloseableHttpResponse response = client.execute(post)) {
                        EntityUtils.consume(response.getEntity());
                        tell(
                                "/" + server + path,
                                "HTTP/1.1",
                                response.getStatusLine().getStatusCode());
                    }
                }
                withAlpn(context, arguments[0], port, "/" + server);
            }
        }
        System.exit(0);
    }

    private static void withAlpn(SSLContext context, String version, int port, String server) throws Exception {
        OkHttpClient client = new OkHttpClient.Builder()
                .sslSocketFactory(context.getSocketFactory(), Trust.trustManager())
                .connectionSpecs(List.of(new ConnectionSpec.Builder(ConnectionSpec.MODERN_TLS)
                        .tlsVersions(TlsVersion.forJavaName(version))
                        .build()))
                .build();
        for (String path : new String[] {"/1", "/2", "/last", "/last"}) {
            RequestBody body = RequestBody.create(new byte[100], null);
            Request request = new Request.Builder()
                    .url("https://localhost:" + port + server + path)
                    .post(body)
                    .build();
            try (Response response = client.newCall(request).execute()) {
                response.body().bytes();
                tell(server + path, response.protocol() == Protocol.HTTP_2 ? "HTTP/2" : "HTTP/1.1", response.code());
            }
            if (HttpsServers.isLast(path)) {
                client.connectionPool().evictAll();
                OpenSockets.awaitNone(port);
            }
        }
    }

    private static void tell(String path, String protocol, int status) {
        System.out.println(path + " " + protocol + " " + status);
    }
}
