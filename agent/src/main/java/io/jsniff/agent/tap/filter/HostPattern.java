package io.jsniff.agent.tap.filter;

import io.jsniff.bytes.Ascii;
import io.jsniff.connection.Endpoint;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which hosts are wanted: an address, a block of addresses ({@code 10.0.0.0/8}), or a name in which {@code *} stands for any. */
public final class HostPattern {
    private final byte @Nullable [] network;
    private final int prefix;
    private final String glob;

    private HostPattern(byte @Nullable [] network, int prefix, String glob) {
        this.network = network;
        this.prefix = prefix;
        this.glob = glob;
    }

    /**
     * Reads a pattern.
     *
     * @throws IllegalArgumentException if it is none; the message says why
     */
    public static HostPattern parse(String text) {
        int slash = text.indexOf('/');
        String host = slash < 0 ? text : text.substring(0, slash);
        if (host.isEmpty()) {
            throw new IllegalArgumentException("no host");
        }
        byte[] address = literal(host);
        if (slash < 0) {
            return new HostPattern(address, address == null ? 0 : address.length * 8, text.toLowerCase(Locale.ROOT));
        } else if (address == null) {
            throw new IllegalArgumentException(host + " is not an address");
        }
        return new HostPattern(address, prefix(text.substring(slash + 1), address.length * 8), "");
    }

    private static int prefix(String text, int most) {
        int bits = text.length() > 3 || text.isEmpty() ? -1 : 0;
        for (int i = 0; i < text.length() && bits >= 0; i++) {
            char c = text.charAt(i);
            bits = c >= '0' && c <= '9' ? bits * 10 + c - '0' : -1;
        }
        if (bits < 0 || bits > most) {
            throw new IllegalArgumentException("/" + text + " is not between /0 and /" + most);
        }
        return bits;
    }

    /** The address that the text is, without asking any name service; {@code null} if it is a name. */
    private static byte @Nullable [] literal(String text) {
        boolean colon = text.indexOf(':') >= 0;
        for (int i = 0; i < text.length() && !colon; i++) {
            char c = text.charAt(i);
            if ((c < '0' || c > '9') && c != '.') {
                return null;
            }
        }
        try {
            return Endpoint.of(InetAddress.getByName(text).getAddress(), 0).address();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(text + " is not an address", e);
        }
    }

    /** Whether a host is wanted, by its address or by the name that the application used. */
    boolean matches(Endpoint end, @Nullable String name) {
        if (network != null) {
            return hasPrefix(end.address(), network);
        }
        byte[] ip = end.ip();
        return (name != null && globMatches(name.toLowerCase(Locale.ROOT)))
                || globMatches(Ascii.text(ip, 0, ip.length));
    }

    private boolean hasPrefix(byte[] address, byte[] wanted) {
        if (address.length != wanted.length) {
            return false;
        }
        for (int bit = 0; bit < prefix; bit += 8) {
            int mask = prefix - bit >= 8 ? 0xff : 0xff00 >> (prefix - bit);
            if (((address[bit / 8] ^ wanted[bit / 8]) & mask & 0xff) != 0) {
                return false;
            }
        }
        return true;
    }

    /** The usual walk with one point to fall back to: after the last {@code *}. */
    private boolean globMatches(String text) {
        int at = 0;
        int back = -1;
        int star = -1;
        int p = 0;
        while (at < text.length()) {
            if (p < glob.length() && glob.charAt(p) == '*') {
                star = p++;
                back = at;
            } else if (p < glob.length() && glob.charAt(p) == text.charAt(at)) {
                p++;
                at++;
            } else if (star >= 0) {
                p = star + 1;
                at = ++back;
            } else {
                return false;
            }
        }
        while (p < glob.length() && glob.charAt(p) == '*') {
            p++;
        }
        return p == glob.length();
    }
}
