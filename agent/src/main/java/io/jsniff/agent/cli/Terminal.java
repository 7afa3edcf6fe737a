package io.jsniff.agent.cli;

import picocli.CommandLine.Help.Ansi;

/** What the user looks at: how wide it is, and whether it shows colours. */
final class Terminal {
    static final int WIDTH = 100;

    private Terminal() {}

    /**
     * Whether standard output shows colours. picocli asks for a terminal, which from JDK 22 on is not the same as a console, and
     * heeds NO_COLOR and CLICOLOR; only a terminal that knows no escape sequences it would not notice.
     */
    static Ansi colours() {
        return "dumb".equals(System.getenv("TERM")) ? Ansi.OFF : Ansi.AUTO;
    }
}
