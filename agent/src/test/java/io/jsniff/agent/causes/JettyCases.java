package io.jsniff.agent.causes;

import static io.jsniff.agent.causes.Steps.times;

/** Programs that use Jetty's client. */
final class JettyCases {
    private final Clients by;

    JettyCases(OddServer server) {
        this.by = new Clients(server);
    }

    void run(String name) throws Exception {
        var client = Clients.jetty();
        switch (name) {
            case "JETTY_IDLE" -> {
                client.setIdleTimeout(200);
                times(2, () -> {
                    by.jetty(client, "/ok");
                    Thread.sleep(700);
                });
            }
            case "GOOD_JETTY" -> times(5, () -> by.jetty(client, "/ok"));
            default -> throw new IllegalArgumentException(name);
        }
    }
}
