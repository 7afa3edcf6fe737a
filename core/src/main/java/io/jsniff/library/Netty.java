package io.jsniff.library;

/** Netty, and what is built on it: who owns the connections is for those to say. */
final class Netty {
    static final ClientLibrary LIBRARY =
            ClientLibrary.named("Netty").packages("io.netty.").known();

    private Netty() {}
}
