package io.jsniff.library;

/** Apache HttpClient 4: one connection manager a client object, unless it is shared. */
final class ApacheHttpClient4 {
    static final ClientLibrary LIBRARY = ClientLibrary.named("Apache HttpClient 4")
            .blocking()
            .packages("org.apache.http.")
            .owner("org.apache.http.impl.conn.PoolingHttpClientConnectionManager")
            .owner("org.apache.http.impl.conn.BasicHttpClientConnectionManager")
            .closes(
                    CloseTrigger.EVICTED,
                    "org.apache.http.pool.AbstractConnPool.closeIdle",
                    "org.apache.http.pool.AbstractConnPool.closeExpired",
                    "org.apache.http.impl.conn.BasicHttpClientConnectionManager.checkExpiry",
                    "org.apache.http.impl.conn.BasicHttpClientConnectionManager.closeIdleConnections")
            .closes(
                    CloseTrigger.CLIENT_CLOSED,
                    "org.apache.http.pool.AbstractConnPool.shutdown",
                    "org.apache.http.impl.conn.BasicHttpClientConnectionManager.shutdown")
            .closes(CloseTrigger.DISPLACED, "org.apache.http.impl.conn.BasicHttpClientConnectionManager.getConnection")
            .closes(
                    CloseTrigger.CANCELLED,
                    "org.apache.http.client.methods.AbstractExecutionAwareRequest.abort",
                    "org.apache.http.impl.execchain.ConnectionHolder.cancel")
            .closes(
                    CloseTrigger.RESPONSE_CLOSED,
                    "org.apache.http.impl.execchain.HttpResponseProxy.close",
                    "org.apache.http.impl.execchain.ConnectionHolder.close",
                    "org.apache.http.impl.execchain.ConnectionHolder.abortConnection")
            .sharing("HttpClientBuilder.setConnectionManager(manager) with setConnectionManagerShared(true) has several"
                    + " clients use one pool.")
            .idleTime("HttpClientBuilder.setKeepAliveStrategy(strategy)", "as long as the server says, else no limit")
            .idleConnections("HttpClientBuilder.setMaxConnPerRoute(number)", "2")
            .known();

    private ApacheHttpClient4() {}
}
