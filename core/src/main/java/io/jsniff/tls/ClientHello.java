package io.jsniff.tls;

import org.jspecify.annotations.Nullable;

/**
 * What a client's first TLS message says (RFC 8446, section 4.1.2; RFC 6066, section 3).
 *
 * @param serverName the host name asked for (SNI), if any
 * @param version the highest version offered, as {@code SSL_3.0} or {@code TLS_1.0} to {@code TLS_1.3}
 */
public record ClientHello(@Nullable String serverName, String version) {
    private static final int CLIENT_HELLO = 1;
    private static final int RANDOM_LENGTH = 32;
    private static final int SERVER_NAME = 0;
    private static final int SUPPORTED_VERSIONS = 43;
    private static final int HOST_NAME = 0;

    /**
     * Reads the ClientHello at the begin of a range, which may be spread over several records.
     *
     * @return {@code null} if there is none, or not all of it
     */
    public static @Nullable ClientHello parse(byte[] bytes, int from, int to) {
        ByteCursor handshake = TlsRecords.handshake(bytes, from, to);
        if (handshake.u8() != CLIENT_HELLO) {
            return null;
        }
        ByteCursor hello = handshake.vector(3);
        int version = hello.u16();
        hello.skip(RANDOM_LENGTH);
        hello.vector(1); // session
        hello.vector(2); // cipher suites
        hello.vector(1); // compression methods
        ClientHello read = extensions(hello.remaining() == 0 ? hello : hello.vector(2), version);
        return handshake.overrun() || hello.overrun() ? null : read;
    }

    private static @Nullable ClientHello extensions(ByteCursor extensions, int legacyVersion) {
        String name = null;
        int version = legacyVersion;
        while (extensions.remaining() > 0) {
            int type = extensions.u16();
            ByteCursor extension = extensions.vector(2);
            if (type == SERVER_NAME) {
                name = hostName(extension.vector(2));
            } else if (type == SUPPORTED_VERSIONS) {
                version = Math.max(version, highest(extension.vector(1)));
            }
        }
        String text = text(version);
        return extensions.overrun() || text == null ? null : new ClientHello(name, text);
    }

    private static @Nullable String hostName(ByteCursor names) {
        while (names.remaining() > 0) {
            int type = names.u8();
            ByteCursor name = names.vector(2);
            if (type == HOST_NAME) {
                return name.text();
            }
        }
        return null;
    }

    /** The highest version that is one, 0 if there is none: GREASE (RFC 8701) and drafts are passed over. */
    private static int highest(ByteCursor versions) {
        int highest = 0;
        while (versions.remaining() > 1) {
            int version = versions.u16();
            highest = text(version) == null ? highest : Math.max(highest, version);
        }
        return highest;
    }

    private static @Nullable String text(int version) {
        return switch (version) {
            case 0x0300 -> "SSL_3.0";
            case 0x0301 -> "TLS_1.0";
            case 0x0302 -> "TLS_1.1";
            case 0x0303 -> "TLS_1.2";
            case 0x0304 -> "TLS_1.3";
            default -> null;
        };
    }
}
