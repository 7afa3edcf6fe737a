package io.jsniff.tls;

/** The header of a record, five bytes that are never encrypted (RFC 8446, section 5.1). */
public final class TlsRecord {
    /** Bytes before the fragment. */
    public static final int HEADER = 5;

    private static final int CHANGE_CIPHER_SPEC = 0x14;
    private static final int HANDSHAKE = 0x16;
    private static final int APPLICATION_DATA = 0x17;
    private static final int MAJOR_VERSION = 3;
    private static final int LATEST_MINOR_VERSION = 4;

    /** RFC 5246, section 6.2.3: a fragment with all that ciphers may add to it. */
    private static final int MAX_FRAGMENT = (16 << 10) + 2048;

    private TlsRecord() {}

    /** Whether a byte is the content type of records with handshake messages. */
    public static boolean isHandshake(byte type) {
        return type == HANDSHAKE;
    }

    /** Whether a byte is the content type of any record. */
    public static boolean isContentType(byte type) {
        return type >= CHANGE_CIPHER_SPEC && type <= APPLICATION_DATA;
    }

    /** Whether two bytes are a version that a record may bear: {@code 3} for all, and that of SSL 3.0 to TLS 1.3. */
    public static boolean isVersion(byte major, byte minor) {
        return major == MAJOR_VERSION && minor >= 0 && minor <= LATEST_MINOR_VERSION;
    }

    /** Whether a byte may be the first of a version. */
    public static boolean isMajorVersion(byte major) {
        return major == MAJOR_VERSION;
    }

    /** Whether five bytes are the header of a record. */
    public static boolean isHeader(byte type, byte major, byte minor, byte high, byte low) {
        return isContentType(type) && isVersion(major, minor) && length(high, low) <= MAX_FRAGMENT;
    }

    /** The length of a fragment by the two bytes that say it. */
    static int length(byte high, byte low) {
        return (high & 0xff) << 8 | (low & 0xff);
    }
}
