package io.jsniff.library;

/**
 * Reactor Netty, and so Spring's {@code WebClient}: a {@code ConnectionProvider} has a pool for each server and each way in which
 * clients are set up. Netty's event loops open the connections.
 */
final class ReactorNetty {
    private static final String PROVIDER = "ConnectionProvider.builder(name)";

    static final ClientLibrary LIBRARY = ClientLibrary.named("Reactor Netty")
            .packages("reactor.netty.")
            .owner(
                    "reactor.netty.internal.shaded.reactor.pool.SimpleDequePool",
                    "reactor.netty.resources.ConnectionPool")
            .closes(
                    CloseTrigger.CLIENT_CLOSED,
                    "reactor.netty.internal.shaded.reactor.pool.SimpleDequePool.disposeLater",
                    "reactor.netty.resources.PooledConnectionProvider.disposeLater")
            .sharing("One ConnectionProvider does not suffice: clients that differ in their TLS settings, event loops"
                    + " or handlers of doOnChannelInit have a pool each in it.")
            .idleTime(PROVIDER + ".maxIdleTime(time)", "no limit")
            .idleConnections(PROVIDER + ".maxConnections(number)", "500")
            .known();

    private ReactorNetty() {}
}
