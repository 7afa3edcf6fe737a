package io.jsniff.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportCommandTest {
    private static final String LOG = """
            {"class":"unique","number":1,"connection":{"id":1,"dest":{"ip":"10.0.0.1","port":80},"caller":"a.B.c(B.java:3)"}}
            {"class":"unique","number":1,"connection":{"id":2,"dest":{"ip":"10.0.0.1","port":80},"caller":"a.B.c(B.java:3)"}}
            """;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path directory;

    private Path log;

    @BeforeEach
    void write() throws IOException {
        log = Files.writeString(directory.resolve("app.json"), LOG);
    }

    private int report(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "report";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return JsniffCommand.run(new PrintWriter(out), new PrintWriter(err), "1", all);
    }

    @Test
    void filesAndPatternsAreTotalled() throws IOException {
        Files.writeString(directory.resolve("app.json.1"), LOG);
        assertThat(report(directory + "/app.json*")).isZero();
        assertThat(out.toString())
                .containsPattern("(?m)^10.0.0.1:80 +4 +4 +1.0 +100.0 %")
                .endsWith("read: 4 lines of 2 logs, 0 not understood\n");
        assertThat(err.toString()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"origin,10.0.0.1:80", "caller,a.B.c(B.java:3)", "CLIENT,unknown"})
    void totalsAreByWhatIsAskedFor(String by, String row) {
        assertThat(report("--by", by, log.toString())).isZero();
        assertThat(out.toString()).contains("\n" + row + " ");
    }

    @Test
    void jsonIsOneObject() {
        assertThat(report("--json", log.toString())).isZero();
        assertThat(out.toString()).startsWith("{").endsWith("}\n").contains("\"requests\" : 2");
    }

    @ParameterizedTest
    @CsvSource({
        "0,connections<=2,connections<=3",
        "1,connections<=1,requests>=1",
        "1,requests=2,reuse>=0.9",
        "2,reuse,requests=2",
        "2,speed>3,requests=2",
    })
    void expectationsDecideOnTheExitCode(int code, String one, String other) {
        assertThat(report("--expect", one, "--expect", other, log.toString())).isEqualTo(code);
        assertThat(err.toString().lines()).hasSize(code == 0 ? 0 : 1).allMatch(line -> line.startsWith("jsniff: "));
    }

    @Test
    void failedExpectationSaysWhatItSaw() {
        report("--expect", "reuse>=0.9", log.toString());
        assertThat(err.toString()).startsWith("jsniff: expectation reuse>=0.9 failed: reuse is 0.000 ");
        assertThat(out.toString()).contains("10.0.0.1:80");
    }

    @ParameterizedTest
    @ValueSource(strings = {"none.json", "none*.json", "."})
    void whatIsNoFileExitsWithOneAndOneLine(String name) {
        assertThat(report(directory.resolve(name).toString())).isEqualTo(1);
        assertThat(err.toString().strip()).startsWith("jsniff: ").doesNotContain("\n");
    }

    @Test
    void somethingElseThanALogExitsWithOneAndOneLine() throws IOException {
        Path other = Files.writeString(directory.resolve("other"), "<html>\n");
        assertThat(report(other.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("other is not a log").containsOnlyOnce("\n");
    }

    @Test
    void wrongChoiceNamesTheRightOnes() {
        assertThat(report("--by", "host", log.toString())).isEqualTo(2);
        assertThat(err.toString()).containsIgnoringCase("caller").containsOnlyOnce("\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--html", "--har"})
    void logIsNeverWrittenOver(String option) throws IOException {
        assertThat(report(option, log.toString(), directory + "/*.json")).isEqualTo(1);
        assertThat(err.toString()).contains("app.json' is one of the logs");
        assertThat(log).hasContent(LOG);
    }

    @Test
    void onePageIsNotWrittenOverTheOther() {
        String file = directory.resolve("out").toString();
        assertThat(report("--html", file, "--har", file, log.toString())).isEqualTo(1);
        assertThat(err.toString()).contains("out' is to be written twice");
        assertThat(directory.resolve("out")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--html - --har -", "--html - --json", "--har - --json"})
    void oneThingAloneCanGoToStandardOutput(String options) {
        String[] arguments = (options + " " + log).split(" ");
        assertThat(report(arguments)).isEqualTo(2);
        assertThat(err.toString())
                .startsWith("jsniff: only one of --html, --har and --json")
                .containsOnlyOnce("\n");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void pageOfBeforeSurvivesAMisspelledLog() throws IOException {
        Path page = Files.writeString(directory.resolve("page.html"), "of before");
        assertThat(report("--html", page.toString(), directory + "/none.json")).isEqualTo(1);
        assertThat(page).hasContent("of before");
    }
}
