package io.jsniff.agent.instrument.client;

import io.jsniff.agent.instrument.Hook;
import java.util.List;

/** Apache HttpClient 4: the connection managers own the connections. */
final class ApacheHttpClient4Tap extends ClientTap {
    ApacheHttpClient4Tap() {
        super(
                "Apache HttpClient 4",
                "org.apache.http.impl.conn.PoolingHttpClientConnectionManager",
                "org.apache.http.impl.conn.BasicHttpClientConnectionManager");
    }

    @Override
    List<Hook> hooks(String type) {
        return List.of(on("connect", 4, PoolAdvice.Connects.class));
    }
}
