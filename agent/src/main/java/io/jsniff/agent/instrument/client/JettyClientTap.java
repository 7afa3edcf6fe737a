package io.jsniff.agent.instrument.client;

import io.jsniff.agent.instrument.Hook;
import java.util.List;

/**
 * Jetty's client: it owns its connections. Another thread resolves the name of the server and then connects: what is left to it is
 * the promise that {@code newConnection} makes.
 */
final class JettyClientTap extends ClientTap {
    private static final String CLIENT = "org.eclipse.jetty.client.HttpClient";
    private static final String PROMISE = "org.eclipse.jetty.client.HttpClient$1";

    JettyClientTap() {
        super("Jetty client", CLIENT, PROMISE);
    }

    @Override
    List<Hook> hooks(String type) {
        return switch (type) {
            case CLIENT -> List.of(on("newConnection", 2, PoolAdvice.Connects.class));
            case PROMISE -> List.of(onConstructor(TaskAdvice.Made.class), on("connect", 3, TaskAdvice.Runs.class));
            default -> throw unknown(type);
        };
    }
}
