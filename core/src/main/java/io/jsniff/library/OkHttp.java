package io.jsniff.library;

/** OkHttp 3 to 5: one pool a client object, unless it is shared. Calls of a client that {@code newBuilder()} made share it. */
final class OkHttp {
    /** {@code ExchangeCodec.DISCARD_STREAM_TIMEOUT_MILLIS}. */
    private static final long DISCARD_NANOS = 100_000_000L;

    private static final String POOL = "new ConnectionPool(maxIdleConnections, keepAlive, unit)";

    static final ClientLibrary LIBRARY = ClientLibrary.named("OkHttp")
            .blocking()
            .packages("okhttp3.", "com.squareup.okhttp.", "okio.")
            .relocated("okhttp3.internal.")
            .owner("okhttp3.internal.connection.RealConnectionPool", "okhttp3.ConnectionPool")
            .closes(
                    CloseTrigger.EVICTED,
                    "okhttp3.internal.connection.RealConnectionPool.cleanup",
                    "okhttp3.internal.connection.RealConnectionPool.closeConnections",
                    "okhttp3.ConnectionPool.cleanup")
            .closes(
                    CloseTrigger.CLIENT_CLOSED,
                    "okhttp3.ConnectionPool.evictAll",
                    "okhttp3.internal.connection.RealConnectionPool.evictAll")
            .closes(
                    CloseTrigger.CANCELLED,
                    "okhttp3.internal.connection.RealCall.cancel",
                    "okhttp3.internal.connection.RealConnection.cancel",
                    "okhttp3.internal.connection.Exchange.cancel")
            .closes(CloseTrigger.TIMED_OUT, "okio.AsyncTimeout$Watchdog.run")
            .closes(
                    CloseTrigger.RESPONSE_CLOSED,
                    "okhttp3.internal.http1.Http1ExchangeCodec$FixedLengthSource.close",
                    "okhttp3.internal.http1.Http1ExchangeCodec$ChunkedSource.close")
            .interceptorChains("okhttp3.internal.http.RealInterceptorChain")
            .drains(DISCARD_NANOS)
            .sharing("OkHttpClient.newBuilder() makes variants of a client that share its pool.")
            .idleTime(POOL, "5 min")
            .idleConnections(POOL, "5")
            .known();

    private OkHttp() {}
}
