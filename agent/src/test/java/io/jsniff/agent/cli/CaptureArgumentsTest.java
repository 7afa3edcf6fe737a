package io.jsniff.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CaptureArgumentsTest {
    static Stream<Arguments> good() {
        return Stream.of(
                arguments("-i|lo", Map.of(CaptureOption.INTERFACE, "lo")),
                arguments(
                        "-ilo|-um",
                        Map.of(
                                CaptureOption.INTERFACE, "lo",
                                CaptureOption.UNPRINTABLE, "",
                                CaptureOption.CAPTURE_IN_THE_MIDDLE, "")),
                arguments("--interface=lo|--raw", Map.of(CaptureOption.INTERFACE, "lo", CaptureOption.RAW, "")),
                arguments(
                        "-p|port|80|or|port|81|-r",
                        Map.of(CaptureOption.PACKET_FILTER, "port 80 or port 81", CaptureOption.RAW, "")),
                arguments(
                        "-l|%source.ip|-|-|%tab|-m",
                        Map.of(
                                CaptureOption.LOG_FORMAT,
                                "%source.ip - - %tab",
                                CaptureOption.CAPTURE_IN_THE_MIDDLE,
                                "")),
                arguments(
                        "--log-format=%connection|x|--filecap|-",
                        Map.of(CaptureOption.LOG_FORMAT, "%connection x", CaptureOption.FILECAP, "-")),
                arguments("-n||-f|a.pcap", Map.of(CaptureOption.NOT_FOUND, "", CaptureOption.FILECAP, "a.pcap")),
                arguments(
                        "-n|--|-mf|a",
                        Map.of(
                                CaptureOption.NOT_FOUND, "--",
                                CaptureOption.CAPTURE_IN_THE_MIDDLE, "",
                                CaptureOption.FILECAP, "a")),
                arguments("-e|wc -c|-U|nobody", Map.of(CaptureOption.EXECUTE, "wc -c", CaptureOption.USER, "nobody")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("good")
    void argumentsAreReadAsJustnifferReadsThem(String line, Map<CaptureOption, String> expected) throws Exception {
        assertThat(CaptureArguments.parse(line.split("\\|", -1))).isEqualTo(expected);
    }

    static Stream<Arguments> bad() {
        return Stream.of(
                arguments("-q", "unknown option -q"),
                arguments("-umq", "unknown option -q in '-umq'"),
                arguments("--colour=red", "unknown option --colour"),
                arguments("--raw=1", "--raw takes no value"),
                arguments("-f", "-f (--filecap) needs a value"),
                arguments("-f|-r", "-f (--filecap) needs a value"),
                arguments("-f|--raw", "-f (--filecap) needs a value"),
                arguments("-r|-r", "-r (--raw) is given twice"),
                arguments("-f|a|b", "'b' belongs to no option"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bad")
    void mistakesAreNamed(String line, String message) {
        assertThatThrownBy(() -> CaptureArguments.parse(line.split("\\|", -1)))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining(message);
    }
}
