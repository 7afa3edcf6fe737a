package io.jsniff.agent.bench.soak;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Connections that have carried a request and now rest. In each round a hundredth of them carries one more, and a hundredth is replaced. */
final class IdleConnections implements AutoCloseable {
    private static final byte[] REQUEST =
            "GET /idle HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private static final int AT_ONCE = 200;

    private final InetSocketAddress server;
    private final Deque<SocketChannel> channels = new ArrayDeque<>();
    private final ByteBuffer buffer = ByteBuffer.allocate(1 << 16);

    IdleConnections(int port, int count) throws IOException {
        server = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        while (channels.size() < count) {
            add(Math.min(AT_ONCE, count - channels.size()));
        }
    }

    private void add(int count) throws IOException {
        List<SocketChannel> opened = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            opened.add(SocketChannel.open(server));
        }
        ask(opened);
        channels.addAll(opened);
    }

    /** Each for one request, all at once, because a busy machine takes its time for each answer. */
    private void ask(List<SocketChannel> several) throws IOException {
        for (SocketChannel channel : several) {
            channel.write(ByteBuffer.wrap(REQUEST));
        }
        for (SocketChannel channel : several) {
            awaitResponse(channel);
        }
    }

    private void awaitResponse(SocketChannel channel) throws IOException {
        String response = "";
        buffer.clear();
        while (!response.endsWith("hello")) {
            if (channel.read(buffer) < 0) {
                throw new IOException("the server has closed an idle connection");
            }
            response = new String(buffer.array(), 0, buffer.position(), StandardCharsets.US_ASCII);
        }
    }

    void round() throws IOException {
        int share = channels.size() / 100;
        for (int i = 0; i < share; i++) {
            channels.remove().close();
        }
        add(share);
        List<SocketChannel> oldest = new ArrayList<>();
        for (int i = 0; i < share; i++) {
            oldest.add(channels.remove());
        }
        ask(oldest);
        channels.addAll(oldest);
    }

    @Override
    public void close() throws IOException {
        for (SocketChannel channel : channels) {
            channel.close();
        }
        channels.clear();
    }
}
