package io.jsniff.http.h2;

import io.jsniff.bytes.ConnectionMemory;
import io.jsniff.connection.Direction;
import io.jsniff.http.Dissector;
import io.jsniff.http.HttpLimits;
import io.jsniff.http.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a connection into the streams of HTTP/2 and tells a listener. It works until its {@link
 * #outcome} is final: then it takes no more bytes, and all streams have been closed.
 */
public final class Http2Dissector implements Dissector {
    private final Http2State session;
    private final Http2FrameReader toDest;
    private final Http2FrameReader toSource;

    /**
     * A dissector for a connection whose client begins with the preface (RFC 9113, section 3.4).
     *
     * @param midstream whether the begin may have been missed: then frames are looked for, and what the tables of header
     *     compression held is not known
     */
    public Http2Dissector(MultiplexListener listener, HttpLimits limits, boolean midstream) {
        this(listener, limits, midstream, ConnectionMemory.unbounded());
    }

    /**
     * The same with a bound to what the connection may hold.
     *
     * @param memory what it may hold
     */
    public Http2Dissector(MultiplexListener listener, HttpLimits limits, boolean midstream, ConnectionMemory memory) {
        session = new Http2State(listener, limits, midstream, memory);
        toDest = new Http2FrameReader(Direction.TO_DEST, session);
        toSource = new Http2FrameReader(Direction.TO_SOURCE, session);
    }

    /**
     * A dissector for what follows an upgrade from HTTP/1.1 (RFC 7540, section 3.2).
     *
     * @param first hears of the response to the request that asked for it; {@code null} if that was not seen
     */
    public static Http2Dissector upgraded(
            MultiplexListener listener, HttpLimits limits, @Nullable StreamListener first) {
        return upgraded(listener, limits, first, ConnectionMemory.unbounded());
    }

    /**
     * The same with a bound to what the connection may hold.
     *
     * @param memory what it may hold
     */
    public static Http2Dissector upgraded(
            MultiplexListener listener, HttpLimits limits, @Nullable StreamListener first, ConnectionMemory memory) {
        Http2Dissector dissector = new Http2Dissector(listener, limits, false, memory);
        dissector.session.upgraded(first);
        return dissector;
    }

    @Override
    public int feed(Direction direction, byte[] array, int offset, int length, long time) {
        Http2FrameReader reader = reader(direction);
        int at = offset;
        int end = offset + length;
        while (at < end && !session.over()) {
            at = reader.read(array, at, end, time);
        }
        return at - offset;
    }

    /** What has flowed so far, in frames. */
    public Http2Traffic traffic() {
        return new Http2Traffic(toDest.sent(), toSource.sent());
    }

    @Override
    public Outcome outcome() {
        return session.outcome();
    }

    /** Whether the connection has ceased to be HTTP/2, so that nothing more is taken. */
    public boolean over() {
        return session.over();
    }

    @Override
    public long skippable(Direction direction) {
        return session.over() ? Long.MAX_VALUE : reader(direction).skippable();
    }

    @Override
    public void skipped(Direction direction, long length, long time) {
        if (!session.over()) {
            reader(direction).skip((int) length, time);
        }
    }

    @Override
    public void gap(Direction direction, long length, long time) {
        if (!session.over()) {
            reader(direction).gap(length, time);
        }
    }

    @Override
    public void ended(Direction direction, long time) {
        if (!session.over()) {
            session.ended(direction);
        }
    }

    @Override
    public void tick(long now) {
        session.tick(now);
    }

    private Http2FrameReader reader(Direction direction) {
        return direction == Direction.TO_DEST ? toDest : toSource;
    }
}
