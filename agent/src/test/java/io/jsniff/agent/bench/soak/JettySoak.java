package io.jsniff.agent.bench.soak;

import io.jsniff.agent.tls.Trust;
import java.nio.ByteBuffer;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http2.server.HTTP2CServerConnectionFactory;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/** Jetty 12. */
public final class JettySoak implements SoakServer {
    @Override
    public int[] start(RequestCounter requests) throws Exception {
        HttpConfiguration configuration = new HttpConfiguration();
        HttpConnectionFactory http1 = new HttpConnectionFactory(configuration);
        Server server = new Server();
        ServerConnector plain = new ServerConnector(server, http1, new HTTP2CServerConnectionFactory(configuration));
        ALPNServerConnectionFactory alpn = new ALPNServerConnectionFactory();
        alpn.setDefaultProtocol(http1.getProtocol());
        SslContextFactory.Server ssl = new SslContextFactory.Server();
        ssl.setSslContext(Trust.context("TLS", null));
        ServerConnector secure =
                new ServerConnector(server, ssl, alpn, new HTTP2ServerConnectionFactory(configuration), http1);
        for (ServerConnector connector : new ServerConnector[] {plain, secure}) {
            connector.setHost("127.0.0.1");
            connector.setIdleTimeout(0);
            connector.setAcceptQueueSize(1000);
            server.addConnector(connector);
        }
        server.setHandler(new Answering(requests));
        server.start();
        return new int[] {plain.getLocalPort(), secure.getLocalPort()};
    }

    /** Blocks until the body is there. */
    private static final class Answering extends Handler.Abstract {
        private final RequestCounter requests;

        Answering(RequestCounter requests) {
            this.requests = requests;
        }

        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            String path = Request.getPathInContext(request);
            requests.add(path);
            Content.Source.asByteBuffer(request);
            response.write(true, ByteBuffer.wrap(Answer.to(path)), callback);
            return true;
        }
    }
}
