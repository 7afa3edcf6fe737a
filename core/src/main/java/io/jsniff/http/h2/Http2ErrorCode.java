package io.jsniff.http.h2;

import java.util.List;

/** Error codes of RST_STREAM and GOAWAY (RFC 9113, section 7). */
public final class Http2ErrorCode {
    /** Nothing is wrong. */
    public static final int NO_ERROR = 0;

    private static final List<String> NAMES = List.of(
            "NO_ERROR",
            "PROTOCOL_ERROR",
            "INTERNAL_ERROR",
            "FLOW_CONTROL_ERROR",
            "SETTINGS_TIMEOUT",
            "STREAM_CLOSED",
            "FRAME_SIZE_ERROR",
            "REFUSED_STREAM",
            "CANCEL",
            "COMPRESSION_ERROR",
            "CONNECT_ERROR",
            "ENHANCE_YOUR_CALM",
            "INADEQUATE_SECURITY",
            "HTTP_1_1_REQUIRED");

    private Http2ErrorCode() {}

    /** The name of a code, or its number in hexadecimal. */
    public static String name(int code) {
        return code >= 0 && code < NAMES.size() ? NAMES.get(code) : "0x" + Integer.toHexString(code);
    }
}
