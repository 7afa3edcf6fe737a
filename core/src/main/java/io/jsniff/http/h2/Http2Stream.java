package io.jsniff.http.h2;

import io.jsniff.bytes.GrowableBytes;
import io.jsniff.bytes.HeapSize;
import io.jsniff.connection.Direction;
import io.jsniff.http.Completion;
import io.jsniff.http.Shortfall;
import org.jspecify.annotations.Nullable;

/**
 * One stream: a request and its response. The size of a message is that of its head, as it is told, and of the content of its DATA
 * frames. After 2xx to CONNECT both messages are over, and what follows are the bytes of a tunnel (RFC 9113, section 8.5; RFC 8441).
 */
final class Http2Stream {
    private static final Shortfall REST_OF_BODY = new Shortfall(Shortfall.Part.BODY, 0);

    static final long NEVER = Long.MIN_VALUE;

    /** Itself, its two messages and who hears of it with two builders of messages; its place in the table, which may be half empty. */
    static final int HEAP_BYTES =
            HeapSize.object(12) + 2 * HeapSize.object(5) + HeapSize.object(7) + 2 * HeapSize.object(9) + 4 * 8;

    final int id;

    /** When the client reset it. */
    long resetAt = NEVER;

    /** Neighbours in the order in which streams opened. */
    @Nullable
    Http2Stream older;

    @Nullable
    Http2Stream newer;

    private final StreamListener listener;
    private final MessageState request = new MessageState();
    private final MessageState response = new MessageState();
    private boolean connect;
    private boolean tunnel;
    private boolean destEnded;
    private boolean sourceEnded;
    private boolean closed;

    Http2Stream(int id, StreamListener listener) {
        this.id = id;
        this.listener = listener;
    }

    /** The stream of a request that came in HTTP/1.1. */
    static Http2Stream upgraded(StreamListener listener) {
        Http2Stream stream = new Http2Stream(1, listener);
        stream.request.stage = MessageState.Stage.DONE;
        return stream;
    }

    /** Whether nothing that comes on it matters any more. */
    boolean isOver() {
        boolean messages = request.stage == MessageState.Stage.DONE && response.stage == MessageState.Stage.DONE;
        return messages && (!tunnel || (destEnded && sourceEnded));
    }

    /** A header block is complete: a head, or trailers. */
    void head(Direction direction, HeadRenderer text, boolean end, long begin, long time) {
        MessageState half = half(direction);
        half.lastTime = time;
        if (half.stage == MessageState.Stage.OPEN) {
            GrowableBytes lines = text.lines();
            listener.trailers(direction, lines.array(), 0, lines.length());
        } else if (half.stage == MessageState.Stage.IDLE) {
            listener.started(direction, begin);
            if (direction == Direction.TO_DEST) {
                request(text);
            } else {
                response(text, end);
            }
        }
        if (end) {
            ended(direction, time);
        }
    }

    private void request(HeadRenderer text) {
        text.request();
        connect = text.isConnect();
        tell(Direction.TO_DEST, 0, text.whole());
        if (connect) {
            finish(Direction.TO_DEST, Completion.COMPLETE); // what it sends now belongs to the tunnel
        }
    }

    private void response(HeadRenderer text, boolean end) {
        int status = text.status();
        if (status >= 100 && status < 200 && !end) {
            listener.interim(status);
            return;
        }
        text.response();
        tell(Direction.TO_SOURCE, status, text.whole());
        if (connect && status >= 200 && status < 300) {
            tunnel = true;
            finish(Direction.TO_SOURCE, Completion.COMPLETE);
        }
    }

    private void tell(Direction direction, int status, GrowableBytes head) {
        MessageState half = half(direction);
        half.stage = MessageState.Stage.OPEN;
        half.size = head.length();
        listener.head(direction, status, head.array(), 0, head.length());
    }

    /** Whether the content of DATA frames is to be shown. */
    boolean wantsData(Direction direction) {
        return half(direction).stage == MessageState.Stage.OPEN && listener.wantsBody(direction);
    }

    /** Whether content is that of a tunnel. */
    boolean isTunnel(Direction direction) {
        return direction == Direction.TO_DEST ? connect : tunnel;
    }

    /** Content that is wanted. */
    void show(Direction direction, byte[] array, int from, int length) {
        listener.body(direction, array, from, length);
    }

    /** Content flowed, shown or not. */
    void passed(Direction direction, int length, long time) {
        MessageState half = half(direction);
        if (half.stage == MessageState.Stage.OPEN) {
            half.size += length;
            half.lastTime = time;
        }
    }

    /** Bytes of the direction are missing, perhaps of the message that is on its way. */
    void lost(Direction direction) {
        half(direction).lossy |= half(direction).stage == MessageState.Stage.OPEN;
    }

    /** END_STREAM: the direction has nothing more. */
    void ended(Direction direction, long time) {
        destEnded |= direction == Direction.TO_DEST;
        sourceEnded |= direction == Direction.TO_SOURCE;
        half(direction).lastTime = time;
        if (half(direction).stage != MessageState.Stage.IDLE) {
            finish(direction, Completion.COMPLETE);
        }
    }

    /** An end does not want it any more. */
    void wasReset(Direction direction, int error) {
        if (!closed) {
            listener.reset(new StreamReset(direction, error));
        }
    }

    /** What is on its way breaks off, and what has not begun will not come. */
    void breaksOff(Direction direction) {
        destEnded |= direction == Direction.TO_DEST;
        sourceEnded |= direction == Direction.TO_SOURCE;
        finish(direction, Completion.CUT);
    }

    private void finish(Direction direction, Completion completion) {
        MessageState half = half(direction);
        boolean open = half.stage == MessageState.Stage.OPEN;
        half.stage = MessageState.Stage.DONE;
        if (open && completion == Completion.CUT) {
            listener.lacks(direction, REST_OF_BODY);
        }
        if (open) {
            boolean gap = half.lossy && completion == Completion.COMPLETE;
            listener.finished(direction, half.size, half.lastTime, gap ? Completion.GAP : completion);
        }
        if (!closed && request.stage == MessageState.Stage.DONE && response.stage == MessageState.Stage.DONE) {
            closed = true;
            listener.closed();
        }
    }

    private MessageState half(Direction direction) {
        return direction == Direction.TO_DEST ? request : response;
    }
}
