package io.jsniff.library;

/** Jetty's client: one pool for each destination of a client object. */
final class JettyClient {
    static final ClientLibrary LIBRARY = ClientLibrary.named("Jetty client")
            .packages("org.eclipse.jetty.")
            .owner("org.eclipse.jetty.client.HttpClient")
            .closes(
                    CloseTrigger.EVICTED,
                    "org.eclipse.jetty.client.transport.internal.HttpConnectionOverHTTP.onIdleExpired")
            .closes(
                    CloseTrigger.CLIENT_CLOSED,
                    "org.eclipse.jetty.client.HttpClient.doStop",
                    "org.eclipse.jetty.client.AbstractConnectionPool.doStop")
            .idleTime("HttpClient.setIdleTimeout(millis)", "30 s")
            .idleConnections("HttpClient.setMaxConnectionsPerDestination(number)", "64")
            .known();

    private JettyClient() {}
}
