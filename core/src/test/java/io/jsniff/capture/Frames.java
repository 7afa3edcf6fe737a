package io.jsniff.capture;

import io.jsniff.capture.packet.Packets;
import io.jsniff.capture.packet.Segment;
import java.util.ArrayList;
import java.util.List;

/** Makes the frames of one connection after another, for tests. */
final class Frames {
    private static final byte[] REQUEST = Packets.ascii("GET /a HTTP/1.1\r\nHost: test\r\n\r\n");
    private static final byte[] RESPONSE =
            Packets.ascii("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Type: text/plain\r\n\r\nhello");
    private static final byte[] NOTHING = {};

    private final int client;
    private final int port;
    private int clientNext = 1000;
    private int serverNext = 5_000_000;

    /** A connection of its own for each number below two thousand million. */
    Frames(int number) {
        client = 0x0a000001 + number / 60_000;
        port = 1024 + number % 60_000;
    }

    List<byte[]> open() {
        List<byte[]> frames = new ArrayList<>();
        frames.add(fromClient(Segment.SYN, NOTHING));
        clientNext++;
        frames.add(fromServer(Segment.SYN | Segment.ACK, NOTHING));
        serverNext++;
        frames.add(fromClient(Segment.ACK, NOTHING));
        return frames;
    }

    List<byte[]> exchange() {
        return List.of(ask(REQUEST), answer(RESPONSE));
    }

    List<byte[]> close() {
        List<byte[]> frames = new ArrayList<>();
        frames.add(fromClient(Segment.FIN | Segment.ACK, NOTHING));
        clientNext++;
        frames.add(fromServer(Segment.FIN | Segment.ACK, NOTHING));
        serverNext++;
        frames.add(fromClient(Segment.ACK, NOTHING));
        return frames;
    }

    byte[] ask(byte[] payload) {
        byte[] frame = fromClient(Segment.ACK, payload);
        clientNext += payload.length;
        return frame;
    }

    byte[] answer(byte[] payload) {
        byte[] frame = fromServer(Segment.ACK, payload);
        serverNext += payload.length;
        return frame;
    }

    private byte[] fromClient(int flags, byte[] payload) {
        byte[] tcp = Packets.tcp(port, 80, clientNext, flags == Segment.SYN ? 0 : serverNext, flags, payload);
        return Packets.ethernet(0x0800, Packets.ip4(client, 0x0b000001, 6, tcp));
    }

    private byte[] fromServer(int flags, byte[] payload) {
        byte[] tcp = Packets.tcp(80, port, serverNext, clientNext, flags, payload);
        return Packets.ethernet(0x0800, Packets.ip4(0x0b000001, client, 6, tcp));
    }
}
