package io.jsniff.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.jsniff.output.EntryWriter.WhenFull;
import io.jsniff.output.format.Encoding;
import io.jsniff.output.format.LogFormat;
import io.jsniff.reuse.ReuseClassifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CaptureSettingsTest {
    @TempDir
    private Path folder;

    private static CaptureSettings settings(String... arguments) throws UsageException {
        return CaptureSettings.of(CaptureArguments.parse(arguments));
    }

    @Test
    void fileAloneMeansJustniffersDefaults() throws Exception {
        CaptureSettings settings = settings("-f", "a.pcap");
        assertThat(settings.file()).isEqualTo("a.pcap");
        assertThat(settings.filter()).isEmpty();
        assertThat(settings.limits().midstream()).isFalse();
        assertThat(settings.limits().ticks()).isFalse();
        assertThat(settings.fragmented()).isEqualTo(1024);
        assertThat(settings.recording().format()).isEqualTo(LogFormat.CLF);
        assertThat(settings.recording().whenFull()).isEqualTo(WhenFull.WAIT);
        assertThat(settings.recording().linger()).isEqualTo(ReuseClassifier.NEVER);
        assertThat(settings.recording().text().notFound()).isEqualTo("-");
        assertThat(settings.recording().text().newline()).isTrue();
        assertThat(settings.givenUp()).isFalse();
    }

    @Test
    void deviceIsNeverMadeToWait() throws Exception {
        CaptureSettings settings = settings("-i", "lo", "--buffer-size", "1G", "--snaplen=96", "--promiscuous");
        assertThat(settings.file()).isNull();
        assertThat(settings.live().device()).isEqualTo("lo");
        assertThat(settings.live().bufferSize()).isEqualTo(1 << 30);
        assertThat(settings.live().snaplen()).isEqualTo(96);
        assertThat(settings.live().promiscuous()).isTrue();
        assertThat(settings.recording().whenFull()).isEqualTo(WhenFull.DROP);
    }

    @Test
    void everyOptionReachesItsSetting() throws Exception {
        CaptureSettings settings = settings(
                "-f",
                "-",
                "-p",
                "port 80",
                "-a",
                " %connection",
                "-n",
                "none",
                "-x",
                "-t",
                "-m",
                "-F",
                "-s",
                "7",
                "-d",
                "8",
                "-e",
                "cat",
                "-U",
                "nobody",
                "-N",
                "--linger",
                "10s",
                "--body-limit",
                "1K");
        assertThat(settings.filter()).isEqualTo("port 80");
        assertThat(settings.recording().format()).isEqualTo(LogFormat.CLF + " %connection");
        assertThat(settings.recording().text().notFound()).isEqualTo("none");
        assertThat(settings.recording().text().encoding()).isEqualTo(Encoding.HEX);
        assertThat(settings.recording().text().newline()).isFalse();
        assertThat(settings.recording().text().bodyLimit()).isEqualTo(1024);
        assertThat(settings.recording().linger()).isEqualTo(10_000_000_000L);
        assertThat(settings.limits().ticks()).isTrue();
        assertThat(settings.limits().midstream()).isTrue();
        assertThat(settings.limits().streams()).isEqualTo(7);
        assertThat(settings.fragmented()).isEqualTo(8);
        assertThat(settings.givenUp()).isTrue();
        assertThat(settings.command()).isEqualTo("cat");
        assertThat(settings.user()).isEqualTo("nobody");
    }

    static Stream<Arguments> bad() {
        return Stream.of(
                arguments("-r", "-i NAME for a device or -f FILE for a file"),
                arguments("-i|lo|-f|a", "-i (--interface) and -f (--filecap) exclude each other"),
                arguments("-f|a|-l|x|-r", "-l (--log-format) and -r (--raw) exclude each other"),
                arguments("-f|a|-l|x|-a|y", "-l (--log-format) and -a (--append-log-format) exclude each other"),
                arguments("-f|a|--json|-r", "-r (--raw) and --json exclude each other"),
                arguments("-f|a|-u|-x", "-u (--unprintable) and -x (--hex-encode) exclude each other"),
                arguments("-f|a|-P|x.py", "-e, or pipe --json"),
                arguments("-f|a|-U|me", "there is no -e"),
                arguments("-f|a|-s|0", "--max-tcp-streams=0: must be a number from 1"),
                arguments("-f|a|-s|many", "--max-tcp-streams=many: must be a number from 1"),
                arguments(
                        "-f|a|--buffer-size|3G",
                        "--buffer-size=3G: must be a size like 500, 64K, 100M or 2G from 1 to 2147483647"),
                arguments("-f|a|--linger|3 weeks", "--linger=3 weeks: must be a duration like 500ms, 10s, 5m or never"),
                arguments("-f|a|-c|/none/such", "there is no configuration file /none/such"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bad")
    void contradictionsAreNamed(String line, String message) {
        assertThatThrownBy(() -> settings(line.split("\\|", -1)))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(message);
    }

    @Test
    void commandLineWinsOverTheConfiguration() throws Exception {
        Path file = folder.resolve("jsniff.conf");
        Files.writeString(file, """
                # how we like it
                raw
                not-found = nothing
                unprintable = true
                capture-in-the-middle = no
                interface=eth0
                packet-filter = port 80
                """);
        CaptureSettings settings = settings("-c", file.toString(), "-f", "a", "-n", "?", "-l", "%connection");
        assertThat(settings.file()).isEqualTo("a");
        assertThat(settings.filter()).isEqualTo("port 80");
        assertThat(settings.recording().format()).isEqualTo("%connection");
        assertThat(settings.recording().text().notFound()).isEqualTo("?");
        assertThat(settings.recording().text().encoding()).isEqualTo(Encoding.UNPRINTABLE);
        assertThat(settings.limits().midstream()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("badLines")
    void mistakesInTheConfigurationAreNamedWithTheirLine(String line, String message) throws Exception {
        Path file = Files.writeString(folder.resolve("jsniff.conf"), "\n" + line + "\n");
        assertThatThrownBy(() -> settings("-f", "a", "-c", file.toString()))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(message)
                .hasMessageContaining("jsniff.conf:2");
    }

    static Stream<Arguments> badLines() {
        return Stream.of(
                arguments("colour = red", "unknown option 'colour'"),
                arguments("filecap", "'filecap' needs a value"),
                arguments("raw = maybe", "'raw' is true or false, not 'maybe'"));
    }
}
