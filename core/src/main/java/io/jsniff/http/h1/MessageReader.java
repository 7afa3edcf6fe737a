package io.jsniff.http.h1;

import io.jsniff.bytes.GrowableBytes;
import io.jsniff.connection.Direction;
import io.jsniff.http.Completion;
import io.jsniff.http.Framing;
import io.jsniff.http.MessageListener;
import io.jsniff.http.Persistence;
import io.jsniff.http.Shortfall;

/**
 * Cuts one direction of a connection into messages. What differs between requests and responses is in the subclasses.
 *
 * <pre>
 *   state  waits for                            which is found by     goes on to
 *   IDLE   a byte that is no empty line         the reader itself     HEAD
 *   HEAD   the blank line                       MessageHead           BODY, or IDLE if no body follows
 *   BODY   the end of the body                  MessageBody           IDLE
 *   LOST   a line that looks like a first one   FirstLine             IDLE
 * </pre>
 *
 * <p>A gap leads from each state to LOST, unless it is within data of the body.
 */
abstract sealed class MessageReader permits RequestReader, ResponseReader {
    private enum State {
        /** Between messages; empty lines are passed over (RFC 9112, section 2.2). */
        IDLE,
        HEAD,
        BODY,
        /** Bytes are missing and the end of a message with them. */
        LOST
    }

    final Http1State dialogue;
    final MessageListener listener;
    private final Direction direction;
    private final MessageHead<?> head;
    private final FixedLengthBody fixedLength = new FixedLengthBody();
    private State state = State.IDLE;
    private MessageBody body = fixedLength;
    /** Whether the listener wants the bytes of the body. */
    private boolean wanted;
    /** Whether the next bytes may be another message, because the body is withheld. */
    private boolean awaited;

    private boolean lossy;
    private Persistence persistence = Persistence.NOTHING_SAID;
    private long size;
    private long lastTime;

    MessageReader(Direction direction, MessageHead<?> head, Http1State dialogue) {
        this.direction = direction;
        this.head = head;
        this.dialogue = dialogue;
        this.listener = dialogue.listener;
    }

    // ---- what differs

    /** The first byte of a message is about to be read. */
    abstract void begins();

    /** The head is complete: tells the listener, and calls one of the methods that say which body follows. */
    abstract void headEnds(HeadFields fields);

    /** The connection ends, or bytes are lost, within the head; its first line is there: tells the listener, or is false. */
    abstract boolean headBreaksOff(byte[] array, int from, int length);

    /** Whether what is no head is a body without one. */
    abstract boolean takesBareBody();

    /** Whether the bytes are not those of the body that was announced, but begin another message. */
    abstract boolean bodyIsWithheld(byte[] array, int from, int to);

    /** A message that had begun is over. */
    abstract void ends();

    // ---- the table

    /** Reads what it can; the position after it. */
    final int read(byte[] array, int from, int to, long time) {
        if (state != State.IDLE) {
            lastTime = time;
        }
        return switch (state) {
            case IDLE -> idle(array, from, to, time);
            case HEAD -> head(array, from, to);
            case BODY -> body(array, from, to);
            case LOST -> lost(array, from, to);
        };
    }

    private int idle(byte[] array, int from, int to, long time) {
        int at = from;
        while (at < to && (array[at] == '\r' || array[at] == '\n')) {
            at++;
        }
        if (at == to) {
            return to;
        }
        lastTime = time;
        begins();
        listener.started(direction, time);
        state = State.HEAD;
        return head(array, at, to);
    }

    private int head(byte[] array, int from, int to) {
        int at = head.read(array, from, to);
        int length = head.length();
        if (length > 0) {
            size = length;
            headEnds(head.fields());
            head.release();
            return at;
        }
        String fault = head.fault();
        if (fault == null) {
            size += at - from;
        } else {
            noHead(fault);
        }
        return at;
    }

    private int body(byte[] array, int from, int to) {
        if (awaited && isWithheld(array, from, to)) {
            return from;
        }
        MessageBody present = body;
        int at = present.read(array, from, to);
        tellBody(array, from, at);
        if (present.done()) {
            finish(Completion.COMPLETE);
            return at;
        }
        String fault = present.fault();
        if (fault != null) {
            unframedBody(fault);
        }
        return at;
    }

    private int lost(byte[] array, int from, int to) {
        int line = head.search(array, from, to);
        if (line < 0) {
            return to;
        }
        state = State.IDLE;
        return line;
    }

    // ---- bytes that are not read

    /** How many of the next bytes do not matter. */
    final long skippable() {
        return wanted || awaited ? 0 : dataAhead();
    }

    /** As many bytes flowed unseen, at most as many as {@link #skippable} says. */
    final void skip(long length, long time) {
        lastTime = time;
        size += length;
        if (state == State.BODY) {
            body.skip(length);
            if (body.done()) {
                finish(Completion.COMPLETE);
            }
        }
    }

