package io.jsniff.agent.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;

/** Ways in which a connection may live and end, both its ends in this JVM. The argument names one. */
@SuppressWarnings("ImmutableEnumChecker") // each lives once, in a JVM of its own
enum Lifecycle {
    /** The client says first that it has no more to say, and still gets its answer. */
    SHUTDOWN_OUTPUT {
        @Override
        void client(Socket socket) throws Exception {
            send(socket, REQUEST);
            socket.shutdownOutput();
            receiveToEnd(socket);
        }

        @Override
        void server(Socket socket) throws Exception {
            receiveToEnd(socket);
            send(socket, ANSWER);
        }
    },
    /** The server closes as soon as it has answered. */
    SERVER_CLOSES {
        @Override
        void client(Socket socket) throws Exception {
            send(socket, REQUEST);
            receiveToEnd(socket);
        }

        @Override
        void server(Socket socket) throws Exception {
            receive(socket, REQUEST);
            send(socket, ANSWER);
        }
    },
    /** The server answers with a reset. */
    RESET {
        @Override
        void client(Socket socket) throws Exception {
            send(socket, REQUEST);
            try {
                receiveToEnd(socket);
            } catch (IOException e) {
                System.out.println("reset");
            }
        }

        @Override
        void server(Socket socket) throws Exception {
            receive(socket, REQUEST);
            socket.setSoLinger(true, 0);
        }
    },
    /** The client runs out of patience twice, and stays. */
    TIMEOUT {
        private final CountDownLatch patience = new CountDownLatch(2);

        @Override
        void client(Socket socket) throws Exception {
            send(socket, REQUEST);
            socket.setSoTimeout(10);
            while (patience.getCount() > 0) {
                try {
                    socket.getInputStream().read();
                } catch (SocketTimeoutException e) {
                    patience.countDown();
                }
            }
            socket.setSoTimeout(0);
            receive(socket, ANSWER);
        }

        @Override
        void server(Socket socket) throws Exception {
            receive(socket, REQUEST);
            patience.await();
            send(socket, ANSWER);
            receiveToEnd(socket);
        }
    },
    /** The client never reads the body to its end. */
    BODY_NOT_READ {
        @Override
        void client(Socket socket) throws Exception {
            send(socket, REQUEST);
            receive(socket, "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
        }

        @Override
        void server(Socket socket) throws Exception {
            receive(socket, REQUEST);
            send(socket, "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n");
            try {
                receiveToEnd(socket);
            } catch (IOException e) {
                System.out.println("reset");
            }
        }
    },
    /** No one says a word. */
    SILENT {
        @Override
        void client(Socket socket) {}

        @Override
        void server(Socket socket) throws Exception {
            receiveToEnd(socket);
        }
    },
    /** A second thread of the client reads the answer, while the first is still coming back from its write. */
    TWO_THREADS {
        @Override
        void client(Socket socket) throws Exception {
            Thread reader = new Thread(() -> {
                try {
                    for (int i = 0; i < ROUNDS; i++) {
                        receive(socket, ANSWER);
                        answered.release();
                    }
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            reader.start();
            for (int i = 0; i < ROUNDS; i++) {
                send(socket, REQUEST);
                answered.acquire();
            }
            reader.join();
        }

        @Override
        void server(Socket socket) throws Exception {
            for (int i = 0; i < ROUNDS; i++) {
                receive(socket, REQUEST);
                send(socket, ANSWER);
            }
            receiveToEnd(socket);
        }
    },
    /** Not HTTP at all. */
    OTHER_PROTOCOL {
        @Override
        void client(Socket socket) throws Exception {
            receive(socket, "220 here\r\n");
            send(socket, "QUIT\r\n");
            receiveToEnd(socket);
        }

        @Override
        void server(Socket socket) throws Exception {
            send(socket, "220 here\r\n");
            receive(socket, "QUIT\r\n");
        }
    },
    /** The kernel sends the body. */
    SENDFILE {
        @Override
        void run() throws Exception {
            Path file = Files.createTempFile("body", null);
            Files.write(file, new byte[100_000]);
            try (ServerSocketChannel listening =
                    ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))) {
                Thread client = inBackground(() -> {
                    try (Socket socket =
                            new Socket("localhost", listening.socket().getLocalPort())) {
                        send(socket, REQUEST);
                        receiveToEnd(socket);
                    }
                });
                try (SocketChannel channel = listening.accept();
                        FileChannel body = FileChannel.open(file)) {
                    receive(channel.socket(), REQUEST);
                    channel.write(ByteBuffer.wrap(bytes("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")));
                    for (long sent = 0; sent < 100_000; ) {
                        sent += body.transferTo(sent, 100_000 - sent, channel);
                    }
                }
                client.join();
            }
            Files.delete(file);
        }
    },
    /** A socket with a path. */
    UNIX_DOMAIN {
        @Override
        void run() throws Exception {
            Path path = Files.createTempDirectory("unix").resolve("socket");
            UnixDomainSocketAddress address = UnixDomainSocketAddress.of(path);
            try (ServerSocketChannel listening =
                    ServerSocketChannel.open(StandardProtocolFamily.UNIX).bind(address)) {
                Thread client = inBackground(() -> {
                    try (SocketChannel channel = SocketChannel.open(address)) {
                        channel.write(ByteBuffer.wrap(bytes(REQUEST)));
                        receive(channel, ANSWER.length());
                    }
                });
                try (SocketChannel channel = listening.accept()) {
                    receive(channel, REQUEST.length());
                    channel.write(ByteBuffer.wrap(bytes(ANSWER)));
                    client.join();
                }
            }
            Files.delete(path);
            Files.delete(path.getParent());
        }
    };

    static final int ROUNDS = 2000;
    private static final String REQUEST = "GET /path HTTP/1.1\r\nHost: h\r\n\r\n";
    private static final String ANSWER = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";

    final Semaphore answered = new Semaphore(0);

    void client(Socket socket) throws Exception {}

    void server(Socket socket) throws Exception {}

    void run() throws Exception {
        try (ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread server = inBackground(() -> {
                try (Socket socket = listening.accept()) {
                    server(socket);
                }
            });
            try (Socket socket = new Socket(listening.getInetAddress(), listening.getLocalPort())) {
                client(socket);
            }
            server.join();
        }
    }

    interface Work {
        void run() throws Exception;
    }

    static Thread inBackground(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        thread.start();
        return thread;
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static void send(Socket socket, String text) throws IOException {
        OutputStream out = socket.getOutputStream();
        out.write(bytes(text));
    }

    static void receive(Socket socket, String text) throws IOException {
        InputStream in = socket.getInputStream();
        int expected = text.length();
        while (expected > 0) {
            expected -= in.readNBytes(expected).length;
        }
    }

    static void receive(SocketChannel channel, int count) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocateDirect(count);
        while (buffer.hasRemaining()) {
            channel.read(buffer);
        }
    }

    static void receiveToEnd(Socket socket) throws IOException {
        socket.getInputStream().readAllBytes();
    }
}
