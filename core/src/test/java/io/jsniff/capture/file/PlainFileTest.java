package io.jsniff.capture.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import io.jsniff.capture.CaptureException;
import io.jsniff.capture.PacketSource;
import io.jsniff.capture.packet.CaptureFile;
import io.jsniff.capture.pcap.PcapSources;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainFileTest {
    private static final long TIME = 1_700_000_000_123_456_789L;
    private static final int HEADER = 24;

    @TempDir
    private Path folder;

    private static byte[] capture(ByteOrder order, boolean nano, int... sizes) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CaptureFile file = new CaptureFile(bytes, order, nano, 1, 262_144);
        for (int i = 0; i < sizes.length; i++) {
            byte[] frame = new byte[sizes[i]];
            Arrays.fill(frame, (byte) i);
            file.frame(TIME + i * 1000L, frame);
        }
        return bytes.toByteArray();
    }

    private static byte[] capture(int... sizes) throws IOException {
        return capture(ByteOrder.nativeOrder(), true, sizes);
    }

    private @Nullable PacketSource open(byte[] content) throws IOException {
        return PlainFile.open(Files.write(folder.resolve("a.pcap"), content).toString());
    }

    private List<String> read(byte[] content) throws IOException, CaptureException {
        List<String> frames = new ArrayList<>();
        try (PacketSource source = Objects.requireNonNull(open(content))) {
            readAll(source, frames);
        }
        return frames;
    }

    /** A frame is told by its lengths, its time, and its first and last byte. */
    private static void readAll(PacketSource source, List<String> frames) throws CaptureException {
        boolean more = true;
        while (more) {
            more = source.read((a, offset, captured, length, time) -> {
                String ends = captured == 0 ? "" : "=" + a[offset] + "," + a[offset + captured - 1];
                frames.add(captured + "/" + length + "@" + time + ends);
            });
        }
    }

    @Test
    void framesComeWithTheirTimesAndLengths() throws Exception {
        assertThat(read(capture(60, 0, 70)))
                .containsExactly("60/60@" + TIME + "=0,0", "0/0@" + (TIME + 1000), "70/70@" + (TIME + 2000) + "=2,2");
        assertThat(read(capture(ByteOrder.nativeOrder(), false, 60)))
                .containsExactly("60/60@" + TIME / 1000 * 1000 + "=0,0");
        assertThat(read(capture())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4})
    void framesOfAnySizeAreReadAsByLibpcap(int seed) throws Exception {
        Random random = new Random(seed);
        int[] sizes = new int[400];
        for (int i = 0; i < sizes.length; i++) {
            sizes[i] = random.nextInt(10) == 0 ? random.nextInt(262_145) : random.nextInt(3000);
        }
        byte[] content = capture(sizes);
        assertThat(read(content)).hasSize(400).isEqualTo(byLibpcap(content));
    }

    private List<String> byLibpcap(byte[] content) throws IOException, CaptureException {
        List<String> frames = new ArrayList<>();
        Path file = Files.write(folder.resolve("b.pcap"), content);
        try (PacketSource source = libpcap().file(file.toString(), "")) {
            readAll(source, frames);
        }
        return frames;
    }

    private static PcapSources libpcap() {
        try {
            return new PcapSources();
        } catch (CaptureException e) {
            return abort(e.getMessage());
        }
    }

    @Test
    void otherFilesAreLeftToLibpcap() throws Exception {
        ByteOrder other =
                ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
        assertThat(open(capture(other, true, 60))).isNull();
        assertThat(open(new byte[100])).isNull();
        assertThat(open(new byte[0])).isNull();
        byte[] version = capture(60);
        version[4] = 9;
        assertThat(open(version)).isNull();
        assertThat(PlainFile.open(folder.resolve("none").toString())).isNull();
        assertThat(PlainFile.open(folder.toString())).isNull();
    }

    @Test
    void truncatedFileGivesWhatIsBeforeTheEnd() throws Exception {
        byte[] content = capture(60, 60, 60);
        for (int cut = 1; cut < 76; cut++) {
            assertThat(failure(Arrays.copyOf(content, content.length - cut), 2)).contains("a.pcap: truncated");
        }
    }

    @Test
    void impossibleLengthEndsTheFile() throws Exception {
        byte[] content = capture(60, 60);
        content[HEADER + 16 + 60 + 11] = 0x7f;
        assertThat(failure(content, 1)).contains("impossible length");
    }

    /** What is said about a file that is not whole, after some frames. */
    private String failure(byte[] content, int expectedFrames) throws IOException {
        List<String> frames = new ArrayList<>();
        List<String> failures = new ArrayList<>();
        try (PacketSource source = Objects.requireNonNull(open(content))) {
            assertThatThrownBy(() -> readAll(source, frames))
                    .isInstanceOf(CaptureException.class)
                    .satisfies(e -> failures.add(String.valueOf(e.getMessage())));
        }
        assertThat(frames).hasSize(expectedFrames);
        return failures.get(0);
    }
}
