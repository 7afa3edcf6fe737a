package io.jsniff.capture.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.jsniff.capture.packet.FrameDecoder;
import io.jsniff.capture.packet.LinkType;
import io.jsniff.capture.packet.Packets;
import io.jsniff.capture.packet.Segment;
import io.jsniff.connection.Close;
import io.jsniff.connection.Connection;
import io.jsniff.connection.ConnectionHandler;
import io.jsniff.connection.Direction;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * Segments in any order: each byte is heard once and in its place, or is missed in a gap, and what waits is bounded. Each sequence
 * number has a byte of its own, so that a byte in the wrong place is known.
 *
 * <p>Six bytes of the input make a segment: direction, flags, connection and time since the last one; how far its sequence number
 * is from the first, in two bytes; what it acknowledges; its length; and how much of it was not captured.
 */
class ReassemblyFuzzTest {
    private static final int MINE = 1000;
    private static final int THEIRS = -40; // runs over the end of the numbers
    private static final int EACH = 1024;
    private static final int TOTAL = 2048;
    private static final int MAX_LENGTH = 255 + 80;
    private static final long MILLISECOND = 1_000_000;
    private static final long[] PAUSES = {MILLISECOND, 300 * MILLISECOND, 11_000 * MILLISECOND, 70_000 * MILLISECOND};

    /** What has been seen of the opening on a port. Where the first numbers are not sure, neither are the places. */
    private enum Opening {
        NOTHING,
        SYN,
        BOTH,
        UNSURE
    }

    private final Map<Integer, Opening> openings = new HashMap<>();

    @FuzzTest(maxDuration = "10m")
    void everyByteIsHeardOnceAndInItsPlace(byte[] input) {
        run(input, false);
        run(input, true);
    }

    private void run(byte[] input, boolean midstream) {
        openings.clear();
        StreamLimits limits = StreamLimits.standard()
                .withQueued(EACH, TOTAL)
                .withMidstream(midstream)
                .withTicks(midstream)
                .withStreams(2);
        TcpStreamTable table = new TcpStreamTable(Heard::new, limits);
        FrameDecoder decoder = new FrameDecoder(LinkType.RAW, 4);
        long time = 1_000_000_000L;
        for (int at = 0; at + 6 <= input.length; at += 6) {
            time += PAUSES[(input[at] & 0xc0) >> 6];
            if (decode(decoder, input, at)) {
                opening(decoder.segment(), (input[at] & 0x80) != 0);
                table.segment(decoder.segment(), time);
            }
            assertThat(table.counts().queuedBytes()).isLessThanOrEqualTo(TOTAL + MAX_LENGTH);
            assertThat(table.counts().open()).isLessThanOrEqualTo(2);
        }
        table.finish(time);
        assertThat(table.counts().queuedBytes()).isZero();
        assertThat(table.counts().open()).isZero();
    }

    private void opening(Segment s, boolean longPause) {
        boolean toDest = s.destPort() == 80;
        int port = toDest ? s.sourcePort() : s.destPort();
        Opening before = openings.getOrDefault(port, Opening.NOTHING);
        if (longPause || s.has(Segment.RST)) {
            openings.put(4000, Opening.UNSURE);
            openings.put(4001, Opening.UNSURE);
        } else if (before == Opening.NOTHING) {
            openings.put(port, toDest && s.has(Segment.SYN) && !s.has(Segment.ACK) ? Opening.SYN : Opening.UNSURE);
        } else if (before == Opening.SYN && !toDest) {
            openings.put(port, s.has(Segment.SYN) ? Opening.BOTH : Opening.UNSURE);
        }
    }

    private static boolean decode(FrameDecoder decoder, byte[] input, int at) {
        int what = input[at];
        boolean toDest = (what & 1) == 0;
        int flags = ((what & 2) != 0 ? Segment.SYN : 0)
                | ((what & 4) != 0 ? Segment.ACK : 0)
                | ((what & 8) != 0 ? Segment.FIN : 0)
                | ((what & 16) != 0 ? Segment.RST : 0);
        int offset = (what & 2) != 0 ? -1 : input[at + 1] << 8 | (input[at + 2] & 0xff);
        int sequence = (toDest ? MINE : THEIRS) + offset;
        int acknowledgment = (toDest ? THEIRS : MINE) + 4 * input[at + 3];
        byte[] payload = new byte[input[at + 4] & 0xff];
        for (int i = 0; i < payload.length; i++) {
            payload[i] = content(sequence + i + ((what & 2) != 0 ? 1 : 0));
        }
        int port = (what & 32) != 0 ? 4001 : 4000;
        byte[] tcp = Packets.tcp(toDest ? port : 80, toDest ? 80 : port, sequence, acknowledgment, flags, payload);
        byte[] frame = Packets.ip4(toDest ? 1 : 2, toDest ? 2 : 1, 6, tcp);
        int cut = Math.min(input[at + 5] & 0xff, payload.length);
        return decoder.decode(frame, 0, frame.length - cut, frame.length, 0);
    }

    private static byte content(int sequence) {
        return (byte) ((sequence * 0x9e3779b1) >>> 24);
    }

    /** Follows one connection. */
    private final class Heard implements ConnectionHandler {
        private final Connection connection;
        private final Map<Direction, Integer> next = new EnumMap<>(Direction.class);
        private final Map<Direction, Boolean> ended = new EnumMap<>(Direction.class);
        private boolean closing;
        private boolean over;

        Heard(Connection connection) {
            this.connection = connection;
            next.put(Direction.TO_DEST, MINE);
            next.put(Direction.TO_SOURCE, THEIRS);
        }

        @Override
        public Connection connection() {
            return connection;
        }

        @Override
        public long skippable(Direction direction) {
            return (next.get(direction) & 1) == 0 ? 0 : 100;
        }

        @Override
        public void bytes(Direction direction, byte[] array, int offset, int length, long time) {
            int sequence = next.get(direction);
            for (int i = 0; i < length && isSure(); i++) {
                assertThat(array[offset + i]).isEqualTo(content(sequence + i));
            }
            skipped(direction, length, time);
        }

        private boolean isSure() {
            return openings.get(connection.source().port()) == Opening.BOTH;
        }

        @Override
        public void skipped(Direction direction, long length, long time) {
            assertThat(over).isFalse();
            assertThat(ended).doesNotContainKey(direction);
            assertThat(length).isPositive();
            next.merge(direction, (int) length, Integer::sum);
        }

        @Override
        public void gap(Direction direction, long length, long time) {
            skipped(direction, length, time);
        }

        @Override
        public void ended(Direction direction, long time) {
            assertThat(over).isFalse();
            assertThat(ended.put(direction, true)).isNull();
        }

        @Override
        public void closing(Close close) {
            assertThat(closing).isFalse();
            closing = true;
        }

        @Override
        public void closed(Close close) {
            assertThat(over).isFalse();
            over = true;
        }

        @Override
        public void abandoned(long time) {
            assertThat(over).isFalse();
            over = true;
        }

        @Override
        public void tick(long now) {
            assertThat(over).isFalse();
        }
    }
}
