package io.jsniff.library;

/**
 * What made a client close a connection, as the innermost frames of the close tell. If there are frames of several on one stack,
 * the first constant counts.
 */
public enum CloseTrigger {
    /** A call of {@code disconnect()}. */
    DISCONNECT,
    /** The pool had enough idle connections. */
    POOL_FULL,
    /** The pool ended what had been idle for too long, or was one too many. */
    EVICTED,
    /** The client as a whole was closed, or is garbage. */
    CLIENT_CLOSED,
    /** The pool had one, but for another route. */
    ROUTE_CHANGED,
    /** The pool has room for one, and gave it up for another route. */
    DISPLACED,
    /** The response was a redirect, which the client follows on another connection. */
    REDIRECTED,
    /** The exchange was cancelled. */
    CANCELLED,
    /** The library's own watchdog found that something took too long. */
    TIMED_OUT,
    /** A response was closed before it was consumed. */
    RESPONSE_CLOSED,
    /** The socket was garbage. */
    GARBAGE,
    /** No frame shows any of these. */
    OTHER
}
