package io.jsniff.agent.app;

import io.jsniff.agent.launch.Patience;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Ways to send POSTs on one connection, each closing it at the end as far as its API can. */
enum Client {
    URL_CONNECTION {
        @Override
        int exchange(InetSocketAddress server, String path, byte[] body, int rounds) throws Exception {
            int sum = 0;
            for (int i = 0; i < rounds; i++) {
                HttpURLConnection connection =
                        (HttpURLConnection) uri(server, path).toURL().openConnection();
                connection.setDoOutput(true);
                connection.setFixedLengthStreamingMode(body.length);
                connection.getOutputStream().write(body);
                try (InputStream in = connection.getInputStream()) {
                    sum += in.readAllBytes().length;
                }
            }
            return sum;
        }
    },
    HTTP_CLIENT {
        @Override
        int exchange(InetSocketAddress server, String path, byte[] body, int rounds) throws Exception {
            HttpClient client =
                    HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
            int sum = 0;
            for (int i = 0; i < rounds; i++) {
                HttpRequest request = HttpRequest.newBuilder(uri(server, path))
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                        .build();
                sum += client.send(request, HttpResponse.BodyHandlers.ofByteArray())
                        .body()
                        .length;
            }
            return sum;
        }
    },
    SOCKET {
        @Override
        int exchange(InetSocketAddress server, String path, byte[] body, int rounds) throws Exception {
            try (Socket socket = new Socket(server.getHostString(), server.getPort())) {
                return streams(socket, path, body, rounds);
            }
        }
    },
    SOCKET_WITH_TIMEOUT {
        @Override
        int exchange(InetSocketAddress server, String path, byte[] body, int rounds) throws Exception {
            try (Socket socket = new Socket()) {
                socket.connect(server, Patience.MILLIS);
                socket.setSoTimeout(Patience.MILLIS);
                return streams(socket, path, body, rounds);
            }
        }
    },
    ADAPTOR {
        @Override
        int exchange(InetSocketAddress server, String path, byte[] body, int rounds) throws Exception {
            try (SocketChannel channel = SocketChannel.open()) {
                channel.socket().connect(server, Patience.MILLIS);
                channel.socket().setSoTimeout(Patience.MILLIS);
                return streams(channel.socket(), path, body, rounds);
            }
        }
    },
    CHANNEL {
        @Override
        int exchange(InetSocketAddress server, String path, byte[] body, int rounds) throws Exception {
            try (SocketChannel channel = SocketChannel.open(server)) {
                return channels(channel, null, path, body, rounds, false);
            }
        }
    },
    GATHERING_CHANNEL {
        @Override
        int exchange(InetSocketAddress server, String path, byte[] body, int rounds) throws Exception {
            try (SocketChannel channel = SocketChannel.open(server)) {
                return channels(channel, null, path, body, rounds, true);
            }
        }
    },
    SELECTOR {
        @Override
        int exchange(InetSocketAddress server, String path, byte[] body, int rounds) throws Exception {
            return selected(server, path, body, rounds, false);
        }
    },
    GATHERING_SELECTOR {
        @Override
        int exchange(InetSocketAddress server, String path, byte[] body, int rounds) throws Exception {
            return selected(server, path, body, rounds, true);
        }
    },
    VIRTUAL_THREAD {
        @Override
        int exchange(InetSocketAddress server, String path, byte[] body, int rounds) throws Exception {
            int[] sum = {-1};
            Runnable work = () -> {
                try {
                    sum[0] = SOCKET.exchange(server, path, body, rounds);
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
            };
            Thread thread = (Thread)
                    Thread.class.getMethod("startVirtualThread", Runnable.class).invoke(null, work);
            thread.join();
            return sum[0];
        }
    };

    abstract int exchange(InetSocketAddress server, String path, byte[] body, int rounds) throws Exception;

    private static URI uri(InetSocketAddress server, String path) {
        return URI.create("http://" + server.getHostString() + ":" + server.getPort() + path);
    }

    private static byte[] head(String path, byte[] body) {
        return ("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + body.length + "\r\n\r\n")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    private static int streams(Socket socket, String path, byte[] body, int rounds) throws IOException {
        InputStream in = new BufferedInputStream(socket.getInputStream());
        OutputStream out = socket.getOutputStream();
        int sum = 0;
        for (int i = 0; i < rounds; i++) {
            out.write(head(path, body));
            out.write(body);
            Answer answer = new Answer();
            while (!answer.isWhole()) {
                answer.add(in.read());
            }
            sum += answer.bodySize();
        }
        return sum;
    }

    private static int selected(InetSocketAddress server, String path, byte[] body, int rounds, boolean gathering)
            throws IOException {
        try (Selector selector = Selector.open();
                SocketChannel channel = SocketChannel.open()) {
            channel.configureBlocking(false);
            SelectionKey key = channel.register(selector, SelectionKey.OP_CONNECT);
            boolean connected = channel.connect(server);
            while (!connected) {
                selector.select();
                connected = channel.finishConnect();
            }
            key.interestOps(SelectionKey.OP_READ);
            return channels(channel, selector, path, body, rounds, gathering);
        }
    }

    /** Reads and writes with small buffers, on and off the heap, so that messages come in many pieces. */
    private static int channels(
            SocketChannel channel, Selector selector, String path, byte[] body, int rounds, boolean gathering)
            throws IOException {
        int sum = 0;
        ByteBuffer[] in = {ByteBuffer.allocate(50), ByteBuffer.allocateDirect(5000)};
        for (int i = 0; i < rounds; i++) {
            ByteBuffer off = ByteBuffer.allocateDirect(body.length).put(body).flip();
            ByteBuffer[] out = {ByteBuffer.wrap(head(path, body)), ByteBuffer.allocate(0), off};
            for (ByteBuffer buffer : out) {
                while (buffer.hasRemaining()) {
                    long ignored = gathering ? channel.write(out) : channel.write(buffer);
                }
            }
            Answer answer = new Answer();
            while (!answer.isWhole()) {
                if (selector != null) {
                    selector.select();
                    selector.selectedKeys().clear();
                }
                long ignored = gathering ? channel.read(in) : channel.read(in[i % 2]);
                for (ByteBuffer buffer : in) {
                    buffer.flip();
                    while (buffer.hasRemaining()) {
                        answer.add(buffer.get());
                    }
                    buffer.clear();
                }
            }
            sum += answer.bodySize();
        }
        return sum;
    }

    /** As much of a parser as these answers need. */
    private static final class Answer {
        private final ByteArrayOutputStream head = new ByteArrayOutputStream();
        private int length = -1;
        private int body;

        void add(int b) {
            if (length >= 0) {
                body++;
                return;
            }
            head.write(b);
            String text = head.toString(StandardCharsets.ISO_8859_1);
            if (text.endsWith("\r\n\r\n")) {
                int at = text.toLowerCase(Locale.ROOT).indexOf("content-length:");
                length = at < 0
                        ? 0
                        : Integer.parseInt(
                                text.substring(at + 15, text.indexOf('\r', at)).strip());
            }
        }

        boolean isWhole() {
            return length == body;
        }

        int bodySize() {
            return body;
        }
    }
}
