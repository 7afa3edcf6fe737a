package io.jsniff.output.format;

import io.jsniff.exchange.Retention;
import io.jsniff.exchange.Retention.Part;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Cuts a log format into pieces. */
final class FormatParser {
    private static final List<String> HEADER_PREFIXES = List.of("request.header.", "response.header.");

    private final String format;
    private final FormatOptions options;
    private final List<Renderer> pieces = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private Retention needs = Keyword.NOTHING;
    private final boolean isOurs;
    private boolean quoted;
    private int at;

    FormatParser(String format, FormatOptions options) {
        this.format = format;
        this.options = options;
        this.isOurs = format.equals(LogFormat.AGENT);
    }

    /** @throws FormatException if the format is wrong */
    List<Renderer> parse() {
        while (at < format.length()) {
            int percent = format.indexOf('%', at);
            int end = percent < 0 ? format.length() : percent;
            text.append(format, at, end);
            at = end;
            if (percent >= 0) {
                keyword();
            }
        }
        flushText();
        return pieces;
    }

    /** What the keywords seen so far need. */
    Retention needs() {
        return needs;
    }

    private void keyword() {
        int start = at++;
        String word = word();
        Keyword keyword = Keywords.get(word);
        if (keyword == null || isAnyHeader(keyword)) {
            header(word, start);
        } else if (keyword instanceof LiteralKeyword sign) {
            text.append(sign.characters());
        } else {
            String argument = argument(keyword.argument().required(), word, start);
            boolean forMissing = keyword.argument() == Argument.NOT_FOUND;
            add(keyword, forMissing || argument == null ? "" : argument, forMissing ? argument : null);
        }
    }

    private static boolean isAnyHeader(Keyword keyword) {
        return keyword instanceof MessageKeyword message && message.part() == MessagePart.HEADER;
    }

    /** {@code request.header.NAME} with any name. */
    private void header(String word, int start) {
        for (String prefix : HEADER_PREFIXES) {
            String name = word.startsWith(prefix) ? word.substring(prefix.length()) : "";
            if (!name.isEmpty() && !name.endsWith(".")) {
                Keyword keyword = Keywords.get(prefix + "NAME");
                if (keyword != null) {
                    add(keyword, name, argument(false, word, start));
                    return;
                }
            }
        }
        throw unknown(word, start);
    }

    private void add(Keyword keyword, String argument, @Nullable String ownMissing) {
        flushText();
        String missing = ownMissing == null ? keyword.missing(options) : ownMissing;
        FormatOptions here = quoted ? options.withinQuotes() : options;
        pieces.add(new Renderer.OrElse(keyword.bind(argument, here), missing.getBytes(StandardCharsets.UTF_8)));
        needs = both(needs, keyword.needs());
    }

    /** The longest word at this position: a sign, or letters, digits, dots and underscores; in header names hyphens too. */
    private String word() {
        int start = at;
        if (at < format.length() && (format.charAt(at) == '%' || format.charAt(at) == '-')) {
            return format.substring(start, ++at);
        }
        skipWord(false);
        String word = format.substring(start, at);
        for (String prefix : HEADER_PREFIXES) {
            if (word.startsWith(prefix) && at < format.length() && format.charAt(at) == '-') {
                skipWord(true);
                while (format.charAt(at - 1) == '-') {
                    at--;
                }
                return format.substring(start, at);
            }
        }
        return word;
    }

    private void skipWord(boolean hyphens) {
        while (at < format.length() && isWordCharacter(format.charAt(at), hyphens)) {
            at++;
        }
    }

    private static boolean isWordCharacter(char c, boolean hyphens) {
        return (c < 0x80 && Character.isLetterOrDigit(c)) || c == '.' || c == '_' || (hyphens && c == '-');
    }

    /** What stands between the parentheses after a keyword, if they are there. One behind a backslash does not count. */
    private @Nullable String argument(boolean required, String word, int start) {
        if (at >= format.length() || format.charAt(at) != '(') {
            if (required) {
                throw new FormatException("keyword %" + word + where(start) + " needs an argument: %" + word + "(…)");
            }
            return null;
        }
        int open = at;
        int depth = 0;
        do {
            char c = format.charAt(at++);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            at += c == '\\' && at < format.length() ? 1 : 0;
        } while (depth > 0 && at < format.length());
        if (depth > 0) {
            throw new FormatException("the parenthesis behind keyword %" + word + where(start) + " is not closed");
        }
        return format.substring(open + 1, at - 1);
    }

    private static FormatException unknown(String word, int start) {
        if (word.isEmpty()) {
            return new FormatException("no keyword behind the %" + where(start) + "; a percent sign is written %%");
        }
        List<String> relatives = Keywords.relatives(word);
        String meant = relatives.isEmpty() ? "" : "; did you mean %" + String.join(", %", relatives) + "?";
        String cut = relatives.stream().anyMatch(word::startsWith) ? " (text right behind a keyword follows %-)" : "";
        return new FormatException("unknown keyword %" + word + where(start) + meant + cut);
    }

    private static String where(int start) {
        return " at position " + (start + 1);
    }

    /** The quoted fields of our own format stay whole with any text in them; those of others are as justniffer has them. */
    private void flushText() {
        if (text.length() > 0) {
            for (int i = 0; i < text.length() && isOurs; i++) {
                quoted ^= text.charAt(i) == '"';
            }
            pieces.add(new Renderer.Literal(text.toString().getBytes(StandardCharsets.UTF_8)));
            text.setLength(0);
        }
    }

    private static Retention both(Retention a, Retention b) {
        return new Retention(
                more(a.requestHead(), b.requestHead()),
                more(a.responseHead(), b.responseHead()),
                Math.max(a.requestBody(), b.requestBody()),
                Math.max(a.responseBody(), b.responseBody()),
                a.clientHello() || b.clientHello());
    }

    private static Part more(Part a, Part b) {
        return a.compareTo(b) >= 0 ? a : b;
    }
}
