package io.jsniff.http.h1;

import io.jsniff.connection.Direction;
import io.jsniff.http.Completion;
import org.jspecify.annotations.Nullable;

/** Reads the responses of a connection, each in the light of the request it answers. */
final class ResponseReader extends MessageReader {
    private static final int SWITCHING_PROTOCOLS = 101;

    private final StatusLine line;

    ResponseReader(Http1State dialogue) {
        this(dialogue, new StatusLine());
    }

    private ResponseReader(Http1State dialogue, StatusLine line) {
        super(
                Direction.TO_SOURCE,
                new MessageHead<>(line, dialogue.heads.responses(), dialogue.limits, dialogue.memory),
                dialogue);
        this.line = line;
    }

    @Override
    void begins() {}

    @Override
    void headEnds(HeadFields fields) {
        int status = line.status();
        boolean tunnel = opensTunnel(status, dialogue.pending.peek());
        if (tunnel && status == SWITCHING_PROTOCOLS && fields.upgradesToHttp2()) {
            nextMessage();
            listener.interim(status);
            dialogue.upgrade();
            return;
        }
        if (status < 200 && !tunnel) {
            nextMessage();
            listener.interim(status);
            return;
        }
        RequestKind answered = dialogue.pending.take();
        tellHead(status, fields.persistence(line.old()));
        if (tunnel) {
            finish(Completion.COMPLETE);
            dialogue.openTunnel();
        } else if (answered == RequestKind.HEAD || status == 204 || status == 304) {
            finish(Completion.COMPLETE);
        } else {
            bodyFollows(fields);
        }
    }

    /** RFC 9112, section 6.3; but where the framing is wrong, a client may take another for right, and go on. */
    private void bodyFollows(HeadFields fields) {
        switch (BodyFraming.of(fields)) {
            case UNSTATED -> closeDelimitedBody();
            case FIXED_LENGTH -> fixedLengthBody(fields.contentLength());
            case INVALID_LENGTH -> {
                closeDelimitedBody();
                unframedBody("Content-Length is not one number");
            }
            case CHUNKED -> chunkedBody();
            case NOT_CHUNKED -> {
                closeDelimitedBody();
                dialogue.unframed(Direction.TO_SOURCE, this);
            }
        }
    }

    @Override
    boolean headBreaksOff(byte[] array, int from, int length) {
        if (line.status() < 200) {
            return false;
        }
        dialogue.pending.take();
        listener.head(Direction.TO_SOURCE, line.status(), array, from, length);
        return true;
    }

    /** A 101 that no one asked for is like any interim response; if the request was not seen, it is believed. */
    private static boolean opensTunnel(int status, @Nullable RequestKind answered) {
        if (status == SWITCHING_PROTOCOLS) {
            return answered == RequestKind.UPGRADE || answered == null;
        }
        return status >= 200 && status < 300 && answered == RequestKind.CONNECT;
    }

    @Override
    boolean bodyIsWithheld(byte[] array, int from, int to) {
        return false;
    }

    @Override
    boolean takesBareBody() {
        boolean bare = dialogue.pending.peek() == RequestKind.SIMPLE;
        if (bare) {
            dialogue.pending.take();
        }
        return bare;
    }

    @Override
    void ends() {
        dialogue.responseEnds();
    }
}
