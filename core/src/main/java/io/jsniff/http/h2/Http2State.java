package io.jsniff.http.h2;

import io.jsniff.bytes.ConnectionMemory;
import io.jsniff.connection.Direction;
import io.jsniff.http.HttpLimits;
import io.jsniff.http.Outcome;
import org.jspecify.annotations.Nullable;

/** What the two senders of a connection share: its streams, and whether this is still HTTP/2. */
final class Http2State {
    final MultiplexListener listener;
    final HttpLimits limits;
    final ConnectionMemory memory;
    final HeadRenderer text;
    private static final int MAX_PAYLOAD = Integer.MAX_VALUE;
    private static final long GRACE = 1_000_000_000L;
    private static final int SETTING_BYTES = 6;
    private static final int MAX_FRAME_SIZE = 5;

    private final Http2Streams streams = new Http2Streams();
    private boolean midstream;
    private Outcome outcome = Outcome.ONGOING;
    private boolean anyReset;
    private int lastOfClient;
    private int longestToDest;
    private int longestToSource;

    Http2State(MultiplexListener listener, HttpLimits limits, boolean midstream, ConnectionMemory memory) {
        this.memory = memory;
        this.listener = listener;
        this.limits = limits;
        this.midstream = midstream;
        this.text = new HeadRenderer(limits);
        longestToDest = midstream ? MAX_PAYLOAD : Http2FrameHeader.STANDARD_PAYLOAD;
        longestToSource = longestToDest;
    }

    /** Whether what follows is not HTTP/2. */
    boolean over() {
        return outcome.isFinal();
    }

    /** Whether what follows is HTTP/2, and why not. */
    Outcome outcome() {
        return outcome;
    }

    /** Whether what was said before the first byte that was seen is unknown. */
    boolean isMidstream() {
        return midstream;
    }

    /** The client's preface, with which the connection begins. */
    void prefaceSeen() {
        midstream = false;
    }

    /** The first stream's request came in HTTP/1.1, and the settings with it. */
    void upgraded(@Nullable StreamListener first) {
        longestToDest = MAX_PAYLOAD;
        longestToSource = MAX_PAYLOAD;
        lastOfClient = 1;
        if (first != null && memory.streams().take(Http2Stream.HEAP_BYTES)) {
            streams.add(Http2Stream.upgraded(first));
        }
    }

    /** The longest payload that may flow in a direction. */
    int longestFrame(Direction direction) {
        return direction == Direction.TO_DEST ? longestToDest : longestToSource;
    }

    /** SETTINGS: what their sender accepts of its peer (RFC 9113, section 6.5). */
    void settings(Direction direction, byte[] array, int from, int to) {
        for (int at = from; at + SETTING_BYTES <= to; at += SETTING_BYTES) {
            if (array[at] == 0 && array[at + 1] == MAX_FRAME_SIZE) {
                int longest = Http2FrameHeader.payload(array, at + 3);
                if (direction == Direction.TO_DEST) {
                    longestToSource = Math.max(longestToSource, longest);
                } else {
                    longestToDest = Math.max(longestToDest, longest);
                }
            }
        }
    }

    /** Content flowed on a stream, if that is a tunnel. */
    void tunnelBytes(Direction direction, Http2Stream stream, int length) {
        if (stream.isTunnel(direction)) {
            listener.tunnelBytes(length);
        }
    }

    @Nullable
    Http2Stream find(int id) {
        return streams.find(id);
    }

    /** A header block on a stream is complete; its fields stand in {@link #text}. */
    void head(Direction direction, int id, boolean end, long begin, long time) {
        Http2Stream stream = streams.find(id);
        if (stream == null && direction == Direction.TO_SOURCE) {
            orphan(end);
            return;
        }
        if (stream == null) {
            if (!opens(id)) {
                return;
            }
            lastOfClient = id;
            stream = open(id, begin);
        }
        stream.head(direction, text, end, begin, time);
        drop(stream);
    }

    /** The server promises a response to a request that it makes up (RFC 9113, section 8.4). */
    void promise(int id, long begin, long time) {
        if (streams.find(id) == null && (id & 1) == 0 && id != 0) {
            Http2Stream stream = open(id, begin);
            stream.head(Direction.TO_DEST, text, true, begin, time);
            drop(stream);
        }
    }

    /** Numbers of a client are odd and grow; what looks like trailers of a stream that was not seen to open is that. */
    private boolean opens(int id) {
        return (id & 1) == 1 && id > lastOfClient && !(midstream && text.isTrailers());
    }

    /** Interim responses and trailers are no response of their own. */
    private void orphan(boolean end) {
        int status = text.status();
        if (status >= 200 || (status == 0 && !end)) {
            listener.orphan();
        }
    }

    private Http2Stream open(int id, long begin) {
        Http2Stream oldest = streams.oldest();
        boolean room = memory.streams().take(Http2Stream.HEAP_BYTES);
        if (oldest != null && (!room || streams.size() >= limits.streams())) {
            reset(oldest);
        }
        if (!room) {
            memory.streams().takeAnyway(Http2Stream.HEAP_BYTES);
        }
        Http2Stream stream = new Http2Stream(id, listener.opened(id, begin));
        streams.add(stream);
        return stream;
    }

    /** Forgets a stream that is over. */
    void drop(Http2Stream stream) {
        if (stream.isOver()) {
            remove(stream);
        }
    }

    /**
     * RST_STREAM. What a server resets is over. To what a client resets the answer may be on its way already: it is waited for
     * until {@link #tick} finds that it took too long.
     */
    void reset(Direction direction, int id, int error, long time) {
        Http2Stream stream = streams.find(id);
        if (stream == null) {
            return;
        }
        stream.wasReset(direction, error);
        if (direction == Direction.TO_SOURCE) {
            reset(stream);
        } else {
            stream.resetAt = time;
            anyReset = true;
            stream.breaksOff(direction);
            drop(stream);
        }
    }

    /** Time passes. */
    void tick(long now) {
        if (anyReset) {
            anyReset = false;
            streams.forEach(stream -> tick(stream, now));
        }
    }

    private void tick(Http2Stream stream, long now) {
        if (stream.resetAt == Http2Stream.NEVER) {
            return;
        }
        if (now - stream.resetAt >= GRACE) {
            reset(stream);
        } else {
            anyReset = true;
        }
    }

    private void reset(Http2Stream stream) {
        stream.breaksOff(Direction.TO_DEST);
        stream.breaksOff(Direction.TO_SOURCE);
        remove(stream);
    }

    /** Bytes of a direction are missing: any message on its way there may lack some. */
    void lost(Direction direction) {
        streams.forEach(stream -> stream.lost(direction));
    }

    /** The sender of a direction has sent its last byte. */
    void ended(Direction direction) {
        streams.forEach(stream -> {
            stream.breaksOff(direction);
            drop(stream);
        });
    }

    private void remove(Http2Stream stream) {
        streams.remove(stream);
        memory.streams().give(Http2Stream.HEAP_BYTES);
    }

    void malformed(Direction direction, String reason) {
        if (!over()) {
            outcome = Outcome.malformed(direction, reason);
            streams.forEach(this::reset);
        }
    }
}
