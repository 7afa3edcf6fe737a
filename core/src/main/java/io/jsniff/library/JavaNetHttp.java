package io.jsniff.library;

/** {@code java.net.http.HttpClient}: one pool a client object. */
final class JavaNetHttp {
    static final ClientLibrary LIBRARY = ClientLibrary.named("java.net.http")
            .packages("jdk.internal.net.http.", "java.net.http.")
            .owner("jdk.internal.net.http.HttpClientImpl", "java.net.http.HttpClient")
            .closes(
                    CloseTrigger.EVICTED,
                    "jdk.internal.net.http.ConnectionPool.purgeExpiredConnectionsAndReturnNextDeadline")
            .closes(
                    CloseTrigger.CLIENT_CLOSED,
                    "jdk.internal.net.http.HttpClientImpl$SelectorManager.shutdown",
                    "jdk.internal.net.http.ConnectionPool.stop")
            .closes(
                    CloseTrigger.CANCELLED,
                    "jdk.internal.net.http.MultiExchange.cancel",
                    "jdk.internal.net.http.Exchange.cancel",
                    "jdk.internal.net.http.Http1Exchange.cancel")
            .idleTime("-Djdk.httpclient.keepalive.timeout=SECONDS", "30 s; 1200 s up to JDK 19")
            .idleConnections("-Djdk.httpclient.connectionPoolSize=NUMBER", "no limit")
            .known();

    private JavaNetHttp() {}
}
