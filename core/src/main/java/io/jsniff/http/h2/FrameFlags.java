package io.jsniff.http.h2;

/** The frames that mean something here (RFC 9113, section 6), and their flags. */
final class FrameFlags {
    static final int DATA = 0;
    static final int HEADERS = 1;
    static final int RST_STREAM = 3;
    static final int SETTINGS = 4;
    static final int PUSH_PROMISE = 5;
    static final int GOAWAY = 7;
    static final int CONTINUATION = 9;

    static final int END_STREAM = 0x1;
    static final int END_HEADERS = 0x4;
    static final int PADDED = 0x8;
    static final int PRIORITY = 0x20;

    private FrameFlags() {}

    /** Whether the payload must stand together before anything can be made of it. */
    static boolean isGathered(int type) {
        return switch (type) {
            case HEADERS, RST_STREAM, SETTINGS, PUSH_PROMISE, GOAWAY, CONTINUATION -> true;
            default -> false;
        };
    }
}
