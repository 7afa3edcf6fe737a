package io.jsniff.connection;

import io.jsniff.bytes.Ascii;
import io.jsniff.bytes.HeapSize;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One end of a connection: an IP address with a port, or the path of a Unix-domain socket. IPv4 addresses mapped into IPv6
 * are IPv4 addresses here, so that the ends of one connection compare equal whichever socket family saw them.
 */
public final class Endpoint {
    private static final byte[] UNNAMED = {'-'};
    private static final int MAPPED_PREFIX = 12;

    private final IpAddress address;
    private final int port;

    private Endpoint(IpAddress address, int port) {
        this.address = address;
        this.port = port;
    }

    /**
     * An end at an IP address.
     *
     * @param address 4 or 16 bytes in network order, not copied
     */
    public static Endpoint of(byte[] address, int port) {
        byte[] bytes = isMapped(address) ? Arrays.copyOfRange(address, MAPPED_PREFIX, 16) : address;
        return new Endpoint(IpAddress.of(bytes), port);
    }

    /** The end at a resolved socket address; an unresolved one has its host name as text. */
    public static Endpoint of(InetSocketAddress socket) {
        InetAddress inet = socket.getAddress();
        return inet == null ? unix(socket.getHostString()) : of(inet.getAddress(), socket.getPort());
    }

    /** An end that has a path (possibly empty) instead of an address; its port is 0. */
    public static Endpoint unix(String path) {
        return new Endpoint(IpAddress.named(path.isEmpty() ? UNNAMED : Ascii.bytes(path)), 0);
    }

    IpAddress ipAddress() {
        return address;
    }

    /** The same port at an address that is the same. */
    Endpoint at(IpAddress same) {
        return new Endpoint(same, port);
    }

    /** The port, 0 for a Unix-domain socket. */
    public int port() {
        return port;
    }

    /** The address in network order: 4 or 16 bytes, or none for a Unix-domain socket. Not to be changed. */
    public byte[] address() {
        return address.bytes;
    }

    /** The address as text: dotted decimal, RFC 5952 for IPv6, or the path. Not to be changed. */
    public byte[] ip() {
        return address.text();
    }

    private static boolean isMapped(byte[] a) {
        if (a.length != 16 || a[10] != -1 || a[11] != -1) {
            return false;
        }
        for (int i = 0; i < 10; i++) {
            if (a[i] != 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Endpoint that && port == that.port && address.equals(that.address);
    }

    @Override
    public int hashCode() {
        return 31 * address.hashCode() + port;
    }

    /** {@code ip:port}, with brackets around IPv6; the path of a Unix-domain socket. */
    @Override
    public String toString() {
        String text = Ascii.text(ip(), 0, ip().length);
        return switch (address.bytes.length) {
            case 0 -> text;
            case 16 -> "[" + text + "]:" + port;
            default -> text + ":" + port;
        };
    }

    /** What it takes in the heap, with all that it holds. */
    public long heapBytes() {
        return HeapSize.object(2) + address.heapBytes();
    }
}
