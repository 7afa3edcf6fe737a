package io.jsniff.http.h2;

/** The kinds of frames of HTTP/2 (RFC 9113, section 6). Each has a slot to be counted in: its type code, but for the last. */
public enum Http2FrameType {
    DATA(0, "data"),
    HEADERS(1, "headers"),
    PRIORITY(2, "priority"),
    RST_STREAM(3, "rstStream"),
    SETTINGS(4, "settings"),
    PUSH_PROMISE(5, "pushPromise"),
    PING(6, "ping"),
    GOAWAY(7, "goAway"),
    WINDOW_UPDATE(8, "windowUpdate"),
    CONTINUATION(9, "continuation"),
    /** Of a type that the RFC does not name: ALTSVC, ORIGIN, extensions, grease. */
    OTHER(10, "other");

    private final int slot;
    private final String text;

    Http2FrameType(int slot, String text) {
        this.slot = slot;
        this.text = text;
    }

    /** Where it is counted, from 0. */
    public int slot() {
        return slot;
    }

    /** The name for output. */
    public String text() {
        return text;
    }
}
