package io.jsniff.agent.tls;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLContext;

/**
 * A server and clients in one JVM, told by standard input what to do; ends with it. It says its port first. {@code post} has every
 * client post to the server, {@code hooks} says how many errors jsniff's bridge has suppressed. To each line it says a line. Argument: the
 * server.
 */
public final class HttpsService {
    private HttpsService() {}

    public static void main(String[] arguments) throws Exception {
        System.setProperty("jdk.internal.httpclient.disableHostnameVerification", "true");
        SSLContext context = Trust.context("TLS", null);
        int port = HttpsServers.valueOf(arguments[0]).start(context);
        System.out.println(port);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            System.out.println(line.equals("post") ? post(context, port) : suppressed());
        }
        System.exit(0);
    }

    private static String post(SSLContext context, int port) throws Exception {
        String base = "https://localhost:" + port;
        for (HttpsClient client : HttpsClient.values()) {
            client.post(context, new String[] {base + "/1", base + "/2"});
        }
        return "posted";
    }

    private static Object suppressed() throws Exception {
        return Class.forName("java.lang.JsniffBridge").getMethod("suppressed").invoke(null);
    }
}
