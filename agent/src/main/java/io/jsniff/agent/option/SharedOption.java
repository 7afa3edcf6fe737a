package io.jsniff.agent.option;

import java.util.Locale;

/** What the agent's options and those of a capture have in common: name, values and meaning. What holds without them may differ. */
public enum SharedOption {
    /** Flag. */
    JSON("", "JSON Lines instead of a log format"),
    /** A text. */
    NOT_FOUND("TEXT", "what stands for a missing value"),
    /** Flag. */
    UNPRINTABLE("", "unprintable bytes as ."),
    /** Flag. */
    HEX_ENCODE("", "unprintable bytes as [hex]"),
    /** A size. */
    BODY_LIMIT("64K", "at most this much of a body is kept, and only if the output asks for bodies"),
    /** A duration. */
    LINGER("10s or never", "how long an exchange waits for the next one before it is written");

    private final String text = name().toLowerCase(Locale.ROOT).replace('_', '-');
    private final String example;
    private final String help;

    SharedOption(String example, String help) {
        this.example = example;
        this.help = help;
    }

    /** As it is written. */
    public String text() {
        return text;
    }

    /** What values look like; empty for a flag. */
    public String example() {
        return example;
    }

    /** What it means, in one line. */
    public String help() {
        return help;
    }
}
