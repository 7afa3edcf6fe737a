package io.jsniff.agent.option;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The keys of the agent's options, in the order in which help shows them. */
public enum OptionKey {
    /** Repeatable. */
    PORT("8088 or 8000-8100", "all", "connections with this port at the dest end; may be repeated"),
    /** Repeatable. */
    HOST(
            "api.example.com, *.internal or 10.0.0.0/8",
            "all",
            "by name the application used or by address of the dest end; may be repeated"),
    /** Client or server. */
    SIDE("client or server", "both", "which end this JVM is"),
    /** A log format or the name of one. */
    FORMAT("'…', clf or raw", "one line an exchange", "log format of justniffer, or a preset"),
    /** Flag. */
    JSON(SharedOption.JSON, "off"),
    /** A file. */
    OUT(
            "FILE",
            "standard error",
            "- is standard output; %p the pid, %t a timestamp; created with mode 0600, appended to"),
    /** A size. */
    ROTATE("100M", "off", "the size at which a new file begins"),
    /** A number. */
    KEEP("5", "5", "how many old files stay"),
    /** A text. */
    NOT_FOUND(SharedOption.NOT_FOUND, "-"),
    /** Flag. */
    UNPRINTABLE(SharedOption.UNPRINTABLE, "off"),
    /** Flag. */
    HEX_ENCODE(SharedOption.HEX_ENCODE, "off"),
    /** A size. */
    BODY_LIMIT(SharedOption.BODY_LIMIT, "64K"),
    /** Names of headers. */
    REDACT("'NAME,NAME' or none", "credentials", "headers whose values are shown as ***; none shows all"),
    /** A duration. */
    LINGER(SharedOption.LINGER, "10s"),
    /** How much of a stack. */
    STACKS("off, caller or full", "caller", "record who opened a connection"),
    /** Packages. Repeatable. */
    APP(
            "com.acme or 'com.acme,org.example'",
            "none",
            "packages of the application: the first frame of theirs opened a connection; may be repeated"),
    /** On, off or a file. */
    SUMMARY("on, off or FILE", "on", "at exit and at detach"),
    /** Repeatable. */
    EXPECT("'reuse>=0.9' or 'connections<=4'", "none", "says at exit if the totals are otherwise; may be repeated"),
    /** Flag. */
    DEBUG("", "off", "the agent's own log at debug level"),
    /** A file. */
    CONFIG("FILE", "none", "reads the same keys, one key = value a line");

    private final String text = name().toLowerCase(Locale.ROOT).replace('_', '-');
    private final String example;
    private final String standard;
    private final String help;

    OptionKey(SharedOption shared, String standard) {
        this(shared.example(), standard, shared.help());
    }

    OptionKey(String example, String standard, String help) {
        this.example = example;
        this.standard = standard;
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

    /** What holds without it. */
    public String standard() {
        return standard;
    }

    /** What it means, in one line. */
    public String help() {
        return help;
    }

    /** The key with this text, if there is one. */
    static @Nullable OptionKey of(String text) {
        for (OptionKey key : values()) {
            if (key.text.equals(text)) {
                return key;
            }
        }
        return null;
    }

    /** All keys as text. */
    static List<String> texts() {
        List<String> texts = new ArrayList<>();
        for (OptionKey key : values()) {
            texts.add(key.text);
        }
        return texts;
    }
}
