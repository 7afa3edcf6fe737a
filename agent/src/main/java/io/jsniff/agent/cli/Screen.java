package io.jsniff.agent.cli;

import java.io.Console;
import picocli.CommandLine.Help.Ansi;

/** What the user looks at. */
final class Screen {
    static final int WIDTH = 100;

    private Screen() {}

    /** On only where somebody sees them, and has not said that he would rather not (no-color.org). */
    static Ansi colours() {
        String no = System.getenv("NO_COLOR");
        boolean wanted = (no == null || no.isEmpty()) && !"dumb".equals(System.getenv("TERM"));
        return wanted && isTerminal() ? Ansi.ON : Ansi.OFF;
    }

    /** From JDK 22 on there is a console even if there is no terminal; it can be asked. */
    @SuppressWarnings("SystemConsoleNull") // asked as well
    private static boolean isTerminal() {
        Console console = System.console();
        if (console == null || Runtime.version().feature() < 22) {
            return console != null;
        }
        try {
            return Boolean.TRUE.equals(Console.class.getMethod("isTerminal").invoke(console));
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}
