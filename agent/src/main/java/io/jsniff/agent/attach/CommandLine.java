package io.jsniff.agent.attach;

import java.util.List;
import java.util.Set;

/** A command line of {@code java}, for JVMs that do not say themselves what they run. */
final class CommandLine {
    private static final Set<String> WITH_VALUE = Set.of(
            "-cp",
            "-classpath",
            "--class-path",
            "-p",
            "--module-path",
            "--add-modules",
            "--add-opens",
            "--add-exports",
            "--add-reads",
            "--limit-modules",
            "--upgrade-module-path",
            "--patch-module");

    private CommandLine() {}

    /** The main class, module or jar, and its arguments; empty if there is none. */
    static String withoutJvmOptions(List<String> arguments) {
        int at = 1;
        while (at < arguments.size() && arguments.get(at).startsWith("-")) {
            String option = arguments.get(at++);
            if (option.equals("-jar") || option.equals("-m") || option.equals("--module")) {
                break;
            } else if (WITH_VALUE.contains(option)) {
                at++;
            }
        }
        return at < arguments.size() ? String.join(" ", arguments.subList(at, arguments.size())) : "";
    }
}
