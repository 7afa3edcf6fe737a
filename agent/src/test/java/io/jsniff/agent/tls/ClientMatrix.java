package io.jsniff.agent.tls;

import java.util.List;
import javax.net.ssl.SSLContext;

/** Lets each client post to a server. Arguments: its port, and which clients, all if none is named. */
public final class ClientMatrix {
    private ClientMatrix() {}

    public static void main(String[] arguments) throws Exception {
        System.setProperty("jdk.internal.httpclient.disableHostnameVerification", "true");
        SSLContext context = Trust.context("TLS", null);
        for (HttpsClient client : HttpsClient.values()) {
            if (arguments.length == 1 || List.of(arguments).contains(client.name())) {
                String base = "https://localhost:" + arguments[0] + "/" + client;
                client.post(context, new String[] {base + "/1", base + "/2", base + "/last", base + "/last"});
            }
        }
        System.out.println("done");
        System.exit(0);
    }
}
