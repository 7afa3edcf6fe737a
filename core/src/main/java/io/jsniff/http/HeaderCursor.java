package io.jsniff.http;

import io.jsniff.bytes.Ascii;

/**
 * Walks over the header lines of a head without making objects of them. A folded line (RFC 9112, section 5.2) belongs to the
 * value it continues; a line without a colon is passed over.
 */
public final class HeaderCursor {
    private final byte[] bytes;
    private final int end;
    private int next;
    private int nameFrom;
    private int nameTo;
    private int valueFrom;
    private int valueTo;

    /** Over a whole head, from behind its first line. */
    public HeaderCursor(byte[] head) {
        this(head, 0, head.length);
    }

    /** Over a head that stands in a range of the array, from behind its first line. */
    public HeaderCursor(byte[] array, int from, int to) {
        this.bytes = array;
        this.end = to;
        this.next = behindLine(from);
    }

    /** Moves to the next header line; false if there is none. */
    public boolean next() {
        while (next < end && bytes[next] != '\n' && bytes[next] != '\r') {
            int line = next;
            int after = behindLine(line);
            while (after < end && Ascii.isBlank(bytes[after])) {
                after = behindLine(after);
            }
            next = after;
            int colon = Ascii.indexOf(bytes, line, after, ':');
            if (colon >= 0) {
                nameFrom = line;
                nameTo = Ascii.trimEnd(bytes, line, colon);
                valueTo = Ascii.trimEnd(bytes, colon + 1, after);
                valueFrom = Ascii.skipBlanks(bytes, colon + 1, valueTo);
                return true;
            }
        }
        return false;
    }

    /** Moves to the next header line with a name, given in lower case; false if there is none. */
    public boolean find(byte[] lowerCaseName) {
        while (next < end && bytes[next] != '\n' && bytes[next] != '\r') {
            if (!mayBegin(next, lowerCaseName)) {
                next = behindLine(next);
            } else if (next() && nameIs(lowerCaseName)) {
                return true;
            }
        }
        return false;
    }

    /** The first letter and what stands after the name rule out most lines without reading them. */
    private boolean mayBegin(int line, byte[] lowerCaseName) {
        int behind = line + lowerCaseName.length;
        return behind < end
                && (bytes[behind] == ':' || bytes[behind] <= ' ')
                && (behind == line || Ascii.lower(bytes[line]) == lowerCaseName[0]);
    }

    /** Whether the name of the present line, case ignored, is the one given in lower case. */
    public boolean nameIs(byte[] lowerCaseName) {
        return Ascii.equalsIgnoreCase(bytes, nameFrom, nameTo, lowerCaseName);
    }

    /** Begin of the name. */
    public int nameFrom() {
        return nameFrom;
    }

    /** End of the name. */
    public int nameTo() {
        return nameTo;
    }

    /** Begin of the value, behind leading blanks. */
    public int valueFrom() {
        return valueFrom;
    }

    /** End of the value, before trailing blanks and the line end. */
    public int valueTo() {
        return valueTo;
    }

    private int behindLine(int from) {
        int lf = Ascii.indexOf(bytes, from, end, '\n');
        return lf < 0 ? end : lf + 1;
    }
}
