package io.jsniff.agent.cli;

import io.jsniff.agent.attach.AttachException;
import io.jsniff.agent.attach.Attachment;
import io.jsniff.agent.attach.JavaProcess;
import io.jsniff.agent.attach.JavaProcesses;
import io.jsniff.agent.link.AgentRequest;
import io.jsniff.agent.link.Frame;
import io.jsniff.agent.link.Frame.Kind;
import io.jsniff.agent.option.OptionException;
import io.jsniff.agent.option.OptionKey;
import io.jsniff.agent.option.Quantity;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code jsniff attach}. */
@Command(
        name = "attach",
        mixinStandardHelpOptions = true,
        description = {
            "Writes the HTTP exchanges of a JVM that runs, as they happen, until Ctrl-C, or --duration has passed, or the JVM"
                    + " ends. Then it shows a summary, and jsniff leaves the JVM. Connections that are open already are"
                    + " picked up at their next message.",
            "",
            "  java -jar jsniff.jar attach 1234",
            "  java -jar jsniff.jar attach my-service port=8088 side=client --duration 30s",
            "  java -jar jsniff.jar attach my-service --keep json out=/var/log/exchanges.json",
            ""
        })
final class AttachCommand implements Callable<Integer> {
    private static final int COLUMN = 26;

    @Parameters(index = "0", paramLabel = "PID|NAME", description = "a JVM, or a part of its main class or jar's name")
    @SuppressWarnings("NullAway.Init") // by picocli
    private String target;

    @Parameters(index = "1..*", paramLabel = "key=value", description = "options of the agent; see below")
    private List<String> options = new ArrayList<>();

    @Option(names = "--duration", paramLabel = "TIME", description = "ends by itself after 500ms, 30s, 5m or 1h")
    private @Nullable String duration;

    @Option(names = "--keep", description = "jsniff stays in the JVM with an out of its own, and this command ends")
    private boolean keep;

    @Spec
    @SuppressWarnings("NullAway.Init") // by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws AttachException, IOException {
        @Nullable Duration limit = duration == null ? null : limit(duration);
        AgentRequest request = request();
        JavaProcess process = JavaProcesses.find(target);
        try (Attachment attachment = Attachment.open(process, request)) {
            String origin = attachment.answer(Kind.STARTED);
            if (keep) {
                spec.commandLine().getErr().println("jsniff: stays in " + process.title() + " " + origin);
                remarks(attachment);
                return 0;
            }
            Watch watch = new Watch(attachment, process, spec.commandLine().getErr());
            return watch.run(limit);
        }
    }

    /** What it has to complain of, before it leaves us. */
    private void remarks(Attachment attachment) {
        for (Frame frame = attachment.next(); frame != null; frame = attachment.next()) {
            if (frame.kind() == Kind.REMARK) {
                spec.commandLine().getErr().println("jsniff: " + frame.text());
            }
        }
    }

    private AgentRequest request() {
        try {
            return AgentRequest.start(keep, System.getenv("JSNIFF_OPTS"), options);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private Duration limit(String text) {
        if (keep) {
            throw new ParameterException(spec.commandLine(), "--keep and --duration exclude each other");
        }
        try {
            return Duration.ofNanos(new Quantity("--duration", text).durationOrSeconds());
        } catch (OptionException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    /** Adds the options of the agent to the help, if it is that of this command. */
    static void explainOptions(CommandSpec attach) {
        if (!(attach.userObject() instanceof AttachCommand)) {
            return;
        }
        List<String> lines = new ArrayList<>(List.of("", "Options of the agent, an argument each:"));
        for (OptionKey key : OptionKey.values()) {
            String example = key.example().isEmpty() ? key.text() : key.text() + "=" + key.example();
            Columns.row(COLUMN, example, key.help() + " (default: " + key.standard() + ")")
                    .lines()
                    .forEach(lines::add);
        }
        lines.add("");
        lines.add("Without out=FILE, entries go to standard output of this command, with --keep to standard");
        lines.add("error of the JVM. Files are written by the JVM. 'capture --help' lists the keywords of formats.");
        attach.usageMessage()
                .footer(lines.stream()
                        .map(line -> line.replace("%", "%%")) // which means something to picocli
                        .toArray(String[]::new));
    }
}
