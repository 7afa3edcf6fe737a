package io.jsniff.agent.option;

import io.jsniff.agent.tap.TapFilter.PortRange;
import io.jsniff.output.format.Relatives;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads values. What is wrong is named together with what would be right. */
final class OptionValue {
    private static final long SECOND = 1_000_000_000L;

    private final String key;
    private final String text;

    OptionValue(String key, String text) {
        this.key = key;
        this.text = text;
    }

    OptionException wrong(String reason) {
        return new OptionException(key + "=" + text + ": " + reason);
    }

    String text() throws OptionException {
        if (text.isEmpty()) {
            throw wrong("a value is missing");
        }
        return text;
    }

    /** The value, which may be empty. */
    String any() {
        return text;
    }

    boolean flag() throws OptionException {
        return oneOf("true", "on", "yes", "false", "off", "no") < 3;
    }

    /** The index of the word that the value is. */
    int oneOf(String... words) throws OptionException {
        List<String> valid = List.of(words);
        int index = valid.indexOf(text);
        if (index < 0) {
            List<String> near = Relatives.of(text, valid, 1);
            throw wrong("must be one of " + String.join(", ", valid)
                    + (near.isEmpty() ? "" : "; did you mean " + near.get(0) + "?"));
        }
        return index;
    }

    PortRange ports() throws OptionException {
        int dash = text.indexOf('-');
        int first = port(dash < 0 ? text : text.substring(0, dash));
        int last = dash < 0 ? first : port(text.substring(dash + 1));
        if (first > last) {
            throw wrong("ends before it begins; did you mean " + last + "-" + first + "?");
        }
        return new PortRange(first, last);
    }

    private int port(String part) throws OptionException {
        long port = digits(part.strip());
        if (port < 1 || port > 65535) {
            throw wrong("must be a port like 8088 or a range like 8000-8100, from 1 to 65535");
        }
        return (int) port;
    }

    int number(int most) throws OptionException {
        long number = digits(text);
        if (number < 0 || number > most) {
            throw wrong("must be a number from 0 to " + most);
        }
        return (int) number;
    }

    /** Bytes: a number, or one with K, M or G behind it. */
    long size() throws OptionException {
        int last = text.isEmpty() ? -1 : "kmg".indexOf(Character.toLowerCase(text.charAt(text.length() - 1)));
        long number = digits(last < 0 ? text : text.substring(0, text.length() - 1));
        if (number < 0 || number > Long.MAX_VALUE >> 30) {
            throw wrong("must be a size like 500, 64K, 100M or 2G");
        }
        return number << (10 * (last + 1));
    }

    /** Nanoseconds: a number with ms, s, m or h behind it; {@code never} is the longest of all. */
    long duration() throws OptionException {
        if (text.equals("never")) {
            return Long.MAX_VALUE;
        }
        int unit = 0;
        while (unit < text.length() && Character.isDigit(text.charAt(unit))) {
            unit++;
        }
        long scale = switch (text.substring(unit)) {
            case "ms" -> SECOND / 1000;
            case "s" -> SECOND;
            case "m" -> SECOND * 60;
            case "h" -> SECOND * 3600;
            default -> 0;
        };
        long number = digits(text.substring(0, unit));
        if (scale == 0 || number < 0 || number > Long.MAX_VALUE / (SECOND * 3600)) {
            throw wrong("must be a duration like 500ms, 10s, 5m or never");
        }
        return number * scale;
    }

    /** Names with commas between them; none for {@code none}. */
    List<String> names() throws OptionException {
        List<String> names = new ArrayList<>();
        int at = 0;
        while (!text().equals("none") && at <= text.length()) {
            int comma = text.indexOf(',', at);
            int end = comma < 0 ? text.length() : comma;
            String name = text.substring(at, end).strip();
            if (!name.isEmpty()) {
                names.add(name);
            }
            at = end + 1;
        }
        return names;
    }

    /** Names of packages, without what may stand after them. */
    List<String> packages() throws OptionException {
        List<String> packages = new ArrayList<>();
        for (String name : names()) {
            String plain = name.endsWith(".*") ? name.substring(0, name.length() - 2) : name;
            if (!isPackage(plain)) {
                throw wrong("must be packages like com.acme or 'com.acme,org.example'");
            }
            packages.add(plain);
        }
        return packages;
    }

    private static boolean isPackage(String name) {
        boolean begins = true;
        for (int i = 0; i < name.length(); i++) {
            char next = name.charAt(i);
            boolean fits = begins ? Character.isJavaIdentifierStart(next) : Character.isJavaIdentifierPart(next);
            if (!fits && (begins || next != '.')) {
                return false;
            }
            begins = next == '.';
        }
        return !begins;
    }

    /** The value of a text of digits; -1 if it is none, or too large to matter. */
    private static long digits(@Nullable String part) {
        if (part == null || part.isEmpty() || part.length() > 15) {
            return -1;
        }
        long value = 0;
        for (int i = 0; i < part.length(); i++) {
            int digit = part.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }
}
