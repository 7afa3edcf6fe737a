package io.jsniff.agent.option;

import io.jsniff.agent.tap.filter.TapFilter.PortRange;
import io.jsniff.output.format.Suggestions;
import java.util.ArrayList;
import java.util.List;

/** Reads values. What is wrong is named together with what would be right. */
final class OptionValue {
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
            List<String> near = Suggestions.of(text, valid, 1);
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
        long port = Quantity.digits(part.strip());
        if (port < 1 || port > 65535) {
            throw wrong("must be a port like 8088 or a range like 8000-8100, from 1 to 65535");
        }
        return (int) port;
    }

    int number(int most) throws OptionException {
        return (int) quantity().number(0, most);
    }

    long size() throws OptionException {
        return quantity().size(0, Long.MAX_VALUE);
    }

    long duration() throws OptionException {
        return quantity().duration();
    }

    private Quantity quantity() {
        return new Quantity(key, text);
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
}
