package io.jsniff.agent.tls;

import io.netty.handler.ssl.SslProvider;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLContext;
import org.eclipse.jetty.client.BytesRequestContent;
import org.eclipse.jetty.http2.client.HTTP2Client;
import org.eclipse.jetty.http2.client.transport.HttpClientTransportOverHTTP2;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** Clients that speak HTTP/2 if the server does, each of which posts to some paths, one after the other. */
enum Http2Clients {
    JAVA_NET_HTTP(HttpsClient.JAVA_NET_HTTP::post),
    OKHTTP(HttpsClient.OKHTTP::post),
    APACHE_5_ASYNC(HttpsClient.APACHE_5_ASYNC::post),
    JETTY(Http2Clients::byJetty),
    NETTY((context, urls) -> NettyHttp2Client.post(SslProvider.JDK, body(), urls)),
    NETTY_OPENSSL((context, urls) -> NettyHttp2Client.post(SslProvider.OPENSSL, body(), urls));

    /** Posts to some paths. */
    private interface Posts {
        void post(SSLContext context, String[] urls) throws Exception;
    }

    @SuppressWarnings("ImmutableEnumChecker") // a function without state
    private final Posts posts;

    Http2Clients(Posts posts) {
        this.posts = posts;
    }

    void post(SSLContext context, String... urls) throws Exception {
        posts.post(context, urls);
    }

    private static byte[] body() {
        return "0123456789".repeat(5).getBytes(StandardCharsets.US_ASCII);
    }

    private static void byJetty(SSLContext context, String[] urls) throws Exception {
        ClientConnector connector = new ClientConnector();
        SslContextFactory.Client ssl = new SslContextFactory.Client();
        ssl.setSslContext(context);
        connector.setSslContextFactory(ssl);
        var client =
                new org.eclipse.jetty.client.HttpClient(new HttpClientTransportOverHTTP2(new HTTP2Client(connector)));
        client.start();
        for (String url : urls) {
            client.POST(url).body(new BytesRequestContent(body())).send();
        }
        client.stop();
    }
}
