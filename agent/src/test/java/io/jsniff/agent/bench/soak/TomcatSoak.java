package io.jsniff.agent.bench.soak;

import io.jsniff.agent.tls.Trust;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.coyote.http2.Http2Protocol;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;

/** Tomcat 10.1. */
public final class TomcatSoak implements SoakServer {
    @Override
    public int[] start(RequestCounter requests) throws Exception {
        Connector plain = connector();
        Connector secure = connector();
        secure.setProperty("SSLEnabled", "true");
        secure.setScheme("https");
        Path keys = Files.createTempFile("localhost", ".p12");
        Files.write(keys, Trust.class.getResourceAsStream("localhost.p12").readAllBytes());
        secure.addSslHostConfig(host(keys));
        Tomcat tomcat = new Tomcat();
        tomcat.setBaseDir(Files.createTempDirectory("tomcat").toString());
        tomcat.setConnector(plain);
        tomcat.setConnector(secure);
        Context root = tomcat.addContext("", null);
        Tomcat.addServlet(root, "all", new Answering(requests));
        root.addServletMappingDecoded("/*", "all");
        tomcat.start();
        Files.delete(keys);
        return new int[] {plain.getLocalPort(), secure.getLocalPort()};
    }

    private static Connector connector() {
        Connector connector = new Connector("org.apache.coyote.http11.Http11NioProtocol");
        connector.setPort(0);
        connector.setProperty("address", "127.0.0.1");
        connector.setProperty("maxConnections", "30000");
        connector.setProperty("acceptCount", "1000");
        connector.setProperty("keepAliveTimeout", "-1");
        connector.setProperty("maxKeepAliveRequests", "-1");
        connector.addUpgradeProtocol(new Http2Protocol());
        return connector;
    }

    private static SSLHostConfig host(Path keys) {
        SSLHostConfig host = new SSLHostConfig();
        SSLHostConfigCertificate certificate = new SSLHostConfigCertificate(host, SSLHostConfigCertificate.Type.RSA);
        certificate.setCertificateKeystoreFile(keys.toString());
        certificate.setCertificateKeystorePassword("changeit");
        host.addCertificate(certificate);
        return host;
    }

    /** Leaves quietly when the client has. */
    private static final class Answering extends HttpServlet {
        private static final long serialVersionUID = 1;

        private final transient RequestCounter requests;

        Answering(RequestCounter requests) {
            this.requests = requests;
        }

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) {
            String path = request.getRequestURI();
            requests.add(path);
            byte[] answer = Answer.to(path);
            try {
                request.getInputStream().readAllBytes();
                response.setContentLength(answer.length);
                response.getOutputStream().write(answer);
            } catch (IOException e) {
                // the client has gone
            }
        }
    }
}
