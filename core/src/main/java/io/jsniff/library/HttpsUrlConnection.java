package io.jsniff.library;

/**
 * {@code javax.net.ssl.HttpsURLConnection}: the pool of {@code HttpURLConnection}, which keeps the connections of each socket factory
 * apart.
 */
final class HttpsUrlConnection {
    static final ClientLibrary LIBRARY = ClientLibrary.named("HttpsURLConnection")
            .blocking()
            .packages("sun.net.www.protocol.https.")
            .inside(HttpUrlConnection.NAME)
            .poolScope(PoolScope.SOCKET_FACTORY)
            .owner("sun.security.ssl.SSLSocketFactoryImpl", "javax.net.ssl.SSLSocketFactory")
            .idleTime(HttpUrlConnection.IDLE_TIME, "as long as the server says, else 5 s")
            .idleConnections(HttpUrlConnection.IDLE_CONNECTIONS, "5")
            .errorBody(HttpUrlConnection.ERROR_BODY)
            .known();

    private HttpsUrlConnection() {}
}
