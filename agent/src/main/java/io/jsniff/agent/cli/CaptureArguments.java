package io.jsniff.agent.cli;

import io.jsniff.agent.cli.CaptureOption.Kind;
import java.util.EnumMap;
import java.util.Map;

/**
 * Reads arguments as justniffer does: {@code -p EXPR}, {@code -pEXPR}, {@code --packet-filter EXPR}, {@code
 * --packet-filter=EXPR}, letters of flags together ({@code -um}), and the words of a filter or format unquoted up to the next
 * argument that begins with a dash and a letter.
 */
final class CaptureArguments {
    private final String[] arguments;
    private final Map<CaptureOption, String> values = new EnumMap<>(CaptureOption.class);
    private int next;

    private CaptureArguments(String[] arguments) {
        this.arguments = arguments;
    }

    /** The options with their values; a flag's is empty. */
    static Map<CaptureOption, String> parse(String... arguments) throws UsageException {
        CaptureArguments reader = new CaptureArguments(arguments);
        while (reader.next < arguments.length) {
            reader.read(arguments[reader.next++]);
        }
        return reader.values;
    }

    private void read(String argument) throws UsageException {
        if (argument.startsWith("--")) {
            readLong(argument.substring(2));
        } else if (isOption(argument)) {
            readLetters(argument);
        } else {
            throw new UsageException("'" + argument + "' belongs to no option");
        }
    }

    private void readLong(String text) throws UsageException {
        int equals = text.indexOf('=');
        String name = equals < 0 ? text : text.substring(0, equals);
        CaptureOption option = named(name, "--" + name);
        if (equals < 0) {
            put(option, option.kind() == Kind.FLAG ? "" : value(option));
        } else if (option.kind() == Kind.FLAG) {
            throw new UsageException("--" + name + " takes no value");
        } else {
            put(option, withWords(option, text.substring(equals + 1)));
        }
    }

    private void readLetters(String argument) throws UsageException {
        for (int i = 1; i < argument.length(); i++) {
            char letter = argument.charAt(i);
            CaptureOption option = CaptureOption.byLetter(letter)
                    .orElseThrow(() -> new UsageException("unknown option -" + letter + " in '" + argument + "'"));
            String rest = argument.substring(i + 1);
            if (option.kind() == Kind.FLAG) {
                put(option, "");
            } else {
                put(option, rest.isEmpty() ? value(option) : withWords(option, rest));
                return;
            }
        }
    }

    private String value(CaptureOption option) throws UsageException {
        if (next >= arguments.length || isKnown(arguments[next])) {
            throw new UsageException(option.names() + " needs a value");
        }
        return withWords(option, arguments[next++]);
    }

    private String withWords(CaptureOption option, String first) {
        StringBuilder all = new StringBuilder(first);
        while (option.kind() == Kind.WORDS && next < arguments.length && !isOption(arguments[next])) {
            all.append(' ').append(arguments[next++]);
        }
        return all.toString();
    }

    private void put(CaptureOption option, String value) throws UsageException {
        if (values.put(option, value) != null) {
            throw new UsageException(option.names() + " is given twice");
        }
    }

    static CaptureOption named(String name, String shown) throws UsageException {
        return CaptureOption.byName(name).orElseThrow(() -> new UsageException("unknown option " + shown));
    }

    /** Whether it looks like an option: a dash and a letter. */
    private static boolean isOption(String argument) {
        int dashes = argument.startsWith("--") ? 2 : 1;
        return argument.startsWith("-") && argument.length() > dashes && Character.isLetter(argument.charAt(dashes));
    }

    /** Whether it is an option for certain; a value may well begin with a dash. */
    private static boolean isKnown(String argument) {
        return (argument.length() == 2
                        && argument.charAt(0) == '-'
                        && CaptureOption.byLetter(argument.charAt(1)).isPresent())
                || (argument.startsWith("--")
                        && CaptureOption.byName(argument.substring(2)).isPresent());
    }
}
