package io.jsniff.http.h2;

import io.jsniff.bytes.GrowableBytes;
import io.jsniff.connection.Direction;
import org.jspecify.annotations.Nullable;

/**
 * Cuts one direction of a connection into frames (RFC 9113, section 4). A payload that must be seen as a whole is left where it is
 * if it stands in the array of one call, and else copied together; the content of DATA frames is passed on, or skipped by
 * arithmetic.
 *
 * <p>Where the begin of the connection, or a part of it, was not seen, the next frame is looked for: at the begin of a call one head
 * that looks right will do, elsewhere two in a row are needed, or one frame that ends where the call does.
 */
final class Http2FrameReader {
    private enum State {
        /** The client's first bytes. */
        PREFACE,
        /** The nine bytes before a payload. */
        HEAD,
        /** The length of the padding of a DATA frame. */
        PADDING_LENGTH,
        /** The content of a DATA frame. */
        CONTENT,
        /** Padding, or a payload that says nothing here. */
        SKIPPED,
        /** A payload that must stand together. */
        GATHERED,
        /** Up to the next frame. */
        LOST
    }

    /** After so many heads in a row that look right there is no doubt any more. */
    private static final int TRUSTED = 4;

    private final Direction direction;
    private final Http2State session;
    private final FrameInterpreter sender;
    private final Http2Frame frame = new Http2Frame();
    private final byte[] head = new byte[Http2FrameHeader.LENGTH];
    private State state;
    private int read;
    private int remaining;
    private int content;
    private int trust;
    private boolean wanted;
    private @Nullable Http2Stream stream;
    private @Nullable GrowableBytes gathered;

    Http2FrameReader(Direction direction, Http2State session) {
        this.direction = direction;
        this.session = session;
        this.sender = new FrameInterpreter(direction, session);
        boolean preface = direction == Direction.TO_DEST;
        this.state = preface ? State.PREFACE : session.isMidstream() ? State.LOST : State.HEAD;
        this.trust = session.isMidstream() ? 0 : TRUSTED;
    }

    /** The frames that have begun so far. */
    SentFrames sent() {
        return sender.tally.soFar();
    }

    /** Reads what it can; the position after it. */
    int read(byte[] array, int from, int to, long time) {
        return switch (state) {
            case PREFACE -> preface(array, from, to);
            case HEAD -> head(array, from, to, time);
            case PADDING_LENGTH -> paddingLength(array, from, time);
            case CONTENT -> content(array, from, to, time);
            case SKIPPED -> from + skip(Math.min(remaining, to - from), time);
            case GATHERED -> gather(array, from, to, time);
            case LOST -> find(array, from, to);
        };
    }

    /** How many of the next bytes do not matter. */
    long skippable() {
        return state == State.SKIPPED || (state == State.CONTENT && !wanted) ? remaining : 0;
    }

    /** As many bytes flowed unseen, at most as many as {@link #skippable} says; as many are taken. */
    int skip(int length, long time) {
        int ofContent = Math.min(length, content);
        if (ofContent > 0) {
            passed(ofContent, time);
        }
        took(length, time);
        return length;
    }

    /** As many bytes were lost: within the content of a DATA frame they are only missed, elsewhere frames with them. */
    void gap(long length, long time) {
        boolean within = state == State.SKIPPED || state == State.CONTENT;
        if (within && length <= remaining) {
            if (stream != null && content > 0) {
                stream.lost(direction);
            }
            skip((int) length, time);
        } else {
            if (gathered != null) {
                gathered.release();
            }
            gathered = null;
            stream = null;
            lose();
            sender.lost();
        }
    }

    private void lose() {
        state = State.LOST;
        trust = 0;
        read = 0;
    }

    private int preface(byte[] array, int from, int to) {
        int at = from;
        while (at < to && read < Http2Preface.LENGTH) {
            if (array[at] != Http2Preface.at(read)) {
                if (session.isMidstream()) {
                    lose();
                } else {
                    session.malformed(direction, "no preface of HTTP/2");
                }
                return at;
            }
            read++;
            at++;
        }
        if (read == Http2Preface.LENGTH) {
            session.prefaceSeen();
            trust = TRUSTED;
            next();
        }
        return at;
    }

    private void next() {
        state = State.HEAD;
        read = 0;
    }

