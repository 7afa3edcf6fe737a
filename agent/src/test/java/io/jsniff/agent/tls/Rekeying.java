package io.jsniff.agent.tls;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.Security;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * A client and a server that change their keys while one connection carries exchanges. Arguments: the client, the server, and who wants
 * other keys: one of them, by another handshake of TLS 1.2, or the limit that the JDK has for keys of TLS 1.3.
 */
public final class Rekeying {
    private final SSLContext context = Trust.context("TLS", null);
    private final String who;

    private Rekeying(String who) throws Exception {
        this.who = who;
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments[2].equals("LIMIT")) {
            Security.setProperty("jdk.tls.keyLimits", "AES/GCM/NoPadding KeyUpdate 2^8");
        }
        Rekeying rekeying = new Rekeying(arguments[2]);
        if (arguments[1].equals("SOCKETS")) {
            try (RecordingServer server = new RecordingServer(rekeying.version())) {
                rekeying.ask(arguments[0], server.port());
            }
        } else {
            rekeying.ask(arguments[0], HttpsServers.valueOf(arguments[1]).start(rekeying.context));
        }
        System.out.println("done");
        System.exit(0);
    }

    private String version() {
        return who.equals("LIMIT") ? "TLSv1.3" : "TLSv1.2";
    }

    private void ask(String client, int port) throws Exception {
        String[] paths = {"/1", who.equals("SERVER") ? "/again" : "/more", "/2", "/3", "/last"};
        if (client.equals("SOCKET")) {
            bySocket(port, paths);
        } else {
            byHttpClient(HttpClient.Version.valueOf(client), port, paths);
        }
    }

    private void bySocket(int port, String[] paths) throws Exception {
        try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("localhost", port)) {
            socket.setEnabledProtocols(new String[] {version()});
            for (String path : paths) {
                Scene.ask(socket, "GET " + path, "hello");
                if (who.equals("CLIENT") && path.equals("/more")) {
                    socket.startHandshake();
                }
            }
        }
    }

    private void byHttpClient(HttpClient.Version version, int port, String[] paths) throws Exception {
        HttpClient client =
                HttpClient.newBuilder().version(version).sslContext(context).build();
        for (String path : paths) {
            URI uri = URI.create("https://localhost:" + port + path);
            client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofByteArray());
        }
    }
}
