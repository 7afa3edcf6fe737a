package io.jsniff.output.format;

import io.jsniff.connection.Direction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All keywords of the log format, by the words that stand after the percent sign. */
public final class Keywords {
    private static final Map<String, Keyword> TABLE = table();
    private static final int SUGGESTIONS = 4;

    private Keywords() {}

    /**
     * A keyword, for people.
     *
     * @param name what stands after the percent sign
     * @param argument what may or must follow it
     * @param description what it shows
     */
    public record Help(String name, Argument argument, String description) {
        /** The keyword as it is written. */
        public String usage() {
            return "%" + name + argument.shown();
        }
    }

    /** Every keyword, in the order in which to explain them. */
    public static List<Help> help() {
        List<Help> all = new ArrayList<>();
        for (Keyword keyword : inOrder()) {
            all.add(new Help(keyword.word(), keyword.argument(), keyword.help()));
        }
        return all;
    }

    static @Nullable Keyword get(String word) {
        return TABLE.get(word);
    }

    /** The keywords that a wrong one was probably meant to be, the likeliest first. */
    static List<String> relatives(String wrong) {
        return Suggestions.of(wrong, TABLE.keySet(), SUGGESTIONS);
    }

    private static List<Keyword> inOrder() {
        List<Keyword> all = new ArrayList<>();
        Collections.addAll(all, ConnectionKeyword.values());
        Collections.addAll(all, FindingKeyword.values());
        Collections.addAll(all, DurationKeyword.values());
        all.addAll(TimestampKeyword.keywords());
        all.addAll(MessageKeyword.of(Direction.TO_DEST));
        all.addAll(MessageKeyword.of(Direction.TO_SOURCE));
        Collections.addAll(all, ClientHelloKeyword.values());
        Collections.addAll(all, LiteralKeyword.values());
        return all;
    }

    private static Map<String, Keyword> table() {
        Map<String, Keyword> table = new TreeMap<>();
        for (Keyword keyword : inOrder()) {
            table.put(keyword.word(), keyword);
        }
        return table;
    }
}
