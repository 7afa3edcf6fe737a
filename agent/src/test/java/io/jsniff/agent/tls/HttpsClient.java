package io.jsniff.agent.tls;

import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.async.methods.SimpleRequestBuilder;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpPost;
import org.apache.http.entity.ByteArrayEntity;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.util.EntityUtils;
import org.eclipse.jetty.client.BytesRequestContent;
import org.eclipse.jetty.client.transport.HttpClientTransportOverHTTP;
import org.eclipse.jetty.io.ClientConnector;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** HTTPS clients, each of which posts to some paths, one after the other, on as few connections as it can. */
enum HttpsClient {
    URL_CONNECTION {
        @Override
        void post(SSLContext context, String[] urls) throws Exception {
            SSLSocketFactory factory = context.getSocketFactory(); // with another one there would be another connection
            for (String url : urls) {
                HttpsURLConnection connection =
                        (HttpsURLConnection) URI.create(url).toURL().openConnection();
                connection.setSSLSocketFactory(factory);
                connection.setDoOutput(true);
                connection.getOutputStream().write(BODY);
                try (InputStream in = connection.getInputStream()) {
                    in.readAllBytes();
                }
            }
        }
    },
    JAVA_NET_HTTP {
        @Override
        void post(SSLContext context, String[] urls) throws Exception {
            java.net.http.HttpClient client =
                    java.net.http.HttpClient.newBuilder().sslContext(context).build();
            for (String url : urls) {
                HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                        .POST(HttpRequest.BodyPublishers.ofByteArray(BODY))
                        .build();
                client.send(request, HttpResponse.BodyHandlers.ofByteArray());
            }
        }
    },
    OKHTTP {
        @Override
        void post(SSLContext context, String[] urls) throws Exception {
            OkHttpClient client = new OkHttpClient.Builder()
                    .sslSocketFactory(context.getSocketFactory(), Trust.trustManager())
                    .build();
            for (String url : urls) {
                RequestBody body = RequestBody.create(BODY, MediaType.get("text/plain"));
                Request request = new Request.Builder().url(url).post(body).build();
                try (Response response = client.newCall(request).execute()) {
                    response.body().bytes();
                }
            }
        }
    },
    APACHE_4 {
        @Override
        void post(SSLContext context, String[] urls) throws Exception {
            try (CloseableHttpClient client = org.apache.http.impl.client.HttpClients.custom()
                    .setSSLContext(context)
                    .build()) {
                for (String url : urls) {
                    HttpPost post = new HttpPost(url);
                    post.setEntity(new ByteArrayEntity(BODY));
                    try (CloseableHttpResponse response = client.execute(post)) {
                        EntityUtils.consume(response.getEntity());
                    }
                }
            }
        }
    },
    APACHE_5 {
        @Override
        void post(SSLContext context, String[] urls) throws Exception {
            var connections = PoolingHttpClientConnectionManagerBuilder.create()
                    .setTlsSocketStrategy(ClientTlsStrategyBuilder.create()
                            .setSslContext(context)
                            .buildClassic())
                    .build();
            try (var client = org.apache.hc.client5.http.impl.classic.HttpClients.custom()
                    .setConnectionManager(connections)
                    .build()) {
                for (String url : urls) {
                    var post = new org.apache.hc.client5.http.classic.methods.HttpPost(url);
                    post.setEntity(
                            new org.apache.hc.core5.http.io.entity.ByteArrayEntity(BODY, ContentType.TEXT_PLAIN));
                    client.execute(post, response -> {
                        org.apache.hc.core5.http.io.entity.EntityUtils.consume(response.getEntity());
                        return null;
                    });
                }
            }
        }
    },
    APACHE_5_ASYNC {
        @Override
        void post(SSLContext context, String[] urls) throws Exception {
            var connections = PoolingAsyncClientConnectionManagerBuilder.create()
                    .setTlsStrategy(ClientTlsStrategyBuilder.create()
                            .setSslContext(context)
                            .buildAsync())
                    .build();
            try (CloseableHttpAsyncClient client =
                    HttpAsyncClients.custom().setConnectionManager(connections).build()) {
                client.start();
                for (String url : urls) {
                    SimpleHttpRequest request = SimpleRequestBuilder.post(url)
                            .setBody(BODY, ContentType.TEXT_PLAIN)
                            .build();
                    client.execute(request, null).get();
                }
            }
        }
    },
    JETTY {
        @Override
        void post(SSLContext context, String[] urls) throws Exception {
            ClientConnector connector = new ClientConnector();
            SslContextFactory.Client ssl = new SslContextFactory.Client();
            ssl.setSslContext(context);
            connector.setSslContextFactory(ssl);
            var client = new org.eclipse.jetty.client.HttpClient(new HttpClientTransportOverHTTP(connector));
            client.start();
            for (String url : urls) {
                client.POST(url).body(new BytesRequestContent(BODY)).send();
            }
            client.stop();
        }
    },
    NETTY {
        @Override
        void post(SSLContext context, String[] urls) throws Exception {
            NettyClient.post(io.netty.handler.ssl.SslProvider.JDK, BODY, urls);
        }
    },
    NETTY_OPENSSL {
        @Override
        void post(SSLContext context, String[] urls) throws Exception {
            NettyClient.post(io.netty.handler.ssl.SslProvider.OPENSSL, BODY, urls);
        }
    };

    private static final byte[] BODY = "0123456789".repeat(5).getBytes(StandardCharsets.US_ASCII);

    abstract void post(SSLContext context, String[] urls) throws Exception;
}
