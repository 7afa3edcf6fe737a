package io.jsniff.capture.packet;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The IP packets that wait for fragments. Bounded by their number, by their bytes and by age; the oldest go first. Not a hot
 * path: TCP avoids fragments, so this allocates as it likes.
 */
final class Fragments {
    private static final long MAX_WAIT = 30_000_000_000L;
    private static final long MAX_BYTES = 16L << 20;

    /** All that tells the fragments of one packet from those of another. */
    private record Key(long sourceHigh, long sourceLow, long destHigh, long destLow, int id) {}

    private final int most;
    private final Map<Key, ReassembledDatagram> waiting = new LinkedHashMap<>();
    private long bytes;
    private long seen;
    private long dropped;

    Fragments(int most) {
        this.most = most;
    }

    /** Fragments seen. */
    long seen() {
        return seen;
    }

    /** Fragments, or packets that waited for some, that were given up. */
    long dropped() {
        return dropped;
    }

    /** Takes a fragment of a packet whose addresses stand in the segment; gives the packet once it is whole. */
    @Nullable
    ReassembledDatagram add(Segment ends, int id, FrameCursor c, int offset, boolean more, int protocol, long time) {
        seen++;
        Key key = new Key(ends.sourceHigh, ends.sourceLow, ends.destHigh, ends.destLow, id);
        ReassembledDatagram datagram = waiting.computeIfAbsent(key, k -> new ReassembledDatagram(time));
        int before = datagram.bytes().length;
        boolean sound = datagram.add(c, offset, more, protocol);
        bytes += datagram.bytes().length - before;
        if (!sound) {
            dropped++;
            remove(key);
            return null;
        }
        if (datagram.isWhole()) {
            remove(key);
            return datagram;
        }
        expire(time);
        return null;
    }

    private void remove(Key key) {
        ReassembledDatagram gone = waiting.remove(key);
        bytes -= gone == null ? 0 : gone.bytes().length;
    }

    private void expire(long time) {
        Iterator<ReassembledDatagram> oldestFirst = waiting.values().iterator();
        while (oldestFirst.hasNext()) {
            ReassembledDatagram oldest = oldestFirst.next();
            boolean tooMuch = waiting.size() > most || bytes > MAX_BYTES;
            if (!tooMuch && time - oldest.firstSeen() < MAX_WAIT) {
                return;
            }
            oldestFirst.remove();
            bytes -= oldest.bytes().length;
            dropped++;
        }
    }
}
