package io.jsniff.http.h1;

import io.jsniff.bytes.Ascii;
import io.jsniff.connection.Direction;
import io.jsniff.http.Completion;

/** Reads the requests of a connection. */
final class RequestReader extends MessageReader {
    private final RequestLine line;
    private final ResponseReader responses;

    RequestReader(Http1State dialogue, ResponseReader responses) {
        this(dialogue, responses, new RequestLine());
    }

    private RequestReader(Http1State dialogue, ResponseReader responses, RequestLine line) {
        super(
                Direction.TO_DEST,
                new MessageHead<>(line, dialogue.heads.requests(), dialogue.limits, dialogue.memory),
                dialogue);
        this.line = line;
        this.responses = responses;
    }

    @Override
    void begins() {
        dialogue.requestBegins(responses.inMessage(), responses.isLost());
    }

    @Override
    void headEnds(HeadFields fields) {
        boolean upgrade = fields.upgrade() && line.kind() == RequestKind.PLAIN;
        dialogue.pending.amendLast(upgrade ? RequestKind.UPGRADE : line.kind());
        tellHead(0, fields.persistence(line.old()));
        bodyFollows(fields);
        if (fields.expect()) {
            awaitBody();
        }
    }

    /** RFC 9112, section 6.3: what is wrong the server must refuse, and what it makes of the bytes after cannot be known. */
    private void bodyFollows(HeadFields fields) {
        switch (BodyFraming.of(fields)) {
            case UNSTATED -> finish(Completion.COMPLETE);
            case FIXED_LENGTH -> fixedLengthBody(fields.contentLength());
            case INVALID_LENGTH -> unframedBody("Content-Length is not one number");
            case CHUNKED -> chunkedBody();
            case NOT_CHUNKED -> unframedBody("Transfer-Encoding of a request does not end in chunked");
        }
    }

    /**
     * A client that asked for leave to send the body, and got a final response instead, may go on with its next request (RFC
     * 9110, section 10.1.1). It is told from a body by its first line, which must stand in one call.
     */
    @Override
    boolean bodyIsWithheld(byte[] array, int from, int to) {
        int lf = Ascii.indexOf(array, from, to, '\n');
        return dialogue.pending.isEmpty() && lf >= 0 && line.parse(array, from, lf) && !line.isWholeHead();
    }

    @Override
    boolean headBreaksOff(byte[] array, int from, int length) {
        dialogue.pending.amendLast(line.kind());
        listener.head(Direction.TO_DEST, 0, array, from, length);
        return true;
    }

    @Override
    boolean takesBareBody() {
        return false;
    }

    @Override
    void ends() {}
}
