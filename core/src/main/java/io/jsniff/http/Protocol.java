package io.jsniff.http;

/** What a connection speaks. */
public enum Protocol {
    /** HTTP/1.0 or 1.1. */
    HTTP1("HTTP/1"),
    /** HTTP/2. */
    HTTP2("HTTP/2"),
    /** TLS records, opaque from outside. */
    TLS("TLS"),
    /** Anything else. */
    OTHER("other");

    private final String text;

    Protocol(String text) {
        this.text = text;
    }

    /** The name for output. */
    public String text() {
        return text;
    }
}
