package io.jsniff.http.h2;

import io.jsniff.bytes.GrowableBytes;
import io.jsniff.connection.Direction;
import io.jsniff.http.h2.hpack.HpackDecoder;
import org.jspecify.annotations.Nullable;

/** What the frames of one end mean. The parts of a header block that is spread over frames are kept until it is complete. */
final class FrameInterpreter {
    private static final int PRIORITY_BYTES = 5;

    private final Direction direction;
    private final Http2State session;
    private final HpackDecoder decoder;
    final FrameCounters tally = new FrameCounters();
    private @Nullable GrowableBytes parts;
    private int blockStream;
    private int promised;
    private boolean endsStream;
    private boolean whole;
    private boolean anyBlock;
    private long begin;

    FrameInterpreter(Direction direction, Http2State session) {
        this.direction = direction;
        this.session = session;
        this.decoder = new HpackDecoder(session.limits.tableBytes(), session.memory.hpack());
    }

    /** Why a frame cannot stand here, {@code null} if it can: nothing may come between the parts of a header block. */
    @Nullable
    String fault(Http2Frame frame) {
        boolean more = frame.type == FrameFlags.CONTINUATION;
        if (more != (blockStream != 0) || (more && frame.stream != blockStream)) {
            return "a header block is interrupted";
        }
        boolean message = frame.type == FrameFlags.HEADERS || frame.type == FrameFlags.DATA;
        return message && frame.stream == 0 ? "a message on stream 0" : null;
    }

    /** Frames are missing. */
    void lost() {
        forget();
        blockStream = 0;
        if (parts != null) {
            parts.release();
        }
        parts = null;
        session.lost(direction);
    }

    /** The payload of a frame, gathered in a range. */
    void frame(Http2Frame frame, byte[] array, int from, int to, long time) {
        switch (frame.type) {
            case FrameFlags.HEADERS -> headers(frame, array, from, to, time);
            case FrameFlags.PUSH_PROMISE -> promise(frame, array, from, to, time);
            case FrameFlags.CONTINUATION -> part(frame, array, from, to, time);
            case FrameFlags.RST_STREAM -> session.reset(direction, frame.stream, error(array, from, to), time);
            case FrameFlags.GOAWAY -> goAway(array, from, to, time);
            default -> {}
        }
    }

    /** One that is too short says nothing that could be an error. */
    private static int error(byte[] array, int from, int to) {
        return to - from < 4 ? Http2ErrorCode.NO_ERROR : Http2FrameHeader.integer(array, from);
    }

    private void goAway(byte[] array, int from, int to, long time) {
        if (tally.goAway(array, from, to, time)) {
            session.listener.goAway(direction);
        }
    }

    private void headers(Http2Frame frame, byte[] array, int from, int to, long time) {
        promised = 0;
        endsStream = frame.has(FrameFlags.END_STREAM);
        firstPart(frame, array, from, frame.has(FrameFlags.PRIORITY) ? PRIORITY_BYTES : 0, to, time);
    }

    private void promise(Http2Frame frame, byte[] array, int from, int to, long time) {
        int id = from + (frame.has(FrameFlags.PADDED) ? 1 : 0);
        promised = to - id < 4 ? 0 : Http2FrameHeader.integer(array, id) & Integer.MAX_VALUE;
        firstPart(frame, array, from, 4, to, time);
    }

    /** The length of the padding stands before all else, the padding behind; it may not reach into what is between. */
    private void firstPart(Http2Frame frame, byte[] array, int from, int skipped, int to, long time) {
        begin = frame.begin;
        blockStream = frame.stream;
        whole = true;
        boolean padded = frame.has(FrameFlags.PADDED) && from < to;
        int first = from + skipped + (padded ? 1 : 0);
        int end = padded && frame.whole ? to - (array[from] & 0xff) : to;
        if (first > end) {
            session.malformed(direction, "a frame is too short for what it holds");
        } else {
            part(frame, array, first, end, time);
        }
    }

    private void part(Http2Frame frame, byte[] array, int from, int to, long time) {
        whole &= frame.whole;
        GrowableBytes before = parts;
        if (!frame.has(FrameFlags.END_HEADERS)) {
            before = before == null ? new GrowableBytes(session.limits.headBytes(), session.memory.heads()) : before;
            before.append(array, from, to - from);
            parts = before;
        } else if (before == null) {
            block(array, from, to, time);
        } else {
            before.append(array, from, to - from);
            whole &= before.refused() == 0;
            block(before.array(), 0, before.length(), time);
            before.release();
        }
    }

    private void block(byte[] array, int from, int to, long time) {
        int stream = blockStream;
        parts = null;
        blockStream = 0;
        HeadRenderer text = session.text;
        text.begin();
        if (!anyBlock && session.isMidstream()) {
            forget();
        }
        anyBlock = true;
        if (!whole) {
            forget();
        } else if (!decoder.decode(array, from, to, text)) {
            session.malformed(direction, "a header block is not valid");
            return;
        }
        if (promised != 0) {
            session.promise(promised, begin, time);
        } else {
            session.head(direction, stream, endsStream, begin, time);
        }
        text.release();
    }

    private void forget() {
        anyBlock = true;
        decoder.forget();
    }
}
