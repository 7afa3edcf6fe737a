package io.jsniff.pipeline;

import io.jsniff.bytes.GrowableBytes;
import io.jsniff.bytes.MemoryLease;
import io.jsniff.connection.ByteListener;
import io.jsniff.connection.Direction;
import io.jsniff.exchange.ExchangeAssembler;
import io.jsniff.http.Completion;
import io.jsniff.http.Protocol;
import io.jsniff.tls.ClientHello;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * TLS records as they flow, held back as long as it is open whether the tap sees inside. Of the bytes the ClientHello alone is
 * kept, of all else how much flowed in which direction: enough to make runs of it should no one see inside, or one exchange of a
 * handshake that failed.
 */
final class PendingTlsRecords implements ByteListener {
    /** A handshake takes two or three in each direction; who has not come forward by then will not. */
    private static final int MAX_RUNS = 12;

    private static final int HELLO_LIMIT = 16 * 1024;
    private static final int ENOUGH = 64;
    static final long NEVER = Long.MAX_VALUE;

    private final GrowableBytes hello;
    private final boolean wantsHello;
    private Direction first = Direction.TO_DEST;
    private Run[] runs = new Run[2];
    private int count;
    private boolean joined;

    /** When the last record that comes in had flowed; the plaintext may still be on its way. */
    long inwardEnd = NEVER;

    /**
     * @param wantsHello whether the output asks for what the ClientHello says
     * @param lease what may be held of it
     */
    PendingTlsRecords(boolean wantsHello, MemoryLease lease) {
        this.wantsHello = wantsHello;
        this.hello = new GrowableBytes(HELLO_LIMIT, lease);
    }

    /** Bytes in one direction between bytes in the other. */
    private static final class Run {
        private final long begin;
        private long end;
        private long size;

        Run(long begin) {
            this.begin = begin;
        }
    }

    /** The tap sees inside. */
    void join() {
        joined = true;
    }

    boolean joined() {
        return joined;
    }

    /** Whether it has waited long enough for someone to see inside. */
    boolean isHopeless() {
        return !joined && count == MAX_RUNS;
    }

    /** When the first byte flowed, if one has. */
    long begin(long otherwise) {
        return count == 0 ? otherwise : runs[0].begin;
    }

    @Override
    public long skippable(Direction direction) {
        return keepsHello(direction) ? 0 : Long.MAX_VALUE;
    }

    /** In any case enough to tell by that it is TLS. */
    private boolean keepsHello(Direction direction) {
        return hello.length() < (wantsHello && direction == Direction.TO_DEST ? HELLO_LIMIT : ENOUGH)
                && (count == 0 || (count == 1 && first == direction));
    }

    @Override
    public void bytes(Direction direction, byte[] array, int offset, int length, long time) {
        if (keepsHello(direction)) {
            hello.append(array, offset, length);
        }
        add(direction, length, time);
    }

    @Override
    public void skipped(Direction direction, long length, long time) {
        add(direction, length, time);
    }

    @Override
    public void gap(Direction direction, long length, long time) {
        add(direction, length, time);
    }

    @Override
    public void ended(Direction direction, long time) {}

    private void add(Direction direction, long length, long time) {
        if (length == 0) {
            return;
        }
        if (count == 0) {
            first = direction;
        }
        if (count < MAX_RUNS && (count == 0 || directionOf(count - 1) != direction)) {
            if (count == runs.length) {
                runs = Arrays.copyOf(runs, MAX_RUNS);
            }
            runs[count++] = new Run(time);
        }
        Run last = runs[count - 1];
        last.size += length;
        last.end = time;
    }

    private Direction directionOf(int run) {
        return run % 2 == 0 ? first : first.opposite();
    }

    /** What the ClientHello says, if it has been seen. */
    @Nullable
    ClientHello hello() {
        return ClientHello.parse(hello.array(), 0, hello.length());
    }

    /** The handshake is over: what was kept of it can go. */
    void release() {
        hello.release();
        runs = count == 0 ? runs : Arrays.copyOf(runs, Math.max(2, count));
    }

    /** No one sees inside: gives what was held back to the dissector that makes runs of it. */
    void replay(ByteListener to) {
        for (int i = 0; i < count; i++) {
            Run run = runs[i];
            long left = run.size;
            int kept = i == 0 ? hello.length() : 0;
            if (kept > 0) {
                to.bytes(first, hello.array(), 0, 1, run.begin);
                to.bytes(first, hello.array(), 1, kept - 1, run.end);
                left -= kept;
            } else if (left > 1) {
                to.skipped(directionOf(i), 1, run.begin);
                left--;
            }
            if (left > 0) {
                to.skipped(directionOf(i), left, run.end);
            }
        }
    }

    /** The whole handshake as one exchange: what the source sent, and what it was answered. */
    void report(ExchangeAssembler to) {
        to.protocol(Protocol.TLS);
        message(Direction.TO_DEST, to);
        message(Direction.TO_SOURCE, to);
    }

    private void message(Direction direction, ExchangeAssembler to) {
        long size = 0;
        long begin = 0;
        long end = 0;
        for (int i = direction == first ? 0 : 1; i < count; i += 2) {
            begin = size == 0 ? runs[i].begin : begin;
            end = runs[i].end;
            size += runs[i].size;
        }
        if (size > 0) {
            to.started(direction, begin);
            if (direction == Direction.TO_DEST && to.wantsBody(direction) && hello.length() > 0) {
                to.body(direction, hello.array(), 0, hello.length());
            }
            to.finished(direction, size, end, Completion.COMPLETE);
        }
    }
}
