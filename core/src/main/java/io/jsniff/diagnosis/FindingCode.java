package io.jsniff.diagnosis;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The causes that are known, each with what helps against it. */
public enum FindingCode {
    /** A client object is built for each request. */
    CLIENT_PER_REQUEST("Build the client once and use it for all requests: its pool lives and dies with it."),
    /** The key of the pool holds the TLS socket factory or the user. */
    DIFFERENT_TLS_CONTEXT(
            "Use one SSLSocketFactory object (one SSLContext) for all requests to this origin: the pool keeps"
                    + " connections of each apart."),
    /** The application dropped the response before its end. */
    BODY_NOT_READ("Read each response to its end, error responses too, before closing it."),
    /** Only the last, empty chunk was left unread. */
    TERMINAL_CHUNK_UNREAD("Read until the end of the stream (-1), not only as much as the data is known to be."),
    /** A response that no one closes keeps its connection for ever. */
    RESPONSE_LEAKED("Close each response in every case, best by try-with-resources."),
    /** The server ends the connection, and says so. */
    SERVER_SAID_CLOSE("Let the server, or the proxy before it, keep connections alive."),
    /** The client ends the connection, and says so. */
    CLIENT_SAID_CLOSE(
            "Do not disconnect or send Connection: close after each request; leave the connection to its pool."),
    /** The end of the response is the end of the connection. */
    NO_FRAMING("Let the server send Content-Length or chunks."),
    /** The server is done waiting before the client is. */
    SERVER_IDLE_TIMEOUT("Keep idle connections in the client for a shorter time than the server does."),
    /** The client is done waiting before the next request. */
    CLIENT_IDLE_TIMEOUT("Let the client keep idle connections for longer than the pause between requests."),
    /** There are more idle connections than the pool keeps. */
    IDLE_POOL_FULL("Let the client keep as many idle connections as requests run at a time, for each origin."),
    /** All were busy. */
    CONCURRENCY(null),
    /** The host's name leads to another address now. */
    ADDRESS_CHANGED("Nothing to mend if the name is meant to change; else look at its DNS entry."),
    /** It leads elsewhere: by another proxy, or through a tunnel to another origin. */
    ROUTE_DIFFERS("Use the same proxy and credentials for all requests to this origin."),
    /** The client gave up. */
    CANCELLED(
            "Look for what times out, interrupts or cancels; a longer timeout or a quicker answer saves the connection."),
    /** The client sent the request again by itself. */
    HIDDEN_RETRY("Keep idle connections in the client for a shorter time than the server does."),
    /** The server takes only so many requests on a connection. */
    REQUEST_LIMIT("Raise the number of requests that the server takes on one connection."),
    /** The peer has closed, and no one looks. */
    PEER_CLOSED_UNNOTICED("Close connections that the peer has ended, or let the client check idle ones."),
    /** The first to its origin. */
    FIRST(null),
    /** None of these. */
    UNKNOWN(null);

    private final String text = name().toLowerCase(Locale.ROOT).replace('_', '-');

    @SuppressWarnings("ImmutableEnumChecker") // handed out as it is: writing an entry allocates nothing
    private final byte[] bytes = text.getBytes(US_ASCII);

    private final @Nullable String advice;

    FindingCode(@Nullable String advice) {
        this.advice = advice;
    }

    /** As it is written: {@code client-per-request}. */
    public String text() {
        return text;
    }

    /** The same in ASCII. Not to be changed. */
    public byte[] bytes() {
        return bytes;
    }

    /** What helps, in one sentence; {@code null} if there is nothing to mend. */
    public @Nullable String advice() {
        return advice;
    }
}
