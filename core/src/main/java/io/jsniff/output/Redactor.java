package io.jsniff.output;

import io.jsniff.bytes.Ascii;
import io.jsniff.bytes.TextBuffer;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Goes over one range of text once and copies it only if something in it is to be hidden. */
final class Redactor {
    private static final byte[] HOST = Ascii.bytes("host");
    private static final byte[] VERSION = Ascii.bytes("HTTP/");
    private static final NamePatterns WHOLE_URLS =
            new NamePatterns(List.of("location", "content-location", "referer", "*-url", "*-uri"));

    /** What may stand before the name of a parameter, or end what may be user and password. All below 64. */
    private static final long MARKS = 1L << '?' | 1L << '&' | 1L << '#' | 1L << ';';

    private static final int ROOM = 64;

    private final Redaction redaction;
    private final byte[] array;
    private final int from;
    private final int to;
    private int done;
    private @Nullable TextBuffer out;

    Redactor(Redaction redaction, byte[] array, int from, int to) {
        this.redaction = redaction;
        this.array = array;
        this.from = from;
        this.to = to;
        this.done = from;
    }

    /** The first byte without which there is nothing to hide in a URL, or {@code to}. */
    static int firstMark(byte[] array, int from, int to) {
        for (int i = from; i < to; i++) {
            int b = array[i];
            if (b == '@' || (b >= 0 && b < Long.SIZE && (MARKS >>> b & 1) != 0)) {
                return i;
            }
        }
        return to;
    }

    // ---- what may be asked for

    /** The line alone, if something is hidden in it. */
    byte[] firstLine() {
        int behind = line();
        TextBuffer text = out;
        if (text == null) {
            return array;
        }
        text.put(array, done, behind);
        return text.toArray();
    }

    byte[] head() {
        fields(line());
        return result();
    }

    /** Lines like those of a head, wherever they stand. */
    byte[] lines() {
        fields(from);
        return result();
    }

    byte[] value(byte[] name) {
        if (Arrays.equals(name, HOST)) {
            userInfo(from, to);
        }
        urls(from, to, WHOLE_URLS.match(name, 0, name.length));
        byte[] shown = result();
        boolean several = Ascii.indexOf(shown, 0, shown.length, '\r') >= 0; // lines that a CR alone has ended
        return several ? new Redactor(redaction, shown, 0, shown.length).lines() : shown;
    }

    byte[] form() {
        parameter(from, to, true);
        urls(from, to, true);
        return result();
    }

    byte[] all() {
        return result();
    }

    private byte[] result() {
        TextBuffer text = out;
        if (text == null) {
            return from == 0 && to == array.length ? array : Arrays.copyOfRange(array, from, to);
        }
        text.put(array, done, to);
        return text.toArray();
    }

    private void hide(int begin, int end) {
        if (begin < done || begin >= end) {
            return;
        }
        TextBuffer text = out;
        if (text == null) {
            text = new TextBuffer(to - from + ROOM);
            out = text;
        }
        text.put(array, done, begin);
        text.put(redaction.shown());
        done = end;
    }

    // ---- heads

    /** The first line; the position after it. */
    private int line() {
        int lf = Ascii.indexOf(array, from, to, '\n');
        int end = Ascii.trimEnd(array, from, lf < 0 ? to : lf);
        if (firstMark(array, from, end) < end) {
            int target = Math.min(end, Ascii.skipBlanks(array, blank(from, end), end));
            int targetEnd = beforeVersion(target, end);
            if (target < end && array[target] != '/' && !hasSlashes(target, targetEnd)) {
                userInfo(target, targetEnd); // authority-form, as of CONNECT
            }
            urls(from, targetEnd, true);
        }
        return lf < 0 ? to : lf + 1;
    }

    private int beforeVersion(int target, int end) {
        int last = end;
        while (last > target && !Ascii.isBlank(array[last - 1])) {
            last--;
        }
        return last > target && Ascii.startsWith(array, last, end, VERSION) ? last - 1 : end;
    }

