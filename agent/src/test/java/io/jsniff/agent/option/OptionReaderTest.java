package io.jsniff.agent.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jsniff.agent.tap.caller.StackDepth;
import io.jsniff.agent.tap.filter.TapFilter.PortRange;
import io.jsniff.connection.Side;
import io.jsniff.output.format.Encoding;
import io.jsniff.output.format.LogFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class OptionReaderTest {
    private static AgentOptions read(String arguments) throws OptionException {
        return OptionReader.read(null, arguments);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {",", " , "})
    void nothingMeansTheDefaults(String arguments) throws OptionException {
        AgentOptions options = read(arguments);
        assertThat(options.recording().format()).isEqualTo(LogFormat.AGENT);
        assertThat(options.recording().out()).isEmpty();
        assertThat(options.recording().linger()).isEqualTo(10_000_000_000L);
        assertThat(options.recording().text().bodyLimit()).isEqualTo(65536);
        assertThat(options.recording().text().redaction().isEmpty()).isFalse();
        assertThat(options.filter().ports()).isEmpty();
        assertThat(options.filter().side()).isNull();
        assertThat(options.callers().stacks()).isEqualTo(StackDepth.CALLER);
        assertThat(options.summary().wanted()).isTrue();
        assertThat(options.debug()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "JSON",
                "KEEP",
                "NOT_FOUND",
                "UNPRINTABLE",
                "HEX_ENCODE",
                "BODY_LIMIT",
                "LINGER",
                "STACKS",
                "SUMMARY",
                "DEBUG"
            })
    void defaultThatHelpShowsIsTheOneThatHolds(OptionKey key) throws OptionException {
        AgentOptions shown = read(key.text() + "=" + key.standard());
        AgentOptions none = read("");
        assertThat(shown.recording()).isEqualTo(none.recording());
        assertThat(shown.callers()).isEqualTo(none.callers());
        assertThat(shown.summary()).isEqualTo(none.summary());
        assertThat(shown.debug()).isEqualTo(none.debug());
    }

    @Test
    void portsAddUp() throws OptionException {
        assertThat(OptionReader.read("port=1", "port=8088,port=8000-8100")
                        .filter()
                        .ports())
                .containsExactly(new PortRange(1, 1), new PortRange(8088, 8088), new PortRange(8000, 8100));
    }

    @Test
    void quotedValueMayHaveCommasAndBlanksAndTheOtherQuote() throws OptionException {
        assertThat(read("format='a, \"%request.line\" = b',side=client")
                        .recording()
                        .format())
                .isEqualTo("a, \"%request.line\" = b");
        assertThat(read("side=client,format=\"it's\"").recording().format()).isEqualTo("it's");
    }

    @Test
    void keyAloneMeansTrue() throws OptionException {
        AgentOptions options = read("json,debug,unprintable");
        assertThat(options.recording().json()).isTrue();
        assertThat(options.debug()).isTrue();
        assertThat(options.recording().text().encoding()).isEqualTo(Encoding.UNPRINTABLE);
        assertThat(read("debug=off").debug()).isFalse();
    }

    @Test
    void laterReplacesEarlier(@TempDir Path directory) throws IOException, OptionException {
        Path file = directory.resolve("jsniff.conf");
        Files.writeString(file, """
                # what everybody wants
                side = server
                out = "from the file"

                linger = 1s
                debug
                """);
        AgentOptions options =
                OptionReader.read("side=client,linger=2s,out=x,keep=3,rotate=1M", "config=" + file + ",linger=never");
        assertThat(options.filter().side()).isEqualTo(Side.SERVER);
        assertThat(options.recording().out()).isEqualTo("from the file");
        assertThat(options.recording().linger()).isEqualTo(Long.MAX_VALUE);
        assertThat(options.recording().rotation().keep()).isEqualTo(3);
        assertThat(options.recording().rotation().bytes()).isEqualTo(1 << 20);
        assertThat(options.debug()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"500ms, 500000000", "10s, 10000000000", "2m, 120000000000", "1h, 3600000000000", "0s, 0"})
    void durationsHaveUnits(String text, long nanos) throws OptionException {
        assertThat(read("linger=" + text).recording().linger()).isEqualTo(nanos);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "500, 500", "64K, 65536", "64k, 65536", "1M, 1048576", "5G, 1073741824"})
    void sizesHaveUnits(String text, int bytes) throws OptionException {
        assertThat(read("body-limit=" + text).recording().text().bodyLimit()).isEqualTo(bytes);
    }

    @Test
    void noneIsRedactedIfSoAsked() throws OptionException {
        assertThat(read("redact=none").recording().text().redaction().isEmpty()).isTrue();
        byte[] name = {'x', '-', 'k'};
        assertThat(read("redact='X-K, b'").recording().text().redaction().hides(name, 0, 3))
                .isTrue();
    }

    @Test
    void packagesOfTheApplicationAddUp() throws OptionException {
        assertThat(read("").callers().application()).isEmpty();
        assertThat(read("app=com.acme,app='org.example.*, io.x'").callers().application())
                .containsExactly("com.acme", "org.example", "io.x");
    }

    @Test
    void summaryMayGoToAFile() throws OptionException {
        assertThat(read("summary=off").summary().wanted()).isFalse();
        assertThat(read("summary=/tmp/s").summary().file()).isEqualTo("/tmp/s");
    }

    @Test
    void missingValueMayBeShownAsNothing() throws OptionException {
        assertThat(read("not-found=").recording().text().notFound()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "prot=80 | unknown option prot; did you mean port?",
                "body_limit=1 | did you mean body-limit?",
                "zzzzzzzz | unknown option zzzzzzzz; there are port, host",
                "side=clinet | side=clinet: must be one of client, server; did you mean client?",
                "stacks=all | must be one of off, caller, full",
                "port=x | port=x: must be a port like 8088 or a range like 8000-8100",
                "port=0 | from 1 to 65535",
                "port=70000 | from 1 to 65535",
                "port=90-80 | did you mean 80-90?",
                "linger=10 | linger=10: must be a duration like 500ms, 10s, 5m or never",
                "linger=-1s | must be a duration",
                "rotate=1T | must be a size like 500, 64K, 100M or 2G",
                "rotate=99999999999999G | must be a size",
                "keep=x | must be a number",
                "json=maybe | must be one of",
                "app=com.acme. | app=com.acme.: must be packages like com.acme",
                "app=com/acme | must be packages like com.acme",
                "host=10.0.0.0/40 | host=10.0.0.0/40: /40 is not between /0 and /32; valid are",
                "out= | a value is missing",
                "format='x | a quotation mark is not closed",
                "format='x'y | a comma must follow",
                "json,format=x | exclude each other",
                "unprintable,hex-encode | exclude each other",
                "config=/does/not/exist | config=/does/not/exist: cannot be read"
            })
    void whatIsWrongIsNamed(String arguments, String message) {
        assertThatThrownBy(() -> read(arguments))
                .isInstanceOf(OptionException.class)
                .hasMessageContaining(message)
                .message()
                .doesNotContain("\n");
    }
}
