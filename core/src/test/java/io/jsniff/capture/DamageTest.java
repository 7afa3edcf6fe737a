package io.jsniff.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.jsniff.capture.packet.FrameDecoder;
import io.jsniff.capture.packet.LinkType;
import io.jsniff.capture.packet.Packets;
import io.jsniff.capture.packet.Segment;
import io.jsniff.capture.tcp.StreamLimits;
import io.jsniff.capture.tcp.TcpStreamTable;
import io.jsniff.connection.Close;
import io.jsniff.connection.Connection;
import io.jsniff.exchange.Retention;
import io.jsniff.exchange.Retention.Part;
import io.jsniff.pipeline.Pipeline;
import io.jsniff.reuse.Entry;
import io.jsniff.reuse.EntryListener;
import io.jsniff.reuse.Evidence;
import io.jsniff.reuse.ReuseClassifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A hundred thousand damaged captures: no exception, no hang, nothing kept, and every connection comes to an end. */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class DamageTest {
    private static final int CASES = 20_000;
    private static final int QUEUED = 64 << 10;

    /** What happens to a capture. */
    private enum Damage {
        FLIPPED_BITS {
            @Override
            void strike(List<byte[]> frames, Random random) {
                byte[] frame = frames.get(random.nextInt(frames.size()));
                frame[random.nextInt(frame.length)] ^= (byte) (1 << random.nextInt(8));
            }
        },
        CUT_PACKETS {
            @Override
            void strike(List<byte[]> frames, Random random) {
                int i = random.nextInt(frames.size());
                frames.set(i, Arrays.copyOf(frames.get(i), random.nextInt(frames.get(i).length + 1)));
                if (frames.get(i).length == 0) {
                    frames.set(i, new byte[1]);
                }
            }
        },
        LOST_AND_DOUBLED_PACKETS {
            @Override
            void strike(List<byte[]> frames, Random random) {
                int i = random.nextInt(frames.size());
                if (random.nextBoolean() && frames.size() > 1) {
                    frames.remove(i);
                } else {
                    frames.add(random.nextInt(frames.size()), frames.get(i).clone());
                }
            }
        },
        SHUFFLED_PACKETS {
            @Override
            void strike(List<byte[]> frames, Random random) {
                int from = random.nextInt(frames.size());
                Collections.shuffle(
                        frames.subList(from, Math.min(frames.size(), from + 2 + random.nextInt(9))), random);
            }
        },
        /** In the fields that say how long something is or where it belongs. */
        LYING_HEADERS {
            @Override
            void strike(List<byte[]> frames, Random random) {
                byte[] frame = frames.get(random.nextInt(frames.size()));
                int[] fields = {12, 13, 14, 16, 17, 20, 21, 23, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47};
                int field = fields[random.nextInt(fields.length)];
                if (field < frame.length) {
                    frame[field] = (byte) random.nextInt();
                }
            }
        };

        abstract void strike(List<byte[]> frames, Random random);
    }

    /** Looks at entries. */
    private static final class Reader implements EntryListener {
        @Override
        public void opened(Connection connection) {}

        @Override
        public void entry(Entry entry) {
            assertThat(entry.exchange().number()).isNotNegative();
        }

        @Override
        public void closed(Connection connection, Close close, int exchanges, Evidence evidence) {}
    }

    @ParameterizedTest
    @EnumSource(Damage.class)
    void damageIsSurvived(Damage damage) {
        List<byte[]> sound = sound();
        for (int seed = 0; seed < CASES; seed++) {
            Random random = new Random(seed);
            List<byte[]> frames = new ArrayList<>();
            sound.forEach(frame -> frames.add(frame.clone()));
            for (int strikes = 1 + random.nextInt(8); strikes > 0; strikes--) {
                damage.strike(frames, random);
            }
            read(frames, random.nextInt(200), random.nextBoolean());
        }
    }

    private static void read(List<byte[]> frames, int cut, boolean midstream) {
        FrameDecoder decoder = new FrameDecoder(LinkType.ETHERNET, 4);
        Pipeline pipeline =
                new Pipeline(new Retention(Part.ALL, Part.ALL, 1000, 1000, true), new Reader(), ReuseClassifier.NEVER);
        TcpStreamTable table = new TcpStreamTable(
                pipeline,
                StreamLimits.standard()
                        .withQueued(QUEUED / 4, QUEUED)
                        .withMidstream(midstream)
                        .withStreams(4));
        long time = 1_000_000_000L;
        for (byte[] frame : frames) {
            time += 50_000_000L;
            int captured = Math.min(frame.length, 40 + cut * 10);
            if (decoder.decode(frame, 0, captured, frame.length, time)) {
                table.segment(decoder.segment(), time);
            }
            assertThat(table.counts().queuedBytes()).isLessThan(2 * QUEUED);
        }
        table.finish(time);
        assertThat(table.counts().queuedBytes()).isZero();
        assertThat(table.counts().open()).isZero();
        assertThat(pipeline.counters().failures().next()).isNull();
        assertThat(pipeline.counters().open()).isZero();
    }

    /** Three connections that take turns: kept alive with chunks, closed early, and fragmented. */
    private static List<byte[]> sound() {
        Frames first = new Frames(1);
        Frames second = new Frames(2);
        List<byte[]> all = new ArrayList<>(first.open());
        all.addAll(first.exchange());
        all.addAll(second.open());
        all.add(first.ask(Packets.ascii("POST /b HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nab")));
        all.add(first.ask(Packets.ascii("cd\r\n0\r\n\r\n")));
        all.addAll(second.exchange());
        all.add(first.answer(Packets.ascii("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n")));
        all.add(first.answer(Packets.ascii("Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n")));
        all.addAll(second.close());
        byte[] tcp = Packets.tcp(4000, 443, 1, 0, Segment.SYN, new byte[8]);
        all.add(Packets.ethernet(0x0800, Packets.ip4(7, 8, 6, 9, 0x2000, new byte[0], Arrays.copyOf(tcp, 16))));
        all.add(Packets.ethernet(0x0800, Packets.ip4(7, 8, 6, 9, 2, new byte[0], Arrays.copyOfRange(tcp, 16, 28))));
        byte[] six = Packets.tcp(4000, 443, 9, 9, Segment.ACK, Packets.ascii("\u0016\u0003\u0001 hello"));
        all.add(Packets.ethernet(0x86dd, Packets.ip6(1, 2, 6, six)));
        all.addAll(first.exchange());
        all.addAll(first.close());
        return all;
    }
}