    /** As many bytes were lost: those of a body are only missed, but with any other the end of the message is lost, too. */
    final void gap(long length, long time) {
        if (length <= dataAhead()) {
            lossy = true;
            skip(length, time);
            return;
        }
        if (inMessage()) {
            lastTime = time;
            size += state == State.BODY ? Math.min(length, body.maxRemaining()) : length;
            giveUpHead();
            finish(Completion.GAP);
        }
        state = State.LOST;
        dialogue.lostStep();
    }

    private long dataAhead() {
        return state == State.BODY ? body.skippable() : 0;
    }

    /** The last byte of the direction has flowed. */
    final void ended() {
        if (inMessage()) {
            Shortfall missing = state == State.BODY ? body.missing() : new Shortfall(Shortfall.Part.HEAD, 0);
            if (missing != null) {
                listener.lacks(direction, missing);
            }
            giveUpHead();
            finish(missing == null ? Completion.COMPLETE : Completion.CUT);
        }
    }

    // ---- the present message

    final boolean inMessage() {
        return state == State.HEAD || state == State.BODY;
    }

    final boolean isLost() {
        return state == State.LOST;
    }

    /** Bytes of the present message so far. */
    final long size() {
        return size;
    }

    /** Whether bytes of the present message were lost. */
    final boolean isLossy() {
        return lossy;
    }

    /** When the last byte of the present message flowed. */
    final long lastTime() {
        return lastTime;
    }

    /** The message is over. */
    final void finish(Completion completion) {
        Completion told = lossy && completion == Completion.COMPLETE ? Completion.GAP : completion;
        long total = size;
        nextMessage();
        listener.finished(direction, total, lastTime, told);
        ends();
    }

    /** What comes next has its begin and size counted anew. */
    final void nextMessage() {
        state = State.IDLE;
        body = fixedLength;
        wanted = false;
        awaited = false;
        lossy = false;
        size = 0;
    }

    // ---- its head

    /** Tells the listener of the head that is complete, and of what it says of the life of the connection. */
    final void tellHead(int status, Persistence said) {
        persistence = said;
        if (said.saysSomething()) {
            listener.persistence(direction, said);
        }
        head.tell(listener, direction, status);
    }

    private void noHead(String fault) {
        giveUpHead();
        if (takesBareBody()) {
            closeDelimitedBody();
        } else {
            dialogue.malformed(direction, fault);
        }
    }

    /**
     * A head that will never be complete is a head nevertheless if its first line is. Otherwise it is shown as what it is by
     * now: bytes of a message without a head.
     */
    final void giveUpHead() {
        HeadReader begun = head.giveUp();
        GrowableBytes held = begun == null ? null : begun.held();
        if (begun == null || held == null) {
            return;
        }
        boolean isHead = begun.hasFirstLine() && headBreaksOff(held.array(), 0, held.length());
        if (!isHead && listener.wantsBody(direction)) {
            listener.body(direction, held.array(), 0, held.length());
        }
        begun.release();
    }

    // ---- its body

    /** A body of this length follows. */
    final void fixedLengthBody(long length) {
        fixedLength.begin(length);
        listener.bodyFollows(direction, Framing.CONTENT_LENGTH, length);
        enterBody(fixedLength);
        if (length == 0) {
            finish(Completion.COMPLETE);
        }
    }

    /** A body in chunks follows. */
    final void chunkedBody() {
        listener.bodyFollows(direction, Framing.CHUNKED, 0);
        enterBody(new ChunkedBody(dialogue.limits));
    }

    /** The end of the body is the end of the connection. */
    final void closeDelimitedBody() {
        listener.persistence(direction, persistence.withoutEnd());
        listener.bodyFollows(direction, Framing.CLOSE_DELIMITED, 0);
        enterBody(CloseDelimitedBody.INSTANCE);
    }

    /** What should say where the body ends is wrong, and readers differ in what they make of it. */
    final void unframedBody(String reason) {
        enterBody(CloseDelimitedBody.INSTANCE);
        dialogue.unframed(direction, this);
        listener.unframed(direction, reason);
    }

    /** The body that follows may be withheld, and another message may come instead. */
    final void awaitBody() {
        awaited = state == State.BODY && body != CloseDelimitedBody.INSTANCE;
    }

    /** The other end has gone on, so that the present message is over, if it is still the one. */
    final void endUnframed() {
        if (body == CloseDelimitedBody.INSTANCE) {
            finish(Completion.COMPLETE);
        }
    }

    private void enterBody(MessageBody follows) {
        state = State.BODY;
        body = follows;
        wanted = listener.wantsBody(direction);
    }

    private boolean isWithheld(byte[] array, int from, int to) {
        awaited = false;
        boolean withheld = bodyIsWithheld(array, from, to);
        if (withheld) {
            finish(Completion.COMPLETE);
        }
        return withheld;
    }

    private void tellBody(byte[] array, int from, int to) {
        size += to - from;
        if (wanted && to > from) {
            listener.body(direction, array, from, to - from);
            wanted = listener.wantsBody(direction);
        }
    }
}
