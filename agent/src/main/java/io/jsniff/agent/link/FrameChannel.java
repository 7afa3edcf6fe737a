package io.jsniff.agent.link;

import io.jsniff.agent.link.Frame.Kind;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The channel between a terminal and the agent in another JVM: frames, each a kind, a length and so many bytes. One thread may
 * receive while others send.
 *
 * <p>It reads and writes the socket channel directly: on JDK 17 a stream made of it would let no one write while another reads.
 */
public final class FrameChannel implements Closeable {
    /** What the agent's arguments begin with if a terminal waits for its call: the secret, a colon and the path follow. */
    public static final String ARGUMENT = "terminal=";

    private static final int HEAD = 5;
    private static final int MAX_BODY = 64 << 20;

    private final SocketChannel channel;
    private final Object sending = new Object();

    /** @param channel connected, and in blocking mode */
    public FrameChannel(SocketChannel channel) {
        this.channel = channel;
    }

    /** The socket that the frames go over. */
    public SocketChannel channel() {
        return channel;
    }

    /** Sends a text. */
    public void send(Kind kind, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        send(kind, bytes, 0, bytes.length);
    }

    /** Sends bytes; waits until the other end, or the kernel for it, has taken them. */
    public void send(Kind kind, byte[] bytes, int offset, int length) throws IOException {
        ByteBuffer head = ByteBuffer.allocate(HEAD).put(kind.code()).putInt(length);
        head.flip();
        ByteBuffer[] frame = {head, ByteBuffer.wrap(bytes, offset, length)};
        synchronized (sending) {
            while (frame[0].hasRemaining() || frame[1].hasRemaining()) {
                channel.write(frame);
            }
        }
    }

    /**
     * Waits for the next frame.
     *
     * @return {@code null} if the other end has closed the link, or is dead
     * @throws IOException if the link breaks, or brings what no jsniff would send
     */
    public @Nullable Frame receive() throws IOException {
        ByteBuffer head = ByteBuffer.allocate(HEAD);
        if (!fill(head)) {
            return null;
        }
        Kind kind = Kind.of(head.get(0));
        int length = head.getInt(1);
        if (kind == null || length < 0 || length > MAX_BODY) {
            throw new IOException("what comes is not jsniff's");
        }
        ByteBuffer body = ByteBuffer.allocate(length);
        if (!fill(body) && length > 0) {
            throw new EOFException();
        }
        return new Frame(kind, body.array());
    }

    /** False if nothing came but the end. */
    private boolean fill(ByteBuffer buffer) throws IOException {
        while (buffer.hasRemaining()) {
            if (channel.read(buffer) < 0) {
                if (buffer.position() > 0) {
                    throw new EOFException();
                }
                return false;
            }
        }
        return true;
    }

    /** Nothing more will be sent; the other end hears of it, and may go on sending. */
    public void finish() throws IOException {
        channel.shutdownOutput();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
