package io.jsniff.library;

/** Which requests draw on one pool of connections. */
public enum PoolScope {
    /** Those that go by the same client object, or by objects that share its pool. */
    CLIENT,
    /** All of the JVM. */
    JVM,
    /** All of the JVM that use the same TLS socket factory. */
    SOCKET_FACTORY
}
