package io.jsniff.capture.packet;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Makes headers around payloads, for tests. Every method puts one layer around what it is given. */
public final class Packets {
    private Packets() {}

    public static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    public static byte[] join(byte[]... parts) {
        int length = 0;
        for (byte[] part : parts) {
            length += part.length;
        }
        ByteBuffer all = ByteBuffer.allocate(length);
        for (byte[] part : parts) {
            all.put(part);
        }
        return all.array();
    }

    public static byte[] bytes(int... values) {
        byte[] all = new byte[values.length];
        for (int i = 0; i < all.length; i++) {
            all[i] = (byte) values[i];
        }
        return all;
    }

    public static byte[] tcp(int from, int to, int sequence, int acknowledgment, int flags, byte[] payload) {
        return tcp(from, to, sequence, acknowledgment, flags, new byte[0], payload);
    }

    public static byte[] tcp(
            int from, int to, int sequence, int acknowledgment, int flags, byte[] options, byte[] payload) {
        ByteBuffer header = ByteBuffer.allocate(20 + options.length);
        header.putShort((short) from).putShort((short) to).putInt(sequence).putInt(acknowledgment);
        header.put((byte) (header.capacity() * 4)).put((byte) flags).putShort((short) 65535);
        header.putShort((short) 0).putShort((short) 0).put(options);
        return join(header.array(), payload);
    }

    public static byte[] udp(int from, int to, byte[] payload) {
        ByteBuffer header = ByteBuffer.allocate(8);
        header.putShort((short) from).putShort((short) to).putShort((short) (8 + payload.length));
        return join(header.array(), payload);
    }

    public static byte[] ip4(int source, int dest, int protocol, byte[] payload) {
        return ip4(source, dest, protocol, 0, 0, new byte[0], payload);
    }

    public static byte[] ip4(int source, int dest, int protocol, int id, int fragment, byte[] options, byte[] payload) {
        ByteBuffer header = ByteBuffer.allocate(20 + options.length);
        header.put((byte) (0x40 | header.capacity() / 4)).put((byte) 0);
        header.putShort((short) (header.capacity() + payload.length))
                .putShort((short) id)
                .putShort((short) fragment);
        header.put((byte) 64)
                .put((byte) protocol)
                .putShort((short) 0)
                .putInt(source)
                .putInt(dest)
                .put(options);
        return join(header.array(), payload);
    }

    public static byte[] ip6(long source, long dest, int next, byte[] payload) {
        ByteBuffer header = ByteBuffer.allocate(40);
        header.putInt(0x6000_0000)
                .putShort((short) payload.length)
                .put((byte) next)
                .put((byte) 64);
        header.putLong(0x2001_0db8L << 32)
                .putLong(source)
                .putLong(0x2001_0db8L << 32)
                .putLong(dest);
        return join(header.array(), payload);
    }

    public static byte[] ethernet(int type, byte[] payload) {
        return join(new byte[12], bytes(type >> 8, type), payload);
    }
}
