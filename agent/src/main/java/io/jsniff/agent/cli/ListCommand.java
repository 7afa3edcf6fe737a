package io.jsniff.agent.cli;

import io.jsniff.agent.attach.JavaProcess;
import io.jsniff.agent.attach.JavaProcesses;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code jsniff list}. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = {
            "Lists the JVMs of this machine: pid, Java version, since when jsniff is in it, whether it can be attached to, and"
                    + " its main class or jar with the arguments shortened. Nothing is done to any of them."
        })
final class ListCommand implements Callable<Integer> {
    private static final String ROW = "%-8s %-12s %-20s %-7s %s%n";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT);

    @Spec
    @SuppressWarnings("NullAway.Init") // by picocli
    private CommandSpec spec;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        List<JavaProcess> processes = JavaProcesses.all();
        String heading = String.format(Locale.ROOT, ROW, "PID", "JAVA", "JSNIFF SINCE", "ATTACH", "MAIN CLASS OR JAR");
        out.print(Terminal.colours().string("@|bold " + heading.stripTrailing() + "|@") + System.lineSeparator());
        for (JavaProcess process : processes) {
            out.printf(
                    Locale.ROOT,
                    ROW,
                    process.pid(),
                    process.version().isEmpty() ? "?" : process.version(),
                    since(process.since()),
                    process.obstacle() == null ? "yes" : "no",
                    process.command().isEmpty() ? "?" : process.shortCommand());
        }
        for (JavaProcess process : processes) {
            if (process.obstacle() != null) {
                out.println(process.obstacle());
            }
        }
        out.flush();
        return 0;
    }

    private static String since(@Nullable Instant since) {
        return since == null ? "-" : TIME.format(since.atZone(ZoneId.systemDefault()));
    }
}
