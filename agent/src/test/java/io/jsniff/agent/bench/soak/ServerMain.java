package io.jsniff.agent.bench.soak;

import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** Runs the {@link SoakServer} of a class: prints its ports, then its counts for each line of standard input, until that ends. */
public final class ServerMain {
    private ServerMain() {}

    public static void main(String[] arguments) throws Exception {
        RequestCounter requests = new RequestCounter();
        SoakServer server = Class.forName(arguments[0])
                .asSubclass(SoakServer.class)
                .getDeclaredConstructor()
                .newInstance();
        int[] ports = server.start(requests);
        System.out.println(ports[0] + " " + ports[1]);
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        while (in.readLine() != null) {
            System.out.println(requests.line());
        }
        System.exit(0);
    }
}
