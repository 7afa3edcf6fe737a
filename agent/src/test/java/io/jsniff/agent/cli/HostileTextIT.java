package io.jsniff.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.jsniff.agent.app.Talker;
import io.jsniff.agent.launch.ForgedCounters;
import io.jsniff.agent.launch.RunningJvm;
import io.jsniff.agent.launch.TargetJvm;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.aggregator.ArgumentsAccessor;
import org.junit.jupiter.params.provider.CsvSource;

/** What others wrote comes to a terminal as text alone: no byte of it is a control character. */
class HostileTextIT {
    private static final String HOSTILE =
            "\u001b]0;owned\u0007\u001b[2J\r\nlost or not understood: 0\u009b31m\u202e\u2028\u0085\u007f";
    private static final String SHOWN = "\\x1b]0;owned\\x07\\x1b[2J\\x0d";

    @TempDir
    private Path directory;

    private static void isClean(String output) {
        String text = new String(output.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        assertThat(text.codePoints().filter(c -> c != '\n').mapToObj(Character::getType))
                .as(text)
                .doesNotContain((int) Character.CONTROL, (int) Character.FORMAT, (int) Character.LINE_SEPARATOR, (int)
                        Character.PARAGRAPH_SEPARATOR);
        assertThat(text).doesNotContain("\ufffd");
        assertThat(text.lines()).noneMatch(line -> line.startsWith("lost or not understood: 0\\"));
    }

    private static Jsniff run(String... arguments) throws Exception {
        Jsniff jsniff = Jsniff.start(null, arguments);
        jsniff.await();
        isClean(jsniff.out());
        isClean(jsniff.err());
        return jsniff;
    }

    @Test
    void countersOfAJvmDoNotReachTheTerminal() throws Exception {
        try (RunningJvm jvm =
                TargetJvm.running(Talker.class).jvm("-XX:-UsePerfData").start()) {
            jvm.awaitLine(1);
            Map<String, String> texts = Map.of(
                    "java.property.java.version",
                    "17" + HOSTILE,
                    "sun.rt.javaCommand",
                    "com.acme" + HOSTILE + " " + HOSTILE);
            try (ForgedCounters forged = ForgedCounters.of(Long.parseLong(jvm.pid()), texts);
                    Jsniff list = run("list");
                    Jsniff attach = run("attach", jvm.pid(), "--duration", "100ms");
                    Jsniff status = run("status", jvm.pid())) {
                assertThat(forged.file()).exists();
                assertThat(list.out()).contains("17" + SHOWN, "com.acme" + SHOWN);
                assertThat(attach.err()).contains("detached from " + jvm.pid() + " (com.acme" + SHOWN);
                assertThat(status.err()).contains("jsniff is not in this JVM");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"origin", "caller", "client"})
    void logDoesNotReachTheTerminal(String by) throws Exception {
        String text = HOSTILE.replace("\u001b", "\\u001b")
                .replace("\u0007", "\\u0007")
                .replace("\r\n", "\\r\\n");
        Path log = Files.writeString(
                directory.resolve("a\u001b[1mb.json"), """
                {"class":"unique","number":1,"connection":{"id":1,"dest":{"ip":"1.2.3.4","port":80},"host":"$","caller":"$",
                "client":"$"},"finding":{"open":{"code":"$","fault":true,"text":"$","caller":"$","advice":"$"}}}
                """.replace(",\n", ",").replace("$", text) + "no log\n");
        try (Jsniff report = run("report", "--by", by, log.toString())) {
            assertThat(report.out()).contains(SHOWN, "1 not understood, the first of them ", "a\\x1b[1mb.json:2");
        }
        try (Jsniff json = run("report", "--json", log.toString());
                Jsniff archive = run("report", "--har", "-", log.toString())) {
            assertThat(json.out()).contains("\\u001B]0;owned");
            assertThat(archive.err()).contains(SHOWN);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "attach, $",
        "detach, $",
        "$, --help",
        "attach, 1, $=1",
        "attach, 1, port=$",
        "attach, 1, --duration, $",
        "report, $",
        "report, --by, $",
        "capture, -f, $",
        "capture, $",
        "-i, $"
    })
    void argumentsAreQuotedAsText(ArgumentsAccessor given) throws Exception {
        String[] arguments = given.toList().stream()
                .map(String::valueOf)
                .map(argument -> argument.replace("$", "x\u001b[2J\u007f"))
                .toArray(String[]::new);
        try (Jsniff jsniff = run(arguments)) {
            assertThat(jsniff.err()).contains("\\x1b[2J");
        }
    }
}
