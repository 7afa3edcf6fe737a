package io.jsniff.agent.causes;

import static io.jsniff.agent.causes.Steps.times;

import java.util.concurrent.atomic.AtomicInteger;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/** Programs that use Reactor Netty, as Spring's WebClient does. */
final class ReactorCases {
    private final Clients by;

    ReactorCases(OddServer server) {
        this.by = new Clients(server);
    }

    void run(String name) throws Exception {
        HttpClient client = Clients.reactor();
        switch (name) {
            case "REACTOR_SETUP_PER_REQUEST" -> setupPerRequest();
            case "GOOD_REACTOR" -> times(5, () -> by.reactor(client, "/ok"));
            case "GOOD_TWO_REACTOR" -> {
                HttpClient other = Clients.reactor();
                times(3, () -> {
                    by.reactor(client, "/ok");
                    by.reactor(other, "/ok");
                });
            }
            default -> throw new IllegalArgumentException(name);
        }
    }

    /** One provider, which has a pool for each way in which clients are set up. */
    private void setupPerRequest() throws Exception {
        HttpClient shared = HttpClient.create(ConnectionProvider.create("shared", 10));
        AtomicInteger channels = new AtomicInteger();
        for (int i = 0; i < 3; i++) {
            int number = i;
            by.reactor(shared.doOnChannelInit((observer, channel, address) -> channels.addAndGet(number)), "/ok");
        }
    }
}
