package io.jsniff.agent.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code jsniff report}: what logs of JSON Lines come to. */
@Command(
        name = "report",
        mixinStandardHelpOptions = true,
        description = "Totals of logs that jsniff wrote as JSON Lines.")
final class ReportCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "FILE",
            arity = "1..*",
            description = "Logs, plain or gzip; patterns; - is standard input.")
    private final List<String> files = new ArrayList<>();

    @Override
    public Integer call() throws CommandException {
        throw new CommandException("nothing to report of " + files);
    }
}
