package io.jsniff.agent.tls;

import java.net.Socket;
import javax.net.ssl.SSLContext;

/**
 * Lets each client post to a server, three times on one connection and once on another. Arguments: the server's port, and the one
 * that makes it end its connections.
 */
public final class Http2Matrix {
    /** How many requests of each client the server must see. */
    public static final int REQUESTS = 4;

    private final int port;
    private final int switchPort;

    private Http2Matrix(String port, String switchPort) {
        this.port = Integer.parseInt(port);
        this.switchPort = Integer.parseInt(switchPort);
    }

    /** How many clients there are. */
    public static int clients() {
        return Http2Clients.values().length;
    }

    public static void main(String[] arguments) throws Exception {
        System.setProperty("jdk.internal.httpclient.disableHostnameVerification", "true");
        Http2Matrix matrix = new Http2Matrix(arguments[0], arguments[1]);
        SSLContext context = Trust.context("TLS", null);
        for (Http2Clients client : Http2Clients.values()) {
            String base = "https://localhost:" + matrix.port + "/" + client;
            client.post(context, base + "/1", base + "/2", base + "/3");
            matrix.endConnections();
            client.post(context, base + "/4");
            matrix.endConnections();
        }
        System.out.println("done");
        System.exit(0);
    }

    private void endConnections() throws Exception {
        new Socket("localhost", switchPort).close();
        OpenSockets.awaitNone(port);
    }
}
