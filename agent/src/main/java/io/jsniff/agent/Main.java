package io.jsniff.agent;

import io.jsniff.agent.cli.CaptureCommand;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The command line: {@code java -jar jsniff.jar}. */
public final class Main {
    private static final String USAGE = """
            Usage: java -jar jsniff.jar COMMAND
              capture   what goes over the wire; 'capture --help' says more
                        (justniffer's options without a command capture as well)
            To look into a JVM instead: java -javaagent:jsniff.jar
            """;

    private Main() {}

    /** Runs a command; exits with 0 if it worked, 1 if it did not, 2 if it was not to be understood. */
    public static void main(String[] arguments) {
        int code = run(arguments);
        System.out.flush();
        if (code != 0) {
            System.exit(code);
        }
    }

    private static int run(String[] arguments) {
        String command = arguments.length == 0 ? "" : arguments[0];
        if (command.equals("capture")) {
            return capture(Arrays.copyOfRange(arguments, 1, arguments.length));
        }
        if (command.startsWith("-")) {
            return capture(arguments);
        }
        System.err.print(command.isEmpty() ? USAGE : "jsniff: there is no command '" + command + "'\n" + USAGE);
        return 2;
    }

    private static int capture(String[] arguments) {
        @Nullable String version = Main.class.getPackage().getImplementationVersion();
        return new CaptureCommand(System.out, System.err, version == null ? "(development)" : version).run(arguments);
    }
}
