package io.jsniff.library;

/** {@code java.net.HttpURLConnection}: one pool for the JVM. */
final class HttpUrlConnection {
    static final String NAME = "HttpURLConnection";

    static final String IDLE_TIME = "-Dhttp.keepAlive.time.server=SECONDS";
    static final String IDLE_CONNECTIONS = "-Dhttp.maxConnections=NUMBER";
    static final String ERROR_BODY =
            "Read the error stream (getErrorStream) to its end: an error response holds its connection like any other.";

    static final ClientLibrary LIBRARY = ClientLibrary.named(NAME)
            .blocking()
            .packages("sun.net.www.")
            .poolScope(PoolScope.JVM)
            .closes(CloseTrigger.DISCONNECT, "sun.net.www.protocol.http.HttpURLConnection.disconnect")
            .closes(CloseTrigger.POOL_FULL, "sun.net.www.http.KeepAliveCache.put")
            .closes(CloseTrigger.EVICTED, "sun.net.www.http.KeepAliveCache.run")
            .closes(CloseTrigger.ROUTE_CHANGED, "sun.net.www.http.HttpClient.New")
            .closes(
                    CloseTrigger.REDIRECTED,
                    "sun.net.www.protocol.http.HttpURLConnection.followRedirect",
                    "sun.net.www.protocol.http.HttpURLConnection.followRedirect0")
            .idleTime(IDLE_TIME, "as long as the server says, else 5 s")
            .idleConnections(IDLE_CONNECTIONS, "5")
            .errorBody(ERROR_BODY)
            .known();

    private HttpUrlConnection() {}
}
