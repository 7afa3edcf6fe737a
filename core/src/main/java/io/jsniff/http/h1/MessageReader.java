package io.jsniff.http.h1;

import io.jsniff.bytes.GrowableBytes;
import io.jsniff.connection.Direction;
import io.jsniff.http.Completion;
import io.jsniff.http.MessageListener;
import io.jsniff.http.Persistence;
import io.jsniff.http.Shortfall;
import org.jspecify.annotations.Nullable;

/**
 * Cuts one direction of a connection into messages. What differs between requests and responses is in the subclasses.
 *
 * @param <S> what first lines of this direction say
 */
abstract sealed class MessageReader<S> permits RequestReader, ResponseReader {
    private enum State {
        /** Between messages; empty lines are passed over (RFC 9112, section 2.2). */
        IDLE,
        /** Up to and with the blank line. */
        HEAD,
        /** As many bytes as Content-Length says. */
        FIXED_BODY,
        /** Up to the last chunk and its trailers. */
        CHUNKED_BODY,
        /** Up to the end of the connection, or, where no framing tells, until the other end goes on. */
        UNTIL_CLOSE,
        /** Bytes are missing and the end of a message with them: up to the next line that looks like a first one. */
        LOST
    }

    final Dialogue dialogue;
    final MessageListener listener;
    private final Direction direction;
    private final FirstLine<S> firstLine;
    private final HeadCache<S> heads;
    private State state = State.IDLE;
    private boolean wanted;
    private boolean awaited;
    private boolean lossy;
    private Persistence said = Persistence.NOTHING_SAID;
    private @Nullable HeadReader head;
    private @Nullable KnownHead<S> known;
    /** How many heads were read since the last that was known. */
    private int unknown;

    private @Nullable ChunkedBody chunks;
    private long remaining;
    private long size;
    private long lastTime;

    MessageReader(Direction direction, FirstLine<S> firstLine, HeadCache<S> heads, Dialogue dialogue) {
        this.direction = direction;
        this.firstLine = firstLine;
        this.heads = heads;
        this.dialogue = dialogue;
        this.listener = dialogue.listener;
    }

    /** The first byte of a message is about to be read. */
    abstract void begins();

    /** The head is complete: tells the listener, and calls one of the methods that say what follows. */
    abstract void headEnds(HeadFields fields, byte[] array, int from, int length);

    /** The connection ends, or bytes are lost, within the head; its first line is there: tells the listener, or is false. */
    abstract boolean headBreaksOff(byte[] array, int from, int length);

    /** Whether what is no head is a body without one. */
    abstract boolean takesBareBody();

    /** Whether the bytes are not those of the body that was announced, but begin another message. */
    abstract boolean bodyIsWithheld(byte[] array, int from, int to);

    /** There is a head, but nothing in it says how long the body is. */
    abstract void bodyOfNoLength();

    /** There is a transfer coding that does not say where the body ends. */
    abstract void bodyOfUnknownLength();

    /** The length that is given is none. */
    abstract void bodyOfWrongLength(String reason);

    /** A message that had begun is over. */
    abstract void ends();

    /** Reads what it can; the position behind it. */
    final int read(byte[] array, int from, int to, long time) {
        if (state != State.IDLE) {
            lastTime = time;
        }
        return switch (state) {
            case IDLE -> idle(array, from, to, time);
            case HEAD -> head(array, from, to);
            case FIXED_BODY -> withheld(array, from, to) ? from : fixedBody(array, from, to);
            case CHUNKED_BODY -> withheld(array, from, to) ? from : chunkedBody(array, from, to);
            case UNTIL_CLOSE -> took(array, from, to);
            case LOST -> resynchronise(array, from, to);
        };
    }

    /** How many of the next bytes do not matter. */
    final long skippable() {
        return wanted || awaited ? 0 : bodyAhead();
    }

