package io.jsniff.exchange;

import io.jsniff.bytes.ConnectionMemory;
import io.jsniff.bytes.GrowableBytes;
import io.jsniff.bytes.HeapSize;
import io.jsniff.exchange.Retention.Part;
import io.jsniff.http.Completion;
import io.jsniff.http.Head;
import io.jsniff.http.Persistence;
import io.jsniff.http.Shortfall;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The message of one direction that is on its way. Used again for each message of the direction. */
final class MessageBuilder {
    private final ConnectionMemory memory;
    private long begin;
    private int headSize;
    private @Nullable Head head;
    private @Nullable GrowableBytes body;
    private Persistence persistence = Persistence.NOTHING_SAID;
    private @Nullable Shortfall shortfall;
    private @Nullable Head trailers;

    MessageBuilder(ConnectionMemory memory) {
        this.memory = memory;
    }

    void start(long time) {
        discard();
        begin = time;
        headSize = 0;
        head = null;
        body = null;
        persistence = Persistence.NOTHING_SAID;
        shortfall = null;
        trailers = null;
    }

    void persistence(Persistence said) {
        persistence = said;
    }

    void lacks(Shortfall missing) {
        shortfall = missing;
    }

    void head(Part kept, byte[] array, int offset, int length) {
        headSize = length;
        head = switch (kept) {
            case NONE -> null;
            case LINE -> copy(array, offset, firstLineLength(array, offset, length));
            case ALL -> copy(array, offset, length);
        };
    }

    private Head copy(byte[] array, int offset, int length) {
        return memory.heads().take(HeapSize.object(1) + HeapSize.bytes(length))
                ? new Head(Arrays.copyOfRange(array, offset, offset + length))
                : Head.UNKNOWN;
    }

    /** One that others keep, too: all of it costs less than a part. */
    void head(Part kept, Head shared) {
        headSize = shared.bytes().length;
        if (kept == Part.NONE) {
            head = null;
        } else {
            head = memory.heads().take(shared.heapBytes()) ? shared : Head.UNKNOWN;
        }
    }

    private static int firstLineLength(byte[] array, int offset, int length) {
        int i = 0;
        while (i < length && array[offset + i] != '\n' && array[offset + i] != '\r') {
            i++;
        }
        return i;
    }

    /** Lines behind the body, which become lines after an empty first one. */
    void trailers(byte[] array, int offset, int length) {
        if (trailers != null || !memory.heads().take(HeapSize.object(1) + HeapSize.bytes(length + 2))) {
            return;
        }
        byte[] lines = new byte[length + 2];
        lines[0] = '\r';
        lines[1] = '\n';
        System.arraycopy(array, offset, lines, 2, length);
        trailers = new Head(lines);
    }

    /** How many more body bytes would be kept under a limit. */
    int room(int limit) {
        GrowableBytes kept = body;
        return kept == null ? limit : kept.refused() > 0 ? 0 : limit - kept.length();
    }

    void body(int limit, byte[] array, int offset, int length) {
        GrowableBytes kept = body;
        if (kept == null) {
            kept = new GrowableBytes(limit, memory.bodies());
            body = kept;
        }
        kept.append(array, offset, length);
    }

    Message finish(long size, long end, Completion completion) {
        Message message = new Message(
                head,
                headSize,
                finishBody(),
                size,
                begin,
                Math.max(begin, end),
                completion,
                persistence,
                shortfall,
                trailers);
        head = null;
        trailers = null;
        return message;
    }

    private byte @Nullable [] finishBody() {
        GrowableBytes kept = body;
        body = null;
        if (kept == null) {
            return null;
        }
        boolean room = memory.bodies().take(HeapSize.bytes(kept.length()));
        byte[] whole = room ? kept.toArray() : null;
        kept.release();
        return whole;
    }

    /** What was begun and not finished is forgotten. */
    private void discard() {
        Head kept = head;
        if (kept != null && !kept.isUnknown()) {
            memory.heads().give(kept.heapBytes());
        }
        if (trailers != null) {
            memory.heads().give(trailers.heapBytes());
        }
        if (body != null) {
            body.release();
        }
    }
}
