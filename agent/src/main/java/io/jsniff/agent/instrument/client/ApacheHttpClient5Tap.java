package io.jsniff.agent.instrument.client;

import io.jsniff.agent.instrument.Hook;
import java.util.List;

/** Apache HttpClient 5: the connection managers own the connections. */
final class ApacheHttpClient5Tap extends ClientTap {
    ApacheHttpClient5Tap() {
        super(
                "Apache HttpClient 5",
                "org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager",
                "org.apache.hc.client5.http.impl.io.BasicHttpClientConnectionManager");
    }

    @Override
    List<Hook> hooks(String type) {
        return List.of(on("connect", 3, PoolAdvice.Connects.class));
    }
}
