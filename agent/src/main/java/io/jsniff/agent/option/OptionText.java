package io.jsniff.agent.option;

import java.util.ArrayList;
import java.util.List;

/** Cuts the text of options into keys and values. */
public final class OptionText {
    /**
     * One option.
     *
     * @param key as written
     * @param value {@code true} if there was none
     */
    public record Pair(String key, String value) {
        /** As it is to be written. */
        @Override
        public String toString() {
            if (value.equals("true")) {
                return key;
            }
            boolean plain = value.indexOf(',') < 0 && value.indexOf(' ') < 0 && !value.isEmpty();
            String quote = value.indexOf('\'') < 0 ? "'" : "\"";
            return plain ? key + "=" + value : key + "=" + quote + value + quote;
        }
    }

    private OptionText() {}

    /**
     * Cuts {@code key=value,key='a value, quoted',key}.
     *
     * @throws OptionException if a quotation mark is not closed, or something stands after it
     */
    public static List<Pair> arguments(String text) throws OptionException {
        List<Pair> pairs = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int equals = text.indexOf('=', at);
            int comma = text.indexOf(',', at);
            if (equals < 0 || (comma >= 0 && comma < equals)) {
                int end = comma < 0 ? text.length() : comma;
                add(pairs, text.substring(at, end), "true");
                at = end + 1;
                continue;
            }
            String key = text.substring(at, equals).strip();
            int end = endOfValue(text, equals + 1, key);
            add(pairs, key, unquoted(text.substring(equals + 1, end)));
            at = end + 1;
        }
        return pairs;
    }

    /**
     * Reads {@code key = value} lines; empty ones and those that begin with {@code #} mean nothing.
     *
     * @throws OptionException as for {@link #arguments}
     */
    public static List<Pair> lines(String text) throws OptionException {
        List<Pair> pairs = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int lf = text.indexOf('\n', at);
            int end = lf < 0 ? text.length() : lf;
            line(pairs, text.substring(at, end).strip());
            at = end + 1;
        }
        return pairs;
    }

    /**
     * Reads an argument of a command, which is one option, no matter what is in its value.
     *
     * @throws OptionException as for {@link #arguments}
     */
    public static Pair word(String word) throws OptionException {
        List<Pair> pairs = new ArrayList<>();
        line(pairs, word.strip());
        if (pairs.size() != 1) {
            throw new OptionException("'" + word + "' is no option; write key=value");
        }
        return pairs.get(0);
    }

    private static void line(List<Pair> pairs, String line) throws OptionException {
        int equals = line.indexOf('=');
        if (line.startsWith("#")) {
            return;
        } else if (equals < 0) {
            add(pairs, line, "true");
            return;
        }
        String key = line.substring(0, equals).strip();
        String value = line.substring(equals + 1).strip();
        if (isQuote(value, 0)) {
            int end = closing(value, 0, key);
            if (end != value.length() - 1) {
                throw new OptionException(key + ": nothing may follow the closing quotation mark");
            }
        }
        add(pairs, key, unquoted(value));
    }

    private static void add(List<Pair> pairs, String key, String value) {
        if (!key.isBlank()) {
            pairs.add(new Pair(key.strip(), value));
        }
    }

    private static int endOfValue(String text, int from, String key) throws OptionException {
        if (!isQuote(text, from)) {
            int comma = text.indexOf(',', from);
            return comma < 0 ? text.length() : comma;
        }
        int end = closing(text, from, key) + 1;
        if (end < text.length() && text.charAt(end) != ',') {
            throw new OptionException(key + ": a comma must follow the closing quotation mark");
        }
        return end;
    }

    private static boolean isQuote(String text, int at) {
        return at < text.length() && (text.charAt(at) == '\'' || text.charAt(at) == '"');
    }

    private static int closing(String text, int opening, String key) throws OptionException {
        int end = text.indexOf(text.charAt(opening), opening + 1);
        if (end < 0) {
            throw new OptionException(key + ": a quotation mark is not closed: " + text.substring(opening));
        }
        return end;
    }

    private static String unquoted(String value) {
        return isQuote(value, 0) ? value.substring(1, value.length() - 1) : value;
    }
}
