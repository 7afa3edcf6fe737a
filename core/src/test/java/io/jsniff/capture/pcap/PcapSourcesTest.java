package io.jsniff.capture.pcap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import io.jsniff.capture.CaptureException;
import io.jsniff.capture.LiveOptions;
import io.jsniff.capture.PacketSource;
import io.jsniff.capture.packet.CaptureFile;
import io.jsniff.capture.packet.Packets;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PcapSourcesTest {
    private static final long TIME = 1_700_000_000_123_456_789L;
    private static PcapSources sources;

    @TempDir
    private Path folder;

    @BeforeAll
    static void loadLibrary() {
        try {
            sources = new PcapSources();
        } catch (CaptureException e) {
            abort(e.getMessage());
        }
    }

    private static byte[] frame(int port, int size) {
        byte[] tcp = Packets.tcp(4000, port, 1, 2, 16, new byte[size]);
        return Packets.ethernet(0x0800, Packets.ip4(1, 2, 6, tcp));
    }

    private static byte[] capture(ByteOrder order, boolean nano, int snaplen, int frames) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CaptureFile file = new CaptureFile(bytes, order, nano, 1, snaplen);
        for (int i = 0; i < frames; i++) {
            file.frame(TIME + i * 1000L, frame(i % 2 == 0 ? 80 : 81, i));
        }
        return bytes.toByteArray();
    }

    private Path file(byte[] content) throws IOException {
        return Files.write(folder.resolve("a.pcap"), content);
    }

    private static List<String> read(Path file, String filter) throws CaptureException {
        List<String> frames = new ArrayList<>();
        try (PacketSource source = sources.file(file.toString(), filter)) {
            readAll(source, frames);
        }
        return frames;
    }

    private static void readAll(PacketSource source, List<String> frames) throws CaptureException {
        assertThat(source.linkType()).isEqualTo(1);
        while (source.read((a, offset, captured, length, time) -> frames.add(captured + "/" + length + "@" + time))) {
            assertThat(source.isLive()).isFalse();
        }
    }

    @ParameterizedTest
    @CsvSource({"true,true", "true,false", "false,true", "false,false"})
    void filesOfBothByteOrdersAndResolutionsAreRead(boolean big, boolean nano) throws Exception {
        byte[] content = capture(big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN, nano, 65535, 200);
        List<String> frames = read(file(content), "");
        assertThat(frames).hasSize(200);
        assertThat(frames.get(0)).isEqualTo("54/54@" + (nano ? TIME : TIME / 1000 * 1000));
        assertThat(frames.get(199)).startsWith("253/253@");
    }

    @Test
    void cutFramesKeepTheirLength() throws Exception {
        List<String> frames = read(file(capture(ByteOrder.LITTLE_ENDIAN, true, 96, 100)), "");
        assertThat(frames.get(99)).startsWith("96/153@");
    }

    @Test
    void largestFramesAreReadWhole() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CaptureFile file = new CaptureFile(bytes);
        byte[] large = Arrays.copyOf(frame(80, 0), 262_144);
        for (int i = 0; i < 100; i++) {
            file.frame(TIME, large);
        }
        assertThat(read(file(bytes.toByteArray()), "")).hasSize(100).containsOnly("262144/262144@" + TIME);
    }

    @Test
    void filterLetsThroughWhatItMatches() throws Exception {
        Path file = file(capture(ByteOrder.LITTLE_ENDIAN, true, 65535, 200));
        assertThat(read(file, "tcp port 81")).hasSize(100);
        assertThat(read(file, "udp")).isEmpty();
    }

    @Test
    void truncatedFileGivesWhatIsBeforeTheEnd() throws Exception {
        byte[] content = capture(ByteOrder.LITTLE_ENDIAN, true, 65535, 100);
        Path file = file(Arrays.copyOf(content, content.length - 5));
        List<String> frames = new ArrayList<>();
        try (PacketSource source = sources.file(file.toString(), "")) {
            assertThatThrownBy(() -> readAll(source, frames))
                    .isInstanceOf(CaptureException.class)
                    .hasMessageContaining("truncated");
        }
        assertThat(frames).hasSize(99);
    }

    @Test
    void stoppedSourceGivesNothingMore() throws Exception {
        try (PacketSource source = sources.file(
                file(capture(ByteOrder.LITTLE_ENDIAN, true, 65535, 100)).toString(), "")) {
            source.stop();
            assertThat(source.read((a, offset, captured, length, time) -> {})).isFalse();
        }
    }

    @Test
    void invalidFilterIsNamed() throws Exception {
        Path file = file(capture(ByteOrder.LITTLE_ENDIAN, true, 65535, 1));
        assertThatThrownBy(() -> read(file, "prot 80"))
                .isInstanceOf(CaptureException.class)
                .hasMessageContaining("'prot 80'")
                .hasMessageContaining("syntax error");
    }

    @Test
    void otherFilesAreToldFromCaptures() throws Exception {
        Path file = file(Packets.ascii("Dear reader, this is a letter and not a capture file."));
        assertThatThrownBy(() -> read(file, ""))
                .isInstanceOf(CaptureException.class)
                .hasMessageContaining("a.pcap is not a capture file");
        Path none = folder.resolve("none");
        assertThatThrownBy(() -> read(none, ""))
                .isInstanceOf(CaptureException.class)
                .hasMessageContaining("none cannot be read: No such file or directory");
    }

    @Test
    void unknownDeviceIsAnError() {
        assertThatThrownBy(() -> sources.live(LiveOptions.of("nosuch0"), ""))
                .isInstanceOf(CaptureException.class)
                .hasMessageContaining("nosuch0");
    }

    @Test
    void singleReaderGivesTheSameFrames() throws Exception {
        Path file = file(capture(ByteOrder.LITTLE_ENDIAN, true, 100, 50));
        byte[] error = new byte[Libpcap.ERROR_BUFFER];
        long handle = Libpcap.pcap_open_offline_with_tstamp_precision(file.toString(), Libpcap.NANOSECONDS, error);
        List<String> frames = new ArrayList<>();
        SingleReader reader = new SingleReader(handle, 1);
        int count;
        do {
            count = reader.read(
                    (a, offset, captured, length, time) -> frames.add(captured + "/" + length + "@" + time));
        } while (count > 0);
        reader.close();
        Libpcap.pcap_close(handle);
        assertThat(frames).isEqualTo(read(file, ""));
    }
}