    private int head(byte[] array, int from, int to, long time) {
        if (read == 0 && to - from >= Http2FrameHeader.LENGTH) {
            begins(array, from, time, time);
            return from + Http2FrameHeader.LENGTH;
        }
        if (read == 0) {
            frame.begin = time;
        }
        int count = Math.min(Http2FrameHeader.LENGTH - read, to - from);
        System.arraycopy(array, from, head, read, count);
        read += count;
        if (read == Http2FrameHeader.LENGTH) {
            begins(head, 0, frame.begin, time);
        }
        return from + count;
    }

    private void begins(byte[] array, int at, long begin, long time) {
        frame.read(array, at, begin);
        boolean doubtful = trust < TRUSTED;
        String fault = frame.length > session.longestFrame(direction) ? "a frame is too long" : sender.fault(frame);
        if (doubtful && (fault != null || !Http2FrameHeader.isPlausible(array, at))) {
            lose();
        } else if (fault != null) {
            session.malformed(direction, fault);
        } else {
            trust = doubtful ? trust + 1 : trust;
            sender.tally.count(frame.type);
            payload(time);
        }
    }

    private void payload(long time) {
        remaining = frame.length;
        content = 0;
        stream = null;
        if (frame.type == FrameFlags.DATA) {
            stream = session.find(frame.stream);
            state = frame.has(FrameFlags.PADDED) ? State.PADDING_LENGTH : State.CONTENT;
            content = frame.has(FrameFlags.PADDED) ? 0 : remaining;
            wanted = stream != null && stream.wantsData(direction);
        } else {
            state = FrameFlags.isGathered(frame.type) ? State.GATHERED : State.SKIPPED;
        }
        if (remaining == 0) {
            ends(head, 0, 0, time);
        }
    }

    private int paddingLength(byte[] array, int from, long time) {
        int padding = array[from] & 0xff;
        remaining--;
        if (padding > remaining) {
            session.malformed(direction, "padding is too long");
            return from + 1;
        }
        content = remaining - padding;
        state = State.CONTENT;
        if (remaining == 0) {
            ends(head, 0, 0, time);
        }
        return from + 1;
    }

    private int content(byte[] array, int from, int to, long time) {
        int count = Math.min(content, to - from);
        if (count > 0 && wanted && stream != null && stream.wantsData(direction)) {
            stream.show(direction, array, from, count);
            wanted = stream.wantsData(direction);
        }
        if (count > 0) {
            passed(count, time);
        } else {
            state = State.SKIPPED;
        }
        took(count, time);
        return from + count;
    }

    private void passed(int length, long time) {
        content -= length;
        if (stream != null) {
            stream.passed(direction, length, time);
            session.tunnelBytes(direction, stream, length);
        }
    }

    /** As many bytes of the payload have been taken. */
    private void took(int length, long time) {
        remaining -= length;
        if (remaining == 0) {
            ends(head, 0, 0, time);
        }
    }

    private int gather(byte[] array, int from, int to, long time) {
        int count = Math.min(remaining, to - from);
        GrowableBytes before = gathered;
        if (before == null && count == remaining) {
            int kept = Math.min(count, session.limits.headBytes()); // as if it came in pieces
            frame.whole = kept == count;
            ends(array, from, from + kept, time);
            return from + count;
        }
        if (before == null) {
            before = new GrowableBytes(session.limits.headBytes(), session.memory.heads());
            gathered = before;
        }
        before.append(array, from, count);
        remaining -= count;
        if (remaining == 0) {
            gathered = null;
            frame.whole = before.refused() == 0;
            ends(before.array(), 0, before.length(), time);
            before.release();
        }
        return from + count;
    }

    /** The frame is complete; the range holds a payload that was gathered. */
    private void ends(byte[] array, int from, int to, long time) {
        State was = state;
        next();
        if (was == State.GATHERED) {
            if (frame.type == FrameFlags.SETTINGS) {
                session.settings(direction, array, from, to);
            } else {
                sender.frame(frame, array, from, to, time);
            }
        } else if (stream != null && frame.has(FrameFlags.END_STREAM)) {
            stream.ended(direction, time);
            session.drop(stream);
        }
        stream = null;
    }

    private int find(byte[] array, int from, int to) {
        int at = Resynchronisation.find(array, from, to);
        if (at < to) {
            next();
        }
        return at;
    }
}
