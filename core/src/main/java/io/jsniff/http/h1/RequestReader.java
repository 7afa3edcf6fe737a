package io.jsniff.http.h1;

import io.jsniff.connection.Direction;
import io.jsniff.http.Completion;

/** Reads the requests of a connection. */
final class RequestReader extends MessageReader {
    private final RequestLine line;
    private final ResponseReader responses;

    RequestReader(Dialogue dialogue, ResponseReader responses) {
        this(dialogue, responses, new RequestLine());
    }

    private RequestReader(Dialogue dialogue, ResponseReader responses, RequestLine line) {
        super(Direction.TO_DEST, line, dialogue);
        this.line = line;
        this.responses = responses;
    }

    @Override
    void begins() {
        dialogue.requestBegins(responses.inMessage(), responses.isLost());
    }

    @Override
    void headEnds(HeadFields fields, byte[] array, int from, int length) {
        boolean upgrade = fields.upgrade() && line.kind() == RequestKind.PLAIN;
        dialogue.pending.amendLast(upgrade ? RequestKind.UPGRADE : line.kind());
        listener.head(Direction.TO_DEST, 0, array, from, length);
        bodyFollows(fields);
    }

    @Override
    void headBreaksOff(byte[] array, int from, int length) {
        dialogue.pending.amendLast(line.kind());
        listener.head(Direction.TO_DEST, 0, array, from, length);
    }

    @Override
    boolean takesBareBody() {
        return false;
    }

    @Override
    void bodyOfNoLength() {
        finish(Completion.COMPLETE);
    }

    /** RFC 9112, section 6.3: the server must refuse it, and what it makes of the bytes behind cannot be known. */
    @Override
    void bodyOfUnknownLength() {
        malformed("Transfer-Encoding of a request does not end in chunked");
    }
}
