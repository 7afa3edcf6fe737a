package io.jsniff.agent.app;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A client and its server with many connections, each of which has sent a half of its request: every other a half of its head, the
 * rest a half of their body. Arguments: connections, bytes of a head, bytes of a body. Says {@code half}, waits for a line, sends the
 * other halves and has them answered, says {@code done}, and waits for the end of its input.
 */
public final class HalfSent {
    private static final byte[] ANSWER =
            "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok".getBytes(StandardCharsets.US_ASCII);

    private record Pair(Socket client, Socket served) {
        void send(byte[] bytes, int from, int to) throws IOException {
            client.getOutputStream().write(bytes, from, to - from);
            expect(served, to - from);
        }

        void answer() throws IOException {
            served.getOutputStream().write(ANSWER);
            expect(client, ANSWER.length);
            client.close();
            served.close();
        }

        private static void expect(Socket socket, int count) throws IOException {
            if (socket.getInputStream().readNBytes(count).length < count) {
                throw new IOException("the other end has gone");
            }
        }
    }

    private HalfSent() {}

    public static void main(String[] args) throws Exception {
        int connections = Integer.parseInt(args[0]);
        byte[] head = request("h".repeat(Integer.parseInt(args[1])), "");
        byte[] body = request("h", "b".repeat(Integer.parseInt(args[2])));
        List<Pair> pairs = new ArrayList<>();
        try (ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            for (int i = 0; i < connections; i++) {
                Socket client = new Socket(server.getInetAddress(), server.getLocalPort());
                Pair pair = new Pair(client, server.accept());
                byte[] request = i % 2 == 0 ? head : body;
                pair.send(request, 0, request.length / 2);
                pairs.add(pair);
            }
        }
        System.out.println("half");
        System.in.read();
        for (int i = 0; i < connections; i++) {
            byte[] request = i % 2 == 0 ? head : body;
            pairs.get(i).send(request, request.length / 2, request.length);
            pairs.get(i).answer();
        }
        System.out.println("done");
        while (System.in.read() >= 0) {
            // until its end
        }
    }

    private static byte[] request(String header, String body) {
        String head = "POST /half HTTP/1.1\r\nHost: half\r\nPad: " + header + "\r\nContent-Length: " + body.length();
        return (head + "\r\n\r\n" + body).getBytes(StandardCharsets.US_ASCII);
    }
}
