package io.jsniff.capture;

import static org.assertj.core.api.Assertions.assertThat;

import io.jsniff.capture.tcp.StreamLimits;
import io.jsniff.connection.Close;
import io.jsniff.connection.Connection;
import io.jsniff.exchange.Retention;
import io.jsniff.exchange.Retention.Part;
import io.jsniff.pipeline.Pipeline;
import io.jsniff.reuse.Entry;
import io.jsniff.reuse.EntryListener;
import io.jsniff.reuse.Evidence;
import io.jsniff.reuse.ReuseClass;
import io.jsniff.reuse.ReuseClassifier;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Many connections, one beside the other and one after the other. */
class ScaleTest {
    private static final long MAX_HEAP_EACH = 3072;

    private final Map<ReuseClass, Integer> classes = new EnumMap<>(ReuseClass.class);
    private final Pipeline pipeline = new Pipeline(
            new Retention(Part.ALL, Part.ALL, 0, 0, false),
            new EntryListener() {
                @Override
                public void opened(Connection connection) {}

                @Override
                public void entry(Entry entry) {
                    classes.merge(entry.reuse(), 1, Integer::sum);
                }

                @Override
                public void closed(Connection connection, Close close, int exchanges, Evidence evidence) {}
            },
            ReuseClassifier.NEVER);

    private CaptureTap tap(Given source) throws CaptureException {
        return new CaptureTap(source, pipeline, StreamLimits.standard(), 16);
    }

    /** Frames given by the test. */
    private static final class Given implements PacketSource {
        private PacketSink sink = (array, offset, captured, length, time) -> {};
        private long time = 1_000_000_000L;

        void frames(List<byte[]> frames) {
            for (byte[] frame : frames) {
                time += 1000;
                sink.packet(frame, 0, frame.length, frame.length, time);
            }
        }

        @Override
        public int linkType() {
            return 1;
        }

        @Override
        public boolean isLive() {
            return false;
        }

        @Override
        public boolean read(PacketSink unused) {
            return false;
        }

        @Override
        public void wake() {}

        @Override
        public void stop() {}

        @Override
        public SourceCounts counts() {
            return SourceCounts.NONE;
        }

        @Override
        public void close() {}
    }

    @Test
    void hundredThousandConnectionsAtOnceAreKeptApart() throws Exception {
        int count = 100_000;
        Given source = new Given();
        CaptureTap tap = tap(source);
        source.sink = tap;
        Frames[] connections = new Frames[count];
        for (int i = 0; i < count; i++) {
            connections[i] = new Frames(i);
        }
        long before = heap();
        for (Frames connection : connections) {
            source.frames(connection.open());
            source.frames(connection.exchange());
        }
        assertThat(tap.streams().open()).isEqualTo(count);
        assertThat((heap() - before) / count).as("bytes a connection").isLessThan(MAX_HEAP_EACH);
        for (int i = 0; i < count; i++) {
            source.frames(connections[i].exchange());
            if (i % 2 == 0) {
                source.frames(connections[i].close());
            }
        }
        tap.run();
        assertThat(classes)
                .isEqualTo(Map.of(ReuseClass.START, count, ReuseClass.LAST, count / 2, ReuseClass.CONTINUE, count / 2));
        assertThat(tap.streams().gaps()).isZero();
        assertThat(pipeline.counters().failures().next()).isNull();
    }

    @Test
    void millionShortConnectionsLeaveNothingBehind() throws Exception {
        int count = 1_000_000;
        Given source = new Given();
        CaptureTap tap = tap(source);
        source.sink = tap;
        long before = heap();
        for (int i = 0; i < count; i++) {
            Frames connection = new Frames(i);
            source.frames(connection.open());
            source.frames(connection.exchange());
            source.frames(connection.close());
        }
        assertThat(tap.streams().open()).isZero();
        assertThat(heap() - before).as("bytes for all").isLessThan(32 << 20);
        tap.run();
        assertThat(classes).isEqualTo(Map.of(ReuseClass.UNIQUE, count));
        assertThat(pipeline.counters().failures().next()).isNull();
    }

    private static long heap() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
