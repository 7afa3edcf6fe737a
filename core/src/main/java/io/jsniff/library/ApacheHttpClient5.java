package io.jsniff.library;

/** Apache HttpClient 5: one connection manager a client object, unless it is shared. */
final class ApacheHttpClient5 {
    static final String SHARING =
            "HttpClientBuilder.setConnectionManager(manager) with setConnectionManagerShared(true) has several clients use"
                    + " one pool.";

    static final String IDLE_TIME_BY_DEFAULT = "as long as the server says, else 3 min";

    static final ClientLibrary LIBRARY = ClientLibrary.named("Apache HttpClient 5")
            .blocking()
            .packages("org.apache.hc.")
            .owner("org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager")
            .owner("org.apache.hc.client5.http.impl.io.BasicHttpClientConnectionManager")
            .closes(
                    CloseTrigger.EVICTED,
                    "org.apache.hc.core5.pool.StrictConnPool.closeIdle",
                    "org.apache.hc.core5.pool.StrictConnPool.closeExpired",
                    "org.apache.hc.core5.pool.LaxConnPool.closeIdle",
                    "org.apache.hc.core5.pool.LaxConnPool.closeExpired",
                    "org.apache.hc.client5.http.impl.io.BasicHttpClientConnectionManager.checkExpiry",
                    "org.apache.hc.client5.http.impl.io.BasicHttpClientConnectionManager.closeIdle")
            .closes(
                    CloseTrigger.CLIENT_CLOSED,
                    "org.apache.hc.core5.pool.StrictConnPool.close",
                    "org.apache.hc.core5.pool.LaxConnPool.close",
                    "org.apache.hc.client5.http.impl.io.BasicHttpClientConnectionManager.close")
            .closes(
                    CloseTrigger.DISPLACED,
                    "org.apache.hc.client5.http.impl.io.BasicHttpClientConnectionManager.getConnection")
            .closes(
                    CloseTrigger.CANCELLED,
                    "org.apache.hc.client5.http.impl.classic.InternalExecRuntime.cancel",
                    "org.apache.hc.client5.http.classic.methods.HttpUriRequestBase.abort")
            .closes(
                    CloseTrigger.RESPONSE_CLOSED,
                    "org.apache.hc.client5.http.impl.classic.ResponseEntityProxy.close",
                    "org.apache.hc.client5.http.impl.classic.CloseableHttpResponse.close")
            .interceptorChains("org.apache.hc.client5.http.impl.classic.ExecChainElement")
            .sharing(SHARING)
            .idleTime("RequestConfig.Builder.setConnectionKeepAlive(time)", IDLE_TIME_BY_DEFAULT)
            .idleConnections("PoolingHttpClientConnectionManagerBuilder.setMaxConnPerRoute(number)", "5")
            .known();

    private ApacheHttpClient5() {}
}
