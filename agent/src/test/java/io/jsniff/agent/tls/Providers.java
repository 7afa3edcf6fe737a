package io.jsniff.agent.tls;

import java.security.Provider;
import java.security.Security;
import javax.net.ssl.SSLContext;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpPost;
import org.apache.http.entity.ByteArrayEntity;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.apache.http.util.EntityUtils;
import org.bouncycastle.jsse.provider.BouncyCastleJsseProvider;
import org.conscrypt.Conscrypt;

/** Sockets of another TLS provider at the client, its engines at the server. Argument: the provider. */
public final class Providers {
    private Providers() {}

    public static void main(String[] arguments) throws Exception {
        Provider provider = provider(arguments[0]);
        SSLContext context = Trust.context("TLS", provider);
        int port = HttpsServers.startJettyWithoutAlpn(context);
        try (CloseableHttpClient client =
                HttpClients.custom().setSSLContext(context).build()) {
            for (String path : new String[] {"/1", "/2", "/last", "/last"}) {
                HttpPost post = new HttpPost("https://localhost:" + port + path);
                post.setEntity(new ByteArrayEntity(new byte[20_000]));
                try (CloseableHttpResponse response = client.execute(post)) {
                    EntityUtils.consume(response.getEntity());
                }
            }
        }
        System.out.println("done");
        System.exit(0);
    }

    private static Provider provider(String name) {
        if (name.equals("CONSCRYPT")) {
            return Conscrypt.newProvider();
        }
        Security.addProvider(new org.bouncycastle.jce.provider.BouncyCastleProvider());
        return new BouncyCastleJsseProvider();
    }
}
