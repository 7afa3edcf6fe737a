package io.jsniff.agent.tls;

import javax.net.ssl.SSLContext;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpPost;
import org.apache.http.conn.ssl.SSLConnectionSocketFactory;
import org.apache.http.entity.ByteArrayEntity;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.util.EntityUtils;

/** Starts each server and posts to it four times, on one connection and on another. Argument: the version of TLS. */
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
                String base = "https://localhost:" + server.start(context) + "/" + server;
                for (String path : new String[] {"/1", "/2", "/last", "/last"}) {
                    HttpPost post = new HttpPost(base + path);
                    post.setEntity(new ByteArrayEntity(new byte[100]));
                    try (CloseableHttpResponse response = client.execute(post)) {
                        EntityUtils.consume(response.getEntity());
                    }
                }
            }
        }
        System.out.println("done");
        System.exit(0);
    }
}
