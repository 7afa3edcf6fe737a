package io.jsniff.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.jsniff.capture.file.PlainFile;
import io.jsniff.capture.pcap.PcapSources;
import io.jsniff.capture.tcp.StreamLimits;
import io.jsniff.connection.Close;
import io.jsniff.connection.Connection;
import io.jsniff.exchange.Retention;
import io.jsniff.exchange.Retention.Part;
import io.jsniff.pipeline.Pipeline;
import io.jsniff.reuse.Entry;
import io.jsniff.reuse.EntryListener;
import io.jsniff.reuse.Evidence;
import io.jsniff.reuse.ReuseClassifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Files of any content, pcap, pcapng or neither: read to their end or to the one exception, whose message is for people. */
class CaptureFileFuzzTest {
    private static final int SECONDS = 10;

    @FuzzTest(maxDuration = "10m")
    void anyFileIsACaptureOrRefused(byte[] input) throws IOException {
        Path file = Files.createTempFile("jsniff", ".pcap");
        try {
            Files.write(file, input);
            PacketSource plain = PlainFile.open(file.toString());
            if (plain != null) {
                read(plain);
            }
            read(byLibpcap(file));
        } finally {
            Files.delete(file);
        }
    }

    /** {@code null} if it is no capture file. */
    private static @Nullable PacketSource byLibpcap(Path file) {
        PcapSources sources = null;
        try {
            sources = new PcapSources();
        } catch (CaptureException e) {
            abort(e.getMessage());
        }
        try {
            return sources.file(file.toString(), "");
        } catch (CaptureException e) {
            assertThat(e.getMessage()).isNotBlank();
            return null;
        }
    }

    private static void read(@Nullable PacketSource opened) {
        long begin = System.nanoTime();
        List<Entry> entries = new ArrayList<>();
        Pipeline pipeline = new Pipeline(
                new Retention(Part.ALL, Part.ALL, 10, 10, true), new Listed(entries), ReuseClassifier.NEVER);
        try (PacketSource source = opened) {
            if (source != null) {
                new CaptureTap(source, pipeline, StreamLimits.standard().withMidstream(true), 4).run();
            }
        } catch (CaptureException e) {
            assertThat(e.getMessage()).isNotBlank();
        }
        assertThat(pipeline.counters().failures().next()).isNull();
        assertThat(pipeline.counters().open()).isZero();
        assertThat(entries)
                .allSatisfy(entry -> assertThat(entry.exchange().number()).isNotNegative());
        assertThat(entries).hasSizeLessThan(1000);
        assertThat(System.nanoTime() - begin).isLessThan(SECONDS * 1_000_000_000L);
    }

    private record Listed(List<Entry> entries) implements EntryListener {
        @Override
        public void opened(Connection connection) {}

        @Override
        public void entry(Entry entry) {
            entries.add(entry);
        }

        @Override
        public void closed(Connection connection, Close close, int exchanges, Evidence evidence) {}
    }
}
