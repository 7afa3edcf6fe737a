package io.jsniff.output.format;

import io.jsniff.bytes.Ascii;
import io.jsniff.bytes.TextBuffer;
import io.jsniff.connection.Direction;
import io.jsniff.reuse.Entry;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What a regular expression finds in a message or in its head, read as ISO 8859-1 with hidden values hidden: the innermost
 * group that took part in the match, or all of it.
 */
record GrepRenderer(Renderer searched, Pattern pattern, WireText text) implements Renderer {
    private static final int FIRST_ROOM = 1024;

    static Renderer of(Direction direction, MessagePart part, String regex, FormatOptions options) {
        MessagePart searched = part == MessagePart.GREP ? MessagePart.ALL : MessagePart.HEAD;
        return new GrepRenderer(
                new MessageRenderer(direction, searched, options.redaction(), WireText.plain()),
                compile(regex),
                WireText.ofLine(options));
    }

    private static Pattern compile(String regex) {
        try {
            return Pattern.compile(regex, Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);
        } catch (PatternSyntaxException e) {
            throw new FormatException("bad regular expression '" + regex + "': " + e.getDescription()
                    + (e.getIndex() < 0 ? "" : " near position " + (e.getIndex() + 1)));
        }
    }

    @Override
    public boolean render(Entry entry, TextBuffer out) {
        TextBuffer buffer = new TextBuffer(FIRST_ROOM);
        if (!searched.render(entry, buffer)) {
            return false;
        }
        Matcher matcher = pattern.matcher(buffer.toString());
        if (!finds(matcher)) {
            return false;
        }
        byte[] found = Ascii.bytes(matcher.group(innermost(matcher)));
        text.put(found, 0, found.length, out);
        return true;
    }

    /** An expression that repeats a choice needs the more stack the longer the text: what it cannot search, it does not find. */
    private static boolean finds(Matcher matcher) {
        try {
            return matcher.find();
        } catch (StackOverflowError e) {
            return false;
        }
    }

    /** Groups are numbered by their opening parentheses, so of nested ones the innermost is the last. */
    private static int innermost(Matcher matcher) {
        int group = matcher.groupCount();
        while (group > 0 && matcher.start(group) < 0) {
            group--;
        }
        return group;
    }
}
