package io.jsniff.agent.cli;

import io.jsniff.bytes.Printable;
import io.jsniff.report.Expectation;
import io.jsniff.report.Grouping;
import io.jsniff.report.LogSummary;
import io.jsniff.report.log.LogReader;
import io.jsniff.report.page.HtmlReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code jsniff report}: what logs of JSON Lines come to. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Totals of logs that the agent wrote with 'json,out=FILE', or 'capture --json'.")
final class ReportCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description = "Logs, plain or gzip; patterns such as 'app-*.json*'; - is standard input.")
    private final List<String> files = new ArrayList<>();

    @Option(
            names = "--by",
            paramLabel = "WHAT",
            defaultValue = "origin",
            description = "What totals are by: ${COMPLETION-CANDIDATES}; ${DEFAULT-VALUE} unless given.")
    private Grouping by = Grouping.ORIGIN;

    @Option(names = "--json", description = "Writes the totals as one JSON object.")
    private boolean json;

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description = "Writes one page with summary, findings and timeline; - is standard output, "
                    + "and the summary goes to standard error.")
    private @Nullable Path html;

    @Option(
            names = "--limit",
            paramLabel = "N",
            defaultValue = "" + HtmlReport.MAX_EXCHANGES,
            description = "How many exchanges the timeline shows at most; ${DEFAULT-VALUE} unless given.")
    private int limit = HtmlReport.MAX_EXCHANGES;

    @Option(
            names = "--har",
            paramLabel = "FILE",
            description = "Writes an HTTP Archive for the developer tools of browsers; - likewise.")
    private @Nullable Path har;

    @Option(
            names = "--expect",
            paramLabel = "WHAT",
            converter = ToExpectation.class,
            description =
                    "Exits with 1 if it does not hold, such as 'reuse>=0.9' or 'connections<=4'; may be repeated.")
    private final List<Expectation> expectations = new ArrayList<>();

    /** Reads what is expected. */
    static final class ToExpectation implements ITypeConverter<Expectation> {
        @Override
        public Expectation convert(String text) {
            try {
                return Expectation.parse(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(String.valueOf(e.getMessage()));
            }
        }
    }

    @Override
    public Integer call() throws CommandException, IOException {
        boolean aside = hasStandardOutputTaken();
        LogInputs logs = LogInputs.of(files);
        try (ReportFiles written = new ReportFiles(logs)) {
            LogSummary summary = new LogSummary(by);
            written.add(summary);
            if (html != null) {
                written.addPage(html, limit);
            }
            if (har != null) {
                written.addArchive(har, version());
            }
            LogReader reader = new LogReader(written.wanted(), written);
            logs.read(reader);
            written.finish(summary, reader.counts());
            print(summary, reader, aside);
            return verdict(summary.failures(expectations));
        }
    }

    /** Whether a page or an archive goes to standard output, so that the summary has to go elsewhere. */
    private boolean hasStandardOutputTaken() {
        boolean byPage = ReportFiles.isStandardOutput(html);
        boolean byArchive = ReportFiles.isStandardOutput(har);
        if (spec != null && ((byPage && byArchive) || (json && (byPage || byArchive)))) {
            throw new ParameterException(
                    spec.commandLine(), "only one of --html, --har and --json can go to standard output");
        }
        return byPage || byArchive;
    }

    private int verdict(List<String> failures) {
        if (spec != null) {
            failures.forEach(failure -> spec.commandLine().getErr().println("jsniff: " + Printable.LINE.of(failure)));
        }
        return failures.isEmpty() ? 0 : 1;
    }

    private String version() {
        return spec == null ? "" : spec.version()[0].replace("jsniff ", "");
    }

    private void print(LogSummary summary, LogReader reader, boolean aside) throws IOException {
        if (spec != null) {
            PrintWriter out =
                    aside ? spec.commandLine().getErr() : spec.commandLine().getOut();
            if (json) {
                summary.printJson(out, reader.counts());
            } else {
                summary.print(out, reader.counts());
            }
            out.flush();
        }
    }
}
