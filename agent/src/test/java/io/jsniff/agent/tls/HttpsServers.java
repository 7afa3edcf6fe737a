package io.jsniff.agent.tls;

import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.coyote.http2.Http2Protocol;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.ssl.SslContextFactory;

/**
 * HTTPS servers that answer every request, of HTTP/2 if the client likes that by ALPN; of HTTP/1.1 they close the connection behind one
 * for a path that ends in {@code /last}.
 */
enum HttpsServers {
    TOMCAT {
        @Override
        int start(SSLContext context) throws Exception {
            Path keys = Files.createTempFile("localhost", ".p12");
            Files.write(keys, Trust.class.getResourceAsStream("localhost.p12").readAllBytes());
            SSLHostConfig host = new SSLHostConfig();
            SSLHostConfigCertificate certificate =
                    new SSLHostConfigCertificate(host, SSLHostConfigCertificate.Type.RSA);
            certificate.setCertificateKeystoreFile(keys.toString());
            certificate.setCertificateKeystorePassword("changeit");
            host.addCertificate(certificate);
            Connector connector = new Connector("org.apache.coyote.http11.Http11NioProtocol");
            connector.setPort(0);
            connector.setProperty("SSLEnabled", "true");
            connector.setScheme("https");
            connector.addSslHostConfig(host);
            connector.addUpgradeProtocol(new Http2Protocol());
            Tomcat tomcat = new Tomcat();
            tomcat.setBaseDir(Files.createTempDirectory("tomcat").toString());
            tomcat.setConnector(connector);
            Context root = tomcat.addContext("", null);
            Tomcat.addServlet(root, "all", new Servlet());
            root.addServletMappingDecoded("/*", "all");
            tomcat.start();
            Files.delete(keys);
            return connector.getLocalPort();
        }
    },
    JETTY {
        @Override
        int start(SSLContext context) throws Exception {
            HttpConnectionFactory http1 = new HttpConnectionFactory(new HttpConfiguration());
            ALPNServerConnectionFactory alpn = new ALPNServerConnectionFactory();
            alpn.setDefaultProtocol(http1.getProtocol());
            return startJetty(context, alpn, new HTTP2ServerConnectionFactory(new HttpConfiguration()), http1);
        }
    },
    UNDERTOW {
        @Override
        int start(SSLContext context) {
            Undertow server = Undertow.builder()
                    .setServerOption(UndertowOptions.ENABLE_HTTP2, true)
                    .addHttpsListener(0, "localhost", context)
                    .setHandler(exchange -> exchange.getRequestReceiver().receiveFullBytes((received, body) -> {
                        if (isLast(received.getRequestPath())) {
                            received.setPersistent(false);
                        }
                        received.getResponseSender().send(ByteBuffer.wrap(ANSWER));
                    }))
                    .build();
            server.start();
            return ((java.net.InetSocketAddress) server.getListenerInfo().get(0).getAddress()).getPort();
        }
    },
    NETTY {
        @Override
        int start(SSLContext context) throws Exception {
            return NettyServer.start(io.netty.handler.ssl.SslProvider.JDK, ANSWER);
        }
    },
    NETTY_OPENSSL {
        @Override
        int start(SSLContext context) throws Exception {
            return NettyServer.start(io.netty.handler.ssl.SslProvider.OPENSSL, ANSWER);
        }
    };

    private static final byte[] ANSWER = "hello".getBytes(StandardCharsets.US_ASCII);

    /** The port of a server that has started. */
    abstract int start(SSLContext context) throws Exception;

    /** The port of a Jetty that speaks HTTP/1.1 alone: its ALPN knows the engines of the JDK and of no other provider. */
    static int startJettyWithoutAlpn(SSLContext context) throws Exception {
        return startJetty(context, new HttpConnectionFactory(new HttpConfiguration()));
    }

    private static int startJetty(SSLContext context, ConnectionFactory... protocols) throws Exception {
        Server server = new Server();
        SslContextFactory.Server ssl = new SslContextFactory.Server();
        ssl.setSslContext(context);
        ServerConnector connector = new ServerConnector(server, ssl, protocols);
        server.addConnector(connector);
        server.setHandler(new Handler.Abstract() {
            @Override
            public boolean handle(Request request, Response response, Callback callback) throws Exception {
                Content.Source.asByteBuffer(request);
                if (isLast(Request.getPathInContext(request))) {
                    response.getHeaders().put(HttpHeader.CONNECTION, "close");
                }
                response.write(true, ByteBuffer.wrap(ANSWER), callback);
                return true;
            }
        });
        server.start();
        return connector.getLocalPort();
    }

    static boolean isLast(String path) {
        return path.endsWith("/last");
    }

    private static final class Servlet extends HttpServlet {
        private static final long serialVersionUID = 1;

        @Override
        protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
            request.getInputStream().readAllBytes();
            if (isLast(request.getRequestURI())) {
                response.setHeader("Connection", "close");
            }
            response.setContentLength(ANSWER.length);
            response.getOutputStream().write(ANSWER);
        }
    }
}
