package io.jsniff.agent.app;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * Threads that read or write and are interrupted, or whose connection is closed by another thread. Says what each of them got, and how
 * many requests there were.
 */
public final class Disturbed {
    private static final byte[] REQUEST =
            "POST /besieged HTTP/1.1\r\nHost: disturbed\r\nContent-Length: 1000000000\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII);
    private static final byte[] PART = new byte[1 << 16];

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final List<Socket> accepted = new ArrayList<>();

    private Disturbed() throws IOException {}

    /** What a thread does on a connection until it is disturbed. */
    private enum Work {
        READ,
        WRITE,
        GATHER,
        SELECT,
        STREAM_READ,
        STREAM_WRITE;

        private void run(SocketChannel channel) throws IOException {
            switch (this) {
                case READ -> channel.read(ByteBuffer.allocate(10));
                case WRITE -> {
                    while (channel.write(ByteBuffer.wrap(PART)) >= 0) {}
                }
                case GATHER -> {
                    while (channel.write(new ByteBuffer[] {ByteBuffer.wrap(PART), ByteBuffer.wrap(PART)}) >= 0) {}
                }
                case SELECT -> select(channel);
                case STREAM_READ -> channel.socket().getInputStream().read();
                case STREAM_WRITE -> {
                    while (true) {
                        channel.socket().getOutputStream().write(PART);
                    }
                }
            }
        }

        private static void select(SocketChannel channel) throws IOException {
            channel.configureBlocking(false);
            try (Selector selector = Selector.open()) {
                channel.register(selector, SelectionKey.OP_READ);
                while (channel.isOpen() && !Thread.currentThread().isInterrupted()) {
                    selector.select(10);
                }
            }
            throw new ClosedChannelException();
        }
    }

    public static void main(String[] arguments) throws Exception {
        Disturbed disturbed = new Disturbed();
        int served = 0;
        for (Work work : Work.values()) {
            for (boolean interrupt : new boolean[] {true, false}) {
                disturbed.channel(work, interrupt);
                served++;
            }
        }
        for (boolean write : new boolean[] {true, false}) {
            disturbed.socket(write);
            served++;
        }
        System.out.println(served + " served");
    }

    private void channel(Work work, boolean interrupt) throws Exception {
        SocketChannel channel = SocketChannel.open(server.getLocalSocketAddress());
        accept();
        channel.write(ByteBuffer.wrap(REQUEST));
        CountDownLatch begun = new CountDownLatch(1);
        Thread thread = new Thread(() -> {
            begun.countDown();
            try {
                work.run(channel);
            } catch (IOException e) {
                System.out.println(work
                        + (interrupt ? " interrupted: " : " closed: ")
                        + kind(e)
                        + (Thread.interrupted() ? ", interrupted" : ""));
            }
        });
        thread.start();
        begun.await();
        if (interrupt) {
            thread.interrupt();
        } else {
            channel.close();
        }
        thread.join();
        channel.close();
    }

    /** Whether a thread was in the call or about to come to it makes no difference here. */
    private static String kind(IOException e) {
        return e instanceof ClosedByInterruptException
                        || !(e instanceof ClosedChannelException || e instanceof SocketException)
                ? e.toString()
                : "closed";
    }

    private void socket(boolean write) throws Exception {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.getLocalPort());
        accept();
        socket.getOutputStream().write(REQUEST);
        CountDownLatch begun = new CountDownLatch(1);
        Thread thread = new Thread(() -> {
            begun.countDown();
            try {
                do {
                    if (write) {
                        socket.getOutputStream().write(PART);
                    }
                } while (write || socket.getInputStream().read() >= 0);
            } catch (IOException e) {
                System.out.println("socket " + (write ? "write: " : "read: ") + kind(e));
            }
        });
        thread.start();
        begun.await();
        socket.close();
        thread.join();
    }

    /** The other end reads no more than the request. */
    private void accept() throws IOException {
        accepted.add(server.accept());
    }
}
