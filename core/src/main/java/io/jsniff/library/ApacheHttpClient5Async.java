package io.jsniff.library;

/** Apache HttpClient 5 with its event loops. Its pools close connections in frames of the blocking one. */
final class ApacheHttpClient5Async {
    static final ClientLibrary LIBRARY = ClientLibrary.named("Apache HttpClient 5 async")
            .packages("org.apache.hc.core5.reactor.")
            .owner("org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManager")
            .sharing(ApacheHttpClient5.SHARING)
            .idleTime("RequestConfig.Builder.setConnectionKeepAlive(time)", ApacheHttpClient5.IDLE_TIME_BY_DEFAULT)
            .idleConnections("PoolingAsyncClientConnectionManagerBuilder.setMaxConnPerRoute(number)", "5")
            .known();

    private ApacheHttpClient5Async() {}
}
