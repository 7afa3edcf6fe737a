package io.jsniff.agent.tap.tls;

import io.jsniff.connection.Direction;
import io.jsniff.connection.Plaintext;
import org.jspecify.annotations.Nullable;

/**
 * The connection that carries the records of a TLS engine or socket. Its monitor guards it, and what flows inside its TLS: callers
 * synchronize on it.
 */
public interface TlsCarrier {
    /** The way of what this JVM sends. */
    Direction outward();

    /** The way of what the peer sends. */
    Direction inward();

    /** An engine or TLS socket has found its connection here; {@code null} if no one hears of this connection. */
    @Nullable
    Plaintext secured();

    /** What was inside has ended; another engine may come. */
    void unsecured();

    /** Whether nothing that happens to it will ever be reported (again). Read without the lock, it may be late by a moment. */
    boolean isSilent();

    /** Whether it may be announced without a byte. */
    boolean mayBeAnnounced();

    /** An error of ours has come out of a call about it: nothing more is made of it. */
    void fail(Throwable error);
}
