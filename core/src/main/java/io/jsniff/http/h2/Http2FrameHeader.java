package io.jsniff.http.h2;

/**
 * The nine bytes that begin each frame of HTTP/2 (RFC 9113, section 4.1), and how likely nine bytes are to be that. Needed where a
 * connection is picked up in the middle: frames bear no mark, but most of what could stand there is not allowed.
 */
public final class Http2FrameHeader {
    /** Bytes of a frame before its payload. */
    public static final int LENGTH = 9;

    /** The longest payload that needs no leave of the receiver. */
    public static final int STANDARD_PAYLOAD = 16_384;

    private static final int DATA = 0;
    private static final int HEADERS = 1;
    private static final int PRIORITY = 2;
    private static final int RST_STREAM = 3;
    private static final int SETTINGS = 4;
    private static final int PUSH_PROMISE = 5;
    private static final int PING = 6;
    private static final int GOAWAY = 7;
    private static final int WINDOW_UPDATE = 8;
    private static final int CONTINUATION = 9;

    private static final int ACK = 1;

    private Http2FrameHeader() {}

    /** Length of the payload of the frame that begins at an index. */
    public static int payload(byte[] array, int at) {
        return (array[at] & 0xff) << 16 | (array[at + 1] & 0xff) << 8 | (array[at + 2] & 0xff);
    }

    /** Its stream, 0 for the connection. */
    public static int stream(byte[] array, int at) {
        return integer(array, at + 5) & Integer.MAX_VALUE;
    }

    /** The four bytes at an index as one number. */
    public static int integer(byte[] array, int at) {
        return (array[at] & 0xff) << 24
                | (array[at + 1] & 0xff) << 16
                | (array[at + 2] & 0xff) << 8
                | (array[at + 3] & 0xff);
    }

    /** Whether it is the first that an endpoint sends: settings that acknowledge nothing (RFC 9113, section 3.4). */
    public static boolean isSettings(byte[] array, int at) {
        return array[at + 3] == SETTINGS && array[at + 4] == 0;
    }

    /** Whether less than a head of a frame may be the begin of one. */
    public static boolean mayBegin(byte[] array, int from, int to) {
        return to > from
                && array[from] == 0
                && (to - from < 4 || (array[from + 3] >= 0 && array[from + 3] <= CONTINUATION));
    }

    /** Whether the nine bytes keep every rule that a head of a frame can be held to: of a known type, and not long. */
    public static boolean isPlausible(byte[] array, int at) {
        int length = payload(array, at);
        int flags = array[at + 4] & 0xff;
        int stream = stream(array, at);
        return length <= STANDARD_PAYLOAD
                && array[at + 5] >= 0
                && flagsFit(array[at + 3], flags)
                && lengthFits(array[at + 3], flags, length)
                && streamFits(array[at + 3], stream);
    }

    private static boolean flagsFit(int type, int flags) {
        int allowed = switch (type) {
            case DATA -> 0x9;
            case HEADERS -> 0x2d;
            case SETTINGS, PING -> ACK;
            case PUSH_PROMISE -> 0xc;
            case CONTINUATION -> 0x4;
            default -> 0;
        };
        return (flags & ~allowed) == 0;
    }

    private static boolean lengthFits(int type, int flags, int length) {
        return switch (type) {
            case DATA, CONTINUATION -> true;
            case HEADERS -> length > 0;
            case PRIORITY -> length == 5;
            case RST_STREAM, WINDOW_UPDATE -> length == 4;
            case SETTINGS -> flags == ACK ? length == 0 : length % 6 == 0;
            case PUSH_PROMISE -> length > 4;
            case PING -> length == 8;
            case GOAWAY -> length >= 8;
            default -> false;
        };
    }

    private static boolean streamFits(int type, int stream) {
        return switch (type) {
            case SETTINGS, PING, GOAWAY -> stream == 0;
            case WINDOW_UPDATE -> true;
            default -> stream != 0;
        };
    }
}
