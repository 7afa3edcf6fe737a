package io.jsniff.agent.bench.soak;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Clients that take their time, and leave without a farewell. A request of theirs whose head was sent whole comes to the server,
 * because they wait a while before they go; heads that they cut have the path {@link #CUT}.
 */
enum SlowClient {
    /** Each byte of the head in a segment of its own. */
    HEAD_BY_DROPS {
        @Override
        void talk(Socket socket) throws IOException, InterruptedException {
            for (byte b : get("/drops")) {
                socket.getOutputStream().write(b);
                Thread.sleep(SHORT);
            }
            readHello(socket);
        }
    },
    /** A body that ends before its length, by a reset. */
    HALF_A_BODY {
        @Override
        void talk(Socket socket) throws IOException, InterruptedException {
            send(socket, "POST /half HTTP/1.1\r\nHost: x\r\nContent-Length: 5000\r\n\r\n" + "x".repeat(2000));
            leaveByReset(socket);
        }
    },
    /** Does not read the response. */
    RESET_BEFORE_THE_RESPONSE_IS_READ {
        @Override
        void talk(Socket socket) throws IOException, InterruptedException {
            socket.getOutputStream().write(get("/unread"));
            leaveByReset(socket);
        }
    },
    /** Reads a part of a response that fills all buffers. */
    RESET_WITHIN_THE_RESPONSE {
        @Override
        void talk(Socket socket) throws IOException, InterruptedException {
            socket.getOutputStream().write(get(Answer.BIG));
            for (int i = 0; i < 10; i++) {
                socket.getInputStream().readNBytes(10_000);
                Thread.sleep(SHORT);
            }
            leaveByReset(socket);
        }
    },
    /** Half of a head, and a reset. */
    CUT_HEAD_RESET {
        @Override
        void talk(Socket socket) throws IOException, InterruptedException {
            send(socket, "GET " + CUT + " HTTP/1.1\r\nHost: loc");
            leaveByReset(socket);
        }
    },
    /** Half of a head, and a proper end. */
    CUT_HEAD_END {
        @Override
        void talk(Socket socket) throws IOException, InterruptedException {
            send(socket, "GET " + CUT + " HTTP/1.1\r\nHost: loc");
            Thread.sleep(PAUSE);
            socket.shutdownOutput();
            socket.getInputStream().readAllBytes();
        }
    },
    /** Not even a request. */
    SILENT {
        @Override
        void talk(Socket socket) throws IOException, InterruptedException {
            leaveByReset(socket);
        }
    },
    /** Some requests at once, some chunks, the next request within the last segment of one. */
    PIPELINED_CHUNKS {
        @Override
        void talk(Socket socket) throws IOException, InterruptedException {
            String chunked = "POST /chunks HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n";
            String all = chunked + "3\r\nabc\r\n0\r\n\r\n" + chunked + "5\r\nabcde\r\n0\r\n\r\n";
            send(socket, all.substring(0, 100));
            Thread.sleep(SHORT);
            send(socket, all.substring(100));
            readHello(socket);
            readHello(socket);
        }
    },
    /** A stream of HTTP/2 that it breaks off when the response may not go on, and one whose connection it resets. */
    HTTP2_RESET {
        @Override
        void talk(Socket socket) throws IOException, InterruptedException {
            send(socket, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
            frame(socket, SETTINGS, 0, 0, SMALL_WINDOW);
            frame(socket, HEADERS, END_STREAM_AND_HEADERS, 1, HPACK);
            awaitHeaders(socket, 1);
            frame(socket, RST_STREAM, 0, 1, CANCEL);
            frame(socket, HEADERS, END_STREAM_AND_HEADERS, 3, HPACK);
            awaitHeaders(socket, 3);
            leaveByReset(socket);
        }
    };

    /** The path of requests whose head does not end. */
    static final String CUT = "/cut";

    private static final int SHORT = 10;
    private static final int PAUSE = 300;

    private static final int HEADERS = 1;
    private static final int RST_STREAM = 3;
    private static final int SETTINGS = 4;
    private static final int END_STREAM_AND_HEADERS = 5;
    private static final byte[] CANCEL = {0, 0, 0, 8};
    private static final byte[] SMALL_WINDOW = {0, 4, 0, 0, 0, 1};

    /** {@code GET}, {@code http}, {@code /stream}, {@code x}, as literals that no table keeps. */
    private static final byte[] HPACK = hpack();

    abstract void talk(Socket socket) throws IOException, InterruptedException;

    /** Whether it went as it was meant. */
    boolean run(int port) throws InterruptedException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(120_000);
            talk(socket);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static byte[] get(String path) {
        return ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static void leaveByReset(Socket socket) throws IOException, InterruptedException {
        Thread.sleep(PAUSE);
        socket.setSoLinger(true, 0);
    }

    private static void readHello(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        StringBuilder response = new StringBuilder();
        while (response.indexOf("hello") < 0) {
            int b = in.read();
            if (b < 0) {
                throw new IOException("no response");
            }
            response.append((char) b);
        }
    }

    private static void frame(Socket socket, int type, int flags, int stream, byte[] payload) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {0, 0, (byte) payload.length, (byte) type, (byte) flags, 0, 0, 0, (byte) stream});
        out.writeBytes(payload);
        socket.getOutputStream().write(out.toByteArray());
    }

    /** Reads frames up to the head of the response. */
    private static void awaitHeaders(Socket socket, int stream) throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        int type;
        int number;
        do {
            int lengthAndType = in.readInt();
            type = lengthAndType & 0xff;
            in.readByte();
            number = in.readInt();
            in.readNBytes(lengthAndType >>> 8);
        } while (type != HEADERS || number != stream);
    }

    private static byte[] hpack() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {(byte) 0x82, (byte) 0x86, 0x04, 7});
        out.writeBytes("/stream".getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(new byte[] {0x01, 1, 'x'});
        return out.toByteArray();
    }
}