    /** As many bytes flowed unseen, at most as many as {@link #skippable} says. */
    final void skip(long length, long time) {
        lastTime = time;
        size += length;
        if (chunks != null) {
            chunks.skip(length);
        } else if (state == State.FIXED_BODY) {
            remaining -= length;
            finishIfRead();
        }
    }

    /** As many bytes were lost: those of a body are only missed, but with any other the end of the message is lost, too. */
    final void gap(long length, long time) {
        if (length <= bodyAhead()) {
            lossy = true;
            skip(length, time);
            return;
        }
        if (inMessage()) {
            lastTime = time;
            size += state == State.FIXED_BODY ? remaining : length;
            giveUpHead();
            finish(Completion.GAP);
        }
        state = State.LOST;
        dialogue.lostStep();
    }

    /** The last byte of the direction has flowed. */
    final void ended() {
        if (inMessage()) {
            tellShortfall();
            giveUpHead();
            finish(state == State.UNTIL_CLOSE ? Completion.COMPLETE : Completion.CUT);
        }
    }

    private void tellShortfall() {
        Shortfall missing = switch (state) {
            case IDLE, LOST, UNTIL_CLOSE -> null;
            case HEAD -> new Shortfall(Shortfall.Part.HEAD, 0);
            case FIXED_BODY -> new Shortfall(Shortfall.Part.BODY, remaining);
            case CHUNKED_BODY -> chunks == null ? null : chunks.missing();
        };
        if (missing != null) {
            listener.lacks(direction, missing);
        }
    }

