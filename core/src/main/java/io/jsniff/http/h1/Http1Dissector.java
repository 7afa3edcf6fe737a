package io.jsniff.http.h1;

import io.jsniff.bytes.ConnectionMemory;
import io.jsniff.connection.ByteListener;
import io.jsniff.connection.Direction;
import io.jsniff.http.Dissector;
import io.jsniff.http.HttpLimits;
import io.jsniff.http.MessageListener;
import io.jsniff.http.Outcome;
import io.jsniff.http.RunDissector;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a connection into HTTP/1.x messages (RFC 9112) and tells a listener.
 *
 * <p>The dissector works until its {@link #outcome} is final: then it takes no more bytes, and {@link #feed} says how many of the
 * present call it took. What follows is another dissector's: any for a tunnel, {@link #asRuns} for what is malformed.
 *
 * <p>Bytes lost to the tap ({@link #gap}) are harmless within a body of known length. Otherwise they end the message, and its
 * direction goes on at the next line that looks like the first of a message, within one call. Because messages may be lost with
 * the bytes, the next request that begins while no response is on its way starts the pairing anew ({@link
 * MessageListener#outOfStep}).
 */
public final class Http1Dissector implements Dissector {
    private final Http1State dialogue;
    private final ResponseReader responses;
    private final RequestReader requests;

    /** What the server has sent of HTTP/2 while the request that it was asked with goes on. */
    private @Nullable EarlyHttp2Bytes held;

    /** A dissector at the begin of a connection, with limits to what it accepts. */
    public Http1Dissector(MessageListener listener, HttpLimits limits) {
        this(listener, limits, new KnownHeads());
    }

    /** One of many with the same limits, which need not read again a head that another has read. */
    public Http1Dissector(MessageListener listener, HttpLimits limits, KnownHeads heads) {
        this(listener, limits, heads, ConnectionMemory.unbounded());
    }

    /** @param memory what its connection may hold */
    public Http1Dissector(MessageListener listener, HttpLimits limits, KnownHeads heads, ConnectionMemory memory) {
        dialogue = new Http1State(listener, limits, heads, memory);
        responses = new ResponseReader(dialogue);
        requests = new RequestReader(dialogue, responses);
    }

    @Override
    public int feed(Direction direction, byte[] array, int offset, int length, long time) {
        if (held != null) {
            return feedUpgrading(held, direction, array, offset, length, time);
        }
        if (dialogue.over()) {
            return 0;
        }
        MessageReader reader = reader(direction);
        int at = offset;
        int end = offset + length;
        while (at < end && !dialogue.over()) {
            at = reader.read(array, at, end, time);
        }
        if (dialogue.isTunnel()) {
            requests.ended(); // what came after the request that opened the tunnel
        } else if (dialogue.isUpgraded() && requests.inMessage()) {
            EarlyHttp2Bytes behind = new EarlyHttp2Bytes(dialogue.memory.heads());
            held = behind;
            return at - offset + behind.take(array, at, end - at, time);
        }
        return at - offset;
    }

    /**
     * The server may agree to HTTP/2 before the body of the request has ended, which must end before the client begins with it (RFC
     * 7540, section 3.2).
     */
    private int feedUpgrading(
            EarlyHttp2Bytes behind, Direction direction, byte[] array, int offset, int length, long time) {
        int taken = direction == Direction.TO_SOURCE
                ? behind.take(array, offset, length, time)
                : requests.read(array, offset, offset + length, time) - offset;
        if (taken < length && direction == Direction.TO_SOURCE) {
            requests.ended(); // it has waited for too long
        }
        return taken;
    }

    /** An upgrade is one when the request that asked for it has ended. */
    @Override
    public Outcome outcome() {
        return dialogue.isUpgraded() && requests.inMessage() ? Outcome.ONGOING : dialogue.outcome();
    }

    @Override
    public void handOver(ByteListener next) {
        if (held != null) {
            held.giveTo(next);
        }
    }

    /** Whether the connection has ceased to be HTTP/1.x, so that nothing more is taken. */
    public boolean over() {
        return dialogue.over();
    }

    @Override
    public boolean isAtRest() {
        return dialogue.isAtRest() && isBetweenMessages(requests) && isBetweenMessages(responses);
    }

    private static boolean isBetweenMessages(MessageReader reader) {
        return !reader.inMessage() && !reader.isLost();
    }

    @Override
    public RunDissector asRuns() {
        RunDissector runs = new RunDissector(dialogue.listener);
        for (Direction direction : Direction.values()) {
            MessageReader reader = reader(direction);
            if (reader.inMessage()) {
                reader.giveUpHead();
                runs.resume(direction, reader.size(), reader.isLossy(), reader.lastTime());
            }
        }
        return runs;
    }

    @Override
    public long skippable(Direction direction) {
        return held != null
                ? 0
                : dialogue.over() ? Long.MAX_VALUE : reader(direction).skippable();
    }

    @Override
    public void skipped(Direction direction, long length, long time) {
        if (!dialogue.over()) {
            reader(direction).skip(length, time);
        }
    }

    @Override
    public void gap(Direction direction, long length, long time) {
        if (held != null && direction == Direction.TO_SOURCE) {
            held.gap(length, time);
        } else if (!dialogue.over() || held != null) {
            reader(direction).gap(length, time);
        }
    }

    @Override
    public void ended(Direction direction, long time) {
        if (!dialogue.over() || (held != null && direction == Direction.TO_DEST)) {
            reader(direction).ended();
        }
    }

    private MessageReader reader(Direction direction) {
        return direction == Direction.TO_DEST ? requests : responses;
    }
}
