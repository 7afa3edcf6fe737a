package io.jsniff.agent.bench.soak;

import io.helidon.common.tls.Tls;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.jsniff.agent.tls.Trust;
import java.time.Duration;

/** Helidon 4: a virtual thread for each connection. Needs JDK 21, so the soak compiles it when it runs. */
public final class HelidonSoak implements SoakServer {
    @Override
    public int[] start(RequestCounter requests) throws Exception {
        Tls tls = Tls.builder().sslContext(Trust.context("TLS", null)).build();
        HttpRouting.Builder routing = HttpRouting.builder().any((request, response) -> answer(request, response, requests));
        WebServer server = WebServer.builder()
                .host("127.0.0.1")
                .port(0)
                .backlog(1000)
                .idleConnectionTimeout(Duration.ofHours(10))
                .routing(routing)
                .putSocket(
                        "secure",
                        listener -> listener.host("127.0.0.1").port(0).tls(tls).routing(routing.copy()))
                .build()
                .start();
        return new int[] {server.port(), server.port("secure")};
    }

    private static void answer(ServerRequest request, ServerResponse response, RequestCounter requests) {
        String path = request.path().path();
        requests.add(path);
        if (request.content().hasEntity()) {
            request.content().as(byte[].class);
        }
        response.send(Answer.to(path));
    }
}