    private int blank(int begin, int end) {
        int at = begin;
        while (at < end && !Ascii.isBlank(array[at])) {
            at++;
        }
        return at;
    }

    private boolean hasSlashes(int begin, int end) {
        for (int i = begin; i + 1 < end; i++) {
            if (array[i] == '/' && array[i + 1] == '/') {
                return true;
            }
        }
        return false;
    }

    private void fields(int begin) {
        int line = begin;
        while (line < to) {
            int end = behindField(line);
            field(line, Ascii.trimEnd(array, line, end));
            line = end;
        }
    }

    private void field(int begin, int end) {
        int name = Ascii.skipBlanks(array, begin, end);
        int colon = Ascii.indexOf(array, name, end, ':');
        int nameTo = Ascii.trimEnd(array, name, Math.max(name, colon));
        int value = Ascii.skipBlanks(array, colon < 0 ? name : colon + 1, end);
        if (colon >= 0 && redaction.hides(array, name, nameTo)) {
            hide(value, end);
        } else if (firstMark(array, name, end) < end) {
            if (Ascii.equalsIgnoreCase(array, name, nameTo, HOST)) {
                userInfo(value, end);
            }
            urls(name, end, WHOLE_URLS.match(array, name, nameTo));
        }
    }

    /** Behind a line and the lines that continue it (RFC 9112, section 5.2). To some readers a CR alone ends a line, too. */
    private int behindField(int begin) {
        int next = begin;
        do {
            next = behindLine(next);
        } while (next < to && Ascii.isBlank(array[next]));
        return next;
    }

    private int behindLine(int begin) {
        int at = begin;
        while (at < to && array[at] != '\n' && array[at] != '\r') {
            at++;
        }
        boolean both = at + 1 < to && array[at] == '\r' && array[at + 1] == '\n';
        return Math.min(to, both ? at + 2 : at + 1);
    }

    // ---- URLs

    /** @param whole whether all of the range is a URL or a form; otherwise one may stand within other text */
    private void urls(int begin, int end, boolean whole) {
        for (int i = begin; i < end; i++) {
            int b = array[i];
            if (b == '/' && i + 1 < end && array[i + 1] == '/') {
                userInfo(i + 2, end);
            } else if (b >= 0 && b < Long.SIZE && (MARKS >>> b & 1) != 0) {
                parameter(i + 1, end, whole);
            }
        }
    }

    /** What stands before the last {@code @} of an authority (RFC 3986, section 3.2). */
    private void userInfo(int begin, int end) {
        int at = -1;
        for (int i = begin; i < end && !endsAuthority(array[i]); i++) {
            at = array[i] == '@' ? i : at;
        }
        hide(begin, at);
    }

    private static boolean endsAuthority(int b) {
        return b == '/' || b == '?' || b == '#' || b == '"' || b == '<' || b == '>' || (b >= 0 && b <= ' ');
    }

    /** What is perhaps a parameter. */
    private void parameter(int begin, int end, boolean whole) {
        int equals = begin;
        while (equals < end && isName(array[equals])) {
            equals++;
        }
        if (equals == end || array[equals] != '=' || !SecretParameters.match(array, begin, equals)) {
            return;
        }
        int valueTo = equals + 1;
        while (valueTo < end && !endsValue(array[valueTo], whole)) {
            valueTo++;
        }
        hide(equals + 1, valueTo);
    }

    private static boolean isName(int b) {
        return b != '=' && b != '&' && b != '?' && b != '#' && b != ';' && (b < 0 || b > ' ');
    }

    /** Characters that must not stand in a URL are sent nevertheless, and a server takes them for a part of the value. */
    private static boolean endsValue(int b, boolean whole) {
        return b == '&' || (!whole && (b == '"' || b == '<' || b == '>' || (b >= 0 && b <= ' ')));
    }
}
