package io.jsniff.demo;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A logging client as people write it by hand, over a plain socket. It wants to know whether the event was taken, and the
 * head of the response says that. What it does with the rest of the response decides whether its connection can be used again.
 */
final class SocketClient implements EventClient {
    private final URI uri;
    private final boolean readsBody;
    private @Nullable Socket socket;
    private InputStream in = InputStream.nullInputStream();

    /** @param readsBody {@code false}: drops the connection as soon as it has the head */
    SocketClient(URI uri, boolean readsBody) {
        this.uri = uri;
        this.readsBody = readsBody;
    }

    @Override
    public void post(byte[] event) throws IOException {
        exchange("POST", event);
    }

    /** Asks the collector what it offers, as some clients do first. */
    void options() throws IOException {
        exchange("OPTIONS", new byte[0]);
    }

    private void exchange(String method, byte[] body) throws IOException {
        Socket connected = connected();
        connected.getOutputStream().write(request(method, body));
        Head head = readHead();
        int status = Integer.parseInt(head.startLine().substring(9, 12));
        if (readsBody) {
            in.skipNBytes(Head.contentLength(head.fields()));
        } else {
            close();
        }
        EventClient.check(status);
    }

    private Socket connected() throws IOException {
        Socket current = socket;
        if (current == null) {
            current = new Socket(uri.getHost(), uri.getPort());
            current.setTcpNoDelay(true);
            current.setSoTimeout(TIMEOUT_MILLIS);
            socket = current;
            in = readsBody ? new BufferedInputStream(current.getInputStream()) : current.getInputStream();
        }
        return current;
    }

    private byte[] request(String method, byte[] body) {
        String length =
                body.length == 0 ? "" : "Content-Type: application/json\r\nContent-Length: " + body.length + "\r\n";
        String head = method + " " + uri.getPath() + " HTTP/1.1\r\nHost: " + uri.getAuthority() + "\r\n" + length
                + "Authorization: " + TOKEN + "\r\n\r\n";
        var request = new ByteArrayOutputStream();
        request.writeBytes(head.getBytes(US_ASCII));
        request.writeBytes(body);
        return request.toByteArray();
    }

    private Head readHead() throws IOException {
        Head head = Head.read(in);
        if (head == null) {
            throw new EOFException("the collector closed the connection without an answer");
        } else if (!head.startLine().matches("HTTP/1\\.\\d \\d{3}( .*)?")) {
            throw new IOException("not a status line: " + head.startLine());
        }
        return head;
    }

    @Override
    public void close() throws IOException {
        Socket current = socket;
        socket = null;
        if (current != null) {
            current.close();
        }
    }
}
