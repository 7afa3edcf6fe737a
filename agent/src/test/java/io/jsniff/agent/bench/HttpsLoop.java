package io.jsniff.agent.bench;

import io.jsniff.agent.tls.Trust;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;

/** The loop of {@link UrlConnectionLoop} over TLS 1.3. */
final class HttpsLoop {
    private HttpsLoop() {}

    public static void main(String[] args) throws Exception {
        SSLContext context = Trust.context("TLS", null);
        HttpsURLConnection.setDefaultSSLSocketFactory(context.getSocketFactory());
        UrlConnectionLoop.run(Integer.parseInt(args[0]), "https", context.getServerSocketFactory());
    }
}
