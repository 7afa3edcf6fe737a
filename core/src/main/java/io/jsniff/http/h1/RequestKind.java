package io.jsniff.http.h1;

/** What a request means for the framing of its response (RFC 9112, section 6.3). */
enum RequestKind {
    /** Nothing special. */
    PLAIN,
    /** The response has a head only. */
    HEAD,
    /** 2xx turns the connection into a tunnel. */
    CONNECT,
    /** 101 is the final response, and the connection speaks another protocol from there on. */
    UPGRADE,
    /** A request of HTTP/0.9: the response is a body without a head, up to the end of the connection. */
    SIMPLE
}
