package io.jsniff.diagnosis;

import io.jsniff.connection.Closer;
import org.jspecify.annotations.Nullable;

/** What a client was about when it closed a connection, as the innermost frames tell. Frames differ between versions. */
enum Deed {
    /** A call of {@code disconnect()}. */
    DISCONNECT,
    /** The pool had enough idle connections. */
    POOL_FULL,
    /** The pool ended what had been idle for long, or for too many. */
    REAPED,
    /** The client as a whole was closed, or is garbage. */
    CLIENT_CLOSED,
    /** The pool had one, but for another route. */
    REROUTED,
    /** The pool has room for one, and gave it up for another route. */
    DISPLACED,
    /** The response was a redirect, which the client follows on another connection. */
    REDIRECTED,
    /** The exchange was cancelled. */
    CANCELLED,
    /** OkHttp's watchdog found that something took too long. */
    WATCHDOG,
    /** A response was closed before it was consumed. */
    RESPONSE_CLOSED,
    /** The socket was garbage. */
    GARBAGE,
    /** Nothing of the kind is on the stack. */
    OTHER;

    private static final String[][] FRAMES = {
        {"sun.net.www.protocol.http.HttpURLConnection.disconnect"},
        {"sun.net.www.http.KeepAliveCache.put"},
        {
            "sun.net.www.http.KeepAliveCache.run",
            "jdk.internal.net.http.ConnectionPool.purgeExpiredConnectionsAndReturnNextDeadline",
            "okhttp3.internal.connection.RealConnectionPool.cleanup",
            "okhttp3.internal.connection.RealConnectionPool.closeConnections",
            "okhttp3.ConnectionPool.cleanup",
            "org.apache.http.pool.AbstractConnPool.closeIdle",
            "org.apache.http.pool.AbstractConnPool.closeExpired",
            "org.apache.hc.core5.pool.StrictConnPool.closeIdle",
            "org.apache.hc.core5.pool.StrictConnPool.closeExpired",
            "org.apache.hc.core5.pool.LaxConnPool.closeIdle",
            "org.apache.hc.core5.pool.LaxConnPool.closeExpired",
            "org.apache.http.impl.conn.BasicHttpClientConnectionManager.checkExpiry",
            "org.apache.http.impl.conn.BasicHttpClientConnectionManager.closeIdleConnections",
            "org.apache.hc.client5.http.impl.io.BasicHttpClientConnectionManager.checkExpiry",
            "org.apache.hc.client5.http.impl.io.BasicHttpClientConnectionManager.closeIdle"
        },
        {
            "jdk.internal.net.http.HttpClientImpl$SelectorManager.shutdown",
            "jdk.internal.net.http.ConnectionPool.stop",
            "okhttp3.ConnectionPool.evictAll",
            "okhttp3.internal.connection.RealConnectionPool.evictAll",
            "org.apache.http.pool.AbstractConnPool.shutdown",
            "org.apache.hc.core5.pool.StrictConnPool.close",
            "org.apache.hc.core5.pool.LaxConnPool.close",
            "org.apache.http.impl.conn.BasicHttpClientConnectionManager.shutdown",
            "org.apache.hc.client5.http.impl.io.BasicHttpClientConnectionManager.close"
        },
        {
            "sun.net.www.http.HttpClient.New",
        },
        {
            "org.apache.http.impl.conn.BasicHttpClientConnectionManager.getConnection",
            "org.apache.hc.client5.http.impl.io.BasicHttpClientConnectionManager.getConnection"
        },
        {
            "sun.net.www.protocol.http.HttpURLConnection.followRedirect",
            "sun.net.www.protocol.http.HttpURLConnection.followRedirect0"
        },
        {
            "okhttp3.internal.connection.RealCall.cancel",
            "okhttp3.internal.connection.RealConnection.cancel",
            "okhttp3.internal.connection.Exchange.cancel",
            "org.apache.http.client.methods.AbstractExecutionAwareRequest.abort",
            "org.apache.http.impl.execchain.ConnectionHolder.cancel",
            "org.apache.hc.client5.http.impl.classic.InternalExecRuntime.cancel",
            "org.apache.hc.client5.http.classic.methods.HttpUriRequestBase.abort",
            "jdk.internal.net.http.MultiExchange.cancel",
            "jdk.internal.net.http.Exchange.cancel",
            "jdk.internal.net.http.Http1Exchange.cancel"
        },
        {
            "okio.AsyncTimeout$Watchdog.run",
        },
        {
            "org.apache.http.impl.execchain.HttpResponseProxy.close",
            "org.apache.http.impl.execchain.ConnectionHolder.close",
            "org.apache.http.impl.execchain.ConnectionHolder.abortConnection",
            "org.apache.hc.client5.http.impl.classic.ResponseEntityProxy.close",
            "org.apache.hc.client5.http.impl.classic.CloseableHttpResponse.close",
            "okhttp3.internal.http1.Http1ExchangeCodec$FixedLengthSource.close",
            "okhttp3.internal.http1.Http1ExchangeCodec$ChunkedSource.close"
        },
    };

    private static final Deed[] ALL = values();

    /** What the closer was about. The first that fits counts: the order is that of the constants. */
    static Deed of(@Nullable Closer closer) {
        if (Closer.GARBAGE.equals(closer)) {
            return GARBAGE;
        }
        for (int i = 0; closer != null && i < FRAMES.length; i++) {
            for (String frame : FRAMES[i]) {
                if (closer.passed(frame)) {
                    return ALL[i];
                }
            }
        }
        return OTHER;
    }
}
