package io.jsniff.exchange;

import io.jsniff.exchange.Retention.Part;
import io.jsniff.http.Completion;
import io.jsniff.http.Head;
import io.jsniff.http.Persistence;
import io.jsniff.http.Shortfall;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The message of one direction that is on its way. Used again for each message of the direction. */
final class MessageBuilder {
    private long begin;
    private int headSize;
    private @Nullable Head head;
    private @Nullable ByteArrayOutputStream body;
    private Persistence persistence = Persistence.NOTHING_SAID;
    private @Nullable Shortfall shortfall;
    private @Nullable Head trailers;

    void start(long time) {
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
            case LINE -> new Head(Arrays.copyOfRange(array, offset, offset + firstLineLength(array, offset, length)));
            case ALL -> new Head(Arrays.copyOfRange(array, offset, offset + length));
        };
    }

    /** One that others keep, too: all of it costs less than a part. */
    void head(Part kept, Head shared) {
        headSize = shared.bytes().length;
        head = kept == Part.NONE ? null : shared;
    }

    private static int firstLineLength(byte[] array, int offset, int length) {
        int i = 0;
        while (i < length && array[offset + i] != '\n' && array[offset + i] != '\r') {
            i++;
        }
        return i;
    }

    /** Lines behind the body, which become lines behind an empty first one. */
    void trailers(byte[] array, int offset, int length) {
        byte[] lines = new byte[length + 2];
        lines[0] = '\r';
        lines[1] = '\n';
        System.arraycopy(array, offset, lines, 2, length);
        trailers = new Head(lines);
    }

    /** How many more body bytes would be kept under a limit. */
    int room(int limit) {
        ByteArrayOutputStream kept = body;
        return kept == null ? limit : limit - kept.size();
    }

    void body(int limit, byte[] array, int offset, int length) {
        ByteArrayOutputStream kept = body;
        if (kept == null) {
            kept = new ByteArrayOutputStream();
            body = kept;
        }
        kept.write(array, offset, Math.min(length, limit - kept.size()));
    }

    Message finish(long size, long end, Completion completion) {
        ByteArrayOutputStream kept = body;
        Message message = new Message(
                head,
                headSize,
                kept == null ? null : kept.toByteArray(),
                size,
                begin,
                Math.max(begin, end),
                completion,
                persistence,
                shortfall,
                trailers);
        head = null;
        body = null;
        trailers = null;
        return message;
    }
}
