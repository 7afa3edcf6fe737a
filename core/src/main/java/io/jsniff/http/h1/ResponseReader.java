package io.jsniff.http.h1;

import io.jsniff.connection.Direction;
import io.jsniff.http.Completion;
import org.jspecify.annotations.Nullable;

/** Reads the responses of a connection, each in the light of the request it answers. */
final class ResponseReader extends MessageReader<StatusLine.Said> {
    private static final int SWITCHING_PROTOCOLS = 101;

    private final StatusLine line;

    ResponseReader(Dialogue dialogue) {
        this(dialogue, new StatusLine());
    }

    private ResponseReader(Dialogue dialogue, StatusLine line) {
        super(Direction.TO_SOURCE, line, dialogue.heads.responses(), dialogue);
        this.line = line;
    }

    @Override
    void begins() {}

    @Override
    void headEnds(HeadFields fields, byte[] array, int from, int length) {
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
        tell(fields.persistence(line.old()));
        tellHead(status, array, from, length);
        if (tunnel) {
            finish(Completion.COMPLETE);
            dialogue.openTunnel();
        } else if (answered == RequestKind.HEAD || status == 204 || status == 304) {
            finish(Completion.COMPLETE);
        } else {
            bodyFollows(fields);
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

    /** A 101 that nobody asked for is like any interim response; if the request was not seen, it is believed. */
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
    void bodyOfNoLength() {
        bodyUntilClose();
    }

    /** RFC 9112, section 6.3; but a client that knows no other coding than chunked may go by Content-Length, and go on. */
    @Override
    void bodyOfUnknownLength() {
        bodyUntilClose();
        dialogue.unframed(Direction.TO_SOURCE, this);
    }

    @Override
    void bodyOfWrongLength(String reason) {
        bodyUntilClose();
        bodyUnframed(reason);
    }

    @Override
    void ends() {
        dialogue.responseEnds();
    }
}
