package io.jsniff.http.h1;

/**
 * The heads that any of many connections has read lately. Requests and responses are kept apart: a peer may send as a request
 * what was a response, and the same bytes then mean something else.
 */
public final class KnownHeads {
    /** What the two tables take when each of their places is taken by a head as long as may be. */
    public static final long HEAP_BYTES = 2 * HeadCache.HEAP_BYTES;

    private final HeadCache<RequestLine.Said> requests = new HeadCache<>();
    private final HeadCache<StatusLine.Said> responses = new HeadCache<>();

    /** With no head known yet. */
    public KnownHeads() {}

    HeadCache<RequestLine.Said> requests() {
        return requests;
    }

    HeadCache<StatusLine.Said> responses() {
        return responses;
    }
}
