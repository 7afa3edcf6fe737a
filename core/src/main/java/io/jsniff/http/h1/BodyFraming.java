package io.jsniff.http.h1;

/** What the fields of a head say about where its body ends; requests and responses make of it what RFC 9112, section 6.3, says. */
enum BodyFraming {
    /** Neither Content-Length nor Transfer-Encoding is there. */
    UNSTATED,
    /** As many bytes as Content-Length says. */
    FIXED_LENGTH,
    /** Content-Length is there, but is not one number. */
    INVALID_LENGTH,
    /** The last transfer coding is chunked. */
    CHUNKED,
    /** There is a transfer coding, but the last is not chunked. */
    NOT_CHUNKED;

    /** What these fields say: Transfer-Encoding overrides Content-Length. */
    static BodyFraming of(HeadFields fields) {
        return switch (fields.coding()) {
            case CHUNKED -> CHUNKED;
            case OTHER -> NOT_CHUNKED;
            case NONE -> ofLength(fields.contentLength());
        };
    }

    private static BodyFraming ofLength(long length) {
        if (length == HeadFields.ABSENT) {
            return UNSTATED;
        }
        return length == HeadFields.INVALID ? INVALID_LENGTH : FIXED_LENGTH;
    }
}
