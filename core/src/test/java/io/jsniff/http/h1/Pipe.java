package io.jsniff.http.h1;

import io.jsniff.connection.ByteListener;
import io.jsniff.connection.Direction;
import io.jsniff.http.HttpLimits;
import io.jsniff.http.Outcome;
import io.jsniff.http.RunDissector;
import io.jsniff.http.Transcript;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Feeds a dissector as a connection does: in pieces of a given size, with bytes skipped where they may be, and what a malformed
 * stream leaves handed on as runs.
 */
final class Pipe {
    private final Transcript transcript;
    private final boolean skipping;
    private final Http1Dissector dissector;
    private @Nullable RunDissector runs;
    private long tunnelled;

    Pipe(Transcript transcript, boolean skipping) {
        this(transcript, skipping, HttpLimits.STANDARD);
    }

    Pipe(Transcript transcript, boolean skipping, HttpLimits limits) {
        this(transcript, skipping, limits, new KnownHeads());
    }

    private Pipe(Transcript transcript, boolean skipping, HttpLimits limits, KnownHeads heads) {
        this.transcript = transcript;
        this.skipping = skipping;
        this.dissector = new Http1Dissector(transcript, limits, heads);
    }

    /** What is heard when all bytes of an event come in one call. */
    static List<String> whole(List<Event> events) {
        return pieces(events, Integer.MAX_VALUE, true, false);
    }

    static List<String> pieces(List<Event> events, int size, boolean wantsBody, boolean skipping) {
        Pipe pipe = new Pipe(new Transcript(wantsBody), skipping);
        events.forEach(event -> pipe.happens(event, size));
        return pipe.lines();
    }

    /** What is heard when all bytes of an event come in one call, and some heads are known already. */
    static List<String> knowing(KnownHeads heads, List<Event> events) {
        Pipe pipe = new Pipe(new Transcript(true), false, HttpLimits.STANDARD, heads);
        events.forEach(event -> pipe.happens(event, Integer.MAX_VALUE));
        return pipe.lines();
    }

    /** What is heard when the bytes are cut once, so many bytes from their begin. */
    static List<String> cutAt(List<Event> events, int position) {
        Pipe pipe = new Pipe(new Transcript(true), false);
        int left = position;
        for (Event event : events) {
            if (event instanceof Event.Bytes bytes && left > 0 && left < bytes.content().length) {
                pipe.feed(bytes.direction(), bytes.content(), 0, left);
                pipe.feed(bytes.direction(), bytes.content(), left, bytes.content().length - left);
            } else {
                pipe.happens(event, Integer.MAX_VALUE);
            }
            left -= event instanceof Event.Bytes bytes ? bytes.content().length : 0;
        }
        return pipe.lines();
    }

    static int totalBytes(List<Event> events) {
        return events.stream()
                .mapToInt(event -> event instanceof Event.Bytes bytes ? bytes.content().length : 0)
                .sum();
    }

    Transcript transcript() {
        return transcript;
    }

    Http1Dissector dissector() {
        return dissector;
    }

    List<String> lines() {
        if (tunnelled > 0) {
            transcript.note("tunnelled " + tunnelled);
            tunnelled = 0;
        }
        return transcript.lines();
    }

    void happens(Event event, int size) {
        if (event instanceof Event.Bytes bytes) {
            inPieces(bytes, size);
        } else if (event instanceof Event.Gap gap) {
            current().gap(gap.direction(), gap.length(), 0);
            transcript.outcome(dissector.outcome());
        } else {
            current().ended(event.direction(), 0);
        }
    }

    private void inPieces(Event.Bytes bytes, int size) {
        int length = bytes.content().length;
        for (int at = 0; at < length; at += Math.min(size, length - at)) {
            feed(bytes.direction(), bytes.content(), at, Math.min(size, length - at));
        }
    }

    void feed(Direction direction, byte[] content, int offset, int length) {
        int at = offset;
        int end = offset + length;
        while (at < end) {
            if (dissector.outcome().kind() == Outcome.Kind.HTTP2) {
                return; // another dissector's
            }
            long skippable = skipping ? current().skippable(direction) : 0;
            int piece = skippable == 0 ? end - at : (int) Math.min(skippable, end - at);
            if (skippable > 0) {
                skip(direction, piece);
            } else {
                show(direction, content, at, piece);
            }
            at += piece;
        }
    }

    private void skip(Direction direction, int length) {
        current().skipped(direction, length, 0);
        tunnelled += runs == null && dissector.over() ? length : 0;
    }

    /** From an array of its own, overwritten afterwards, so that no one can rely on it. */
    private void show(Direction direction, byte[] content, int offset, int length) {
        byte[] array = new byte[length + 2];
        System.arraycopy(content, offset, array, 1, length);
        ByteListener now = current();
        int taken = length;
        if (now == dissector) {
            taken = dissector.feed(direction, array, 1, length, 0);
            handOver();
        } else {
            now.bytes(direction, array, 1, length, 0);
        }
        if (taken < length && runs != null) {
            runs.bytes(direction, array, 1 + taken, length - taken, 0);
        } else {
            tunnelled += length - taken;
        }
        Arrays.fill(array, (byte) '!');
    }

    private void handOver() {
        transcript.outcome(dissector.outcome());
        if (dissector.outcome().kind() == Outcome.Kind.MALFORMED && runs == null) {
            runs = dissector.asRuns();
        }
    }

    private ByteListener current() {
        return runs == null ? dissector : runs;
    }
}
