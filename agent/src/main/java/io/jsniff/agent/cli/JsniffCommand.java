package io.jsniff.agent.cli;

import io.jsniff.agent.attach.AttachException;
import io.jsniff.bytes.Printable;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** All commands but {@code capture}, which is listed here and reads its arguments itself. */
@Command(
        name = "java -jar jsniff.jar",
        description = "Shows whether HTTP connections are reused, and why not.",
        synopsisSubcommandLabel = "COMMAND",
        mixinStandardHelpOptions = true,
        subcommands = {
            ListCommand.class,
            AttachCommand.class,
            DetachCommand.class,
            StatusCommand.class,
            ReportCommand.class,
            JsniffCommand.Capture.class
        },
        footer = {
            "",
            "'COMMAND --help', or 'help COMMAND', says more. Without a command, options are those of 'capture'.",
            "To look into a JVM from its start: java -javaagent:jsniff.jar=key=value,..."
        })
public final class JsniffCommand implements Callable<Integer> {
    private static final int FAILED = 1;
    private static final int WRONG_USAGE = 2;

    @Spec
    private @Nullable CommandSpec spec;

    private JsniffCommand() {}

    /** Stands in the list of commands. */
    @Command(name = "capture", description = "What goes over the wire, from a device or a capture file.")
    static final class Capture implements Callable<Integer> {
        @Override
        public Integer call() {
            return WRONG_USAGE;
        }
    }

    /**
     * Runs a command.
     *
     * @return the exit code: 0 if it worked, 1 if it did not, 2 if the arguments were not to be understood
     */
    public static int run(PrintWriter out, PrintWriter err, String version, String... arguments) {
        CommandLine line = new CommandLine(new JsniffCommand())
                .setExpandAtFiles(false) // not in a format
                .setColorScheme(CommandLine.Help.defaultColorScheme(Terminal.colours()))
                .setUsageHelpWidth(Terminal.WIDTH)
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(JsniffCommand::misunderstood)
                .setExecutionExceptionHandler((failure, command, parsed) -> failed(failure, command));
        versioned(line, "jsniff " + version);
        line.getSubcommands().values().forEach(command -> AttachCommand.explainOptions(command.getCommandSpec()));
        int code = isUnknown(line, arguments) ? unknown(line, arguments[0]) : line.execute(arguments);
        out.flush();
        err.flush();
        return code;
    }

    private static void versioned(CommandLine line, String version) {
        line.getCommandSpec().version(version);
        line.getSubcommands().values().forEach(command -> versioned(command, version));
    }

    /** Said even if help is asked for: picocli would give that of the whole. */
    private static boolean isUnknown(CommandLine line, String... arguments) {
        return arguments.length > 0
                && !arguments[0].startsWith("-")
                && !line.getSubcommands().containsKey(arguments[0]);
    }

    private static int unknown(CommandLine line, String command) {
        complain(line, "there is no command '" + command + "'");
        return WRONG_USAGE;
    }

    private static void complain(CommandLine command, String what) {
        command.getErr()
                .println("jsniff: " + Printable.LINES.of(what) + (what.endsWith("?") ? " '" : "; '")
                        + command.getCommandSpec().qualifiedName() + " --help' shows what there is");
    }

    private static int misunderstood(ParameterException wrong, String[] arguments) {
        complain(wrong.getCommandLine(), String.valueOf(wrong.getMessage()));
        return WRONG_USAGE;
    }

    private static int failed(Exception failure, CommandLine command) {
        String message = failure.getMessage();
        boolean known = failure instanceof CommandException || failure instanceof AttachException;
        command.getErr()
                .println("jsniff: " + Printable.LINES.of(known && message != null ? message : failure.toString()));
        return FAILED;
    }

    /** Called without a command. */
    @Override
    public Integer call() {
        if (spec != null) {
            spec.commandLine().usage(spec.commandLine().getErr());
        }
        return WRONG_USAGE;
    }
}