    final boolean inMessage() {
        return state != State.IDLE && state != State.LOST;
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

    /** Tells the listener of the head that is complete. */
    final void tellHead(int status, byte[] array, int from, int length) {
        KnownHead<S> shared = known;
        if (shared == null) {
            listener.head(direction, status, array, from, length);
        } else {
            listener.head(direction, status, shared.head());
        }
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
        wanted = false;
        awaited = false;
        lossy = false;
        chunks = null;
        size = 0;
    }

    /** The body is as the fields say (RFC 9112, section 6.3, from point 3 on). */
    final void bodyFollows(HeadFields fields) {
        switch (fields.coding()) {
            case CHUNKED -> {
                chunks = new ChunkedBody(dialogue.limits);
                enterBody(State.CHUNKED_BODY);
            }
            case OTHER -> bodyOfUnknownLength();
            case NONE -> bodyOfLength(fields.contentLength());
        }
    }

    /** The body is as the fields say, if it comes at all. */
    final void bodyMayFollow(HeadFields fields) {
        bodyFollows(fields);
        awaited = inMessage();
    }

    /** The end of the body is the end of the connection. */
    final void bodyUntilClose() {
        listener.persistence(direction, said.withoutEnd());
        enterBody(State.UNTIL_CLOSE);
    }

    /** What should say where the body ends is wrong, and readers differ in what they make of it. */
    final void bodyUnframed(String reason) {
        chunks = null;
        enterBody(State.UNTIL_CLOSE);
        dialogue.unframed(direction, this);
        listener.unframed(direction, reason);
    }

    /** The other end has gone on, so that the present message is over, if it is still the one. */
    final void endUnframed() {
        if (state == State.UNTIL_CLOSE) {
            finish(Completion.COMPLETE);
        }
    }

    /** What the head, which is about to be told, says of the life of the connection. */
    final void tell(Persistence persistence) {
        said = persistence;
        if (persistence.saysSomething()) {
            listener.persistence(direction, persistence);
        }
    }

    private void bodyOfLength(long length) {
        if (length == HeadFields.INVALID) {
            bodyOfWrongLength("Content-Length is not one number");
        } else if (length == HeadFields.ABSENT) {
            bodyOfNoLength();
        } else {
            remaining = length;
            enterBody(State.FIXED_BODY);
            finishIfRead();
        }
    }

    private void enterBody(State body) {
        state = body;
        wanted = listener.wantsBody(direction);
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
        if (head == null) {
            known = heads.find(array, from, to);
            return known == null ? newHead(array, from, to) : knownHead(known, from);
        }
        return head(head, array, from, to);
    }

    private int knownHead(KnownHead<S> again, int from) {
        byte[] bytes = again.head().bytes();
        unknown = 0;
        size = bytes.length;
        firstLine.recall(again.firstLine());
        headEnds(again.fields(), bytes, 0, bytes.length);
        return from + bytes.length;
    }

    /** Of heads that never come again fewer and fewer are remembered: each costs a copy. */
    private int newHead(byte[] array, int from, int to) {
        HeadReader reader = new HeadReader(firstLine, dialogue.limits, dialogue.memory.heads());
        int behind = head(reader, array, from, to);
        if (reader.length() > 0 && (unknown & unknown - 1) == 0) {
            heads.remember(array, from, to, reader.length(), reader.fields(), firstLine.said());
        }
        unknown++;
        return behind;
    }

    private int head(HeadReader reader, byte[] array, int from, int to) {
        int at = reader.read(array, from, to);
        String fault = reader.fault();
        if (fault != null) {
            head = reader;
            noHead(fault);
        } else if (reader.length() > 0) {
            head = null;
            size = reader.length();
            headEnds(reader.fields(), reader.array(), reader.offset(), reader.length());
            reader.release();
        } else {
            head = reader;
            size += at - from;
        }
        return at;
    }

    private void noHead(String fault) {
        giveUpHead();
        if (takesBareBody()) {
            bodyUntilClose();
        } else {
            dialogue.malformed(direction, fault);
        }
    }

    /**
     * A head that will never be complete is a head nevertheless if its first line is. Otherwise it is shown as what it is by
     * now: bytes of a message without a head.
     */
    final void giveUpHead() {
        HeadReader reader = head;
        GrowableBytes held = reader == null ? null : reader.held();
        head = null;
        if (held == null || reader == null) {
            return;
        }
        boolean isHead = reader.fault() == null
                && reader.fields().firstLineRead()
                && headBreaksOff(held.array(), 0, held.length());
        if (!isHead && listener.wantsBody(direction)) {
            listener.body(direction, held.array(), 0, held.length());
        }
        reader.release();
    }

    private boolean withheld(byte[] array, int from, int to) {
        boolean withheld = awaited && bodyIsWithheld(array, from, to);
        awaited = false;
        if (withheld) {
            finish(Completion.COMPLETE);
        }
        return withheld;
    }

    private int fixedBody(byte[] array, int from, int to) {
        int length = (int) Math.min(remaining, to - from);
        remaining -= length;
        took(array, from, from + length);
        finishIfRead();
        return from + length;
    }

    private int chunkedBody(byte[] array, int from, int to) {
        ChunkedBody body = chunks == null ? new ChunkedBody(dialogue.limits) : chunks;
        int at = took(array, from, body.read(array, from, to));
        String fault = body.fault();
        if (fault != null) {
            bodyUnframed(fault);
        } else if (body.done()) {
            finish(Completion.COMPLETE);
        }
        return at;
    }

    private int took(byte[] array, int from, int to) {
        size += to - from;
        if (wanted && to > from) {
            listener.body(direction, array, from, to - from);
            wanted = listener.wantsBody(direction);
        }
        return to;
    }

    private void finishIfRead() {
        if (remaining == 0) {
            finish(Completion.COMPLETE);
        }
    }

    private long bodyAhead() {
        return switch (state) {
            case IDLE, HEAD, LOST -> 0;
            case FIXED_BODY -> remaining;
            case CHUNKED_BODY -> chunks == null ? 0 : chunks.skippable();
            case UNTIL_CLOSE -> Long.MAX_VALUE;
        };
    }

    private int resynchronise(byte[] array, int from, int to) {
        int line = firstLine.search(array, from, to);
        if (line < 0) {
            return to;
        }
        state = State.IDLE;
        return line;
    }
}
