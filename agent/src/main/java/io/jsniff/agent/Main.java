package io.jsniff.agent;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jsniff.agent.cli.CaptureCommand;
import io.jsniff.agent.cli.JsniffCommand;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The command line: {@code java -jar jsniff.jar}. */
public final class Main {
    /** What is asked of the whole; all other options are those of a capture. */
    private static final Set<String> GENERAL = Set.of("-h", "--help", "-V", "--version");

    private Main() {}

    /** Runs a command; exits with 0 if it worked, 1 if it did not, 2 if it was not to be understood. */
    public static void main(String[] arguments) {
        int code = run(arguments);
        System.out.flush();
        if (code != 0) {
            System.exit(code);
        }
    }

    private static int run(String[] given) {
        String[] arguments = given.length > 0 && given[0].equals("help") ? help(given) : given;
        String command = arguments.length == 0 ? "" : arguments[0];
        if (command.equals("capture")) {
            return capture(Arrays.copyOfRange(arguments, 1, arguments.length));
        }
        if (command.startsWith("-") && !(arguments.length == 1 && GENERAL.contains(command))) {
            return capture(arguments);
        }
        return JsniffCommand.run(writer(System.out), writer(System.err), version(), arguments);
    }

    /** {@code help COMMAND} as {@code COMMAND --help}. */
    private static String[] help(String[] arguments) {
        String[] asked = Arrays.copyOfRange(arguments, 1, arguments.length + 1);
        asked[asked.length - 1] = "--help";
        return asked;
    }

    private static int capture(String[] arguments) {
        return new CaptureCommand(System.out, System.err, version()).run(arguments);
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, UTF_8), true);
    }

    private static String version() {
        @Nullable String version = Main.class.getPackage().getImplementationVersion();
        return version == null ? "(development)" : version;
    }
}
