package io.jsniff.output.format;

import io.jsniff.bytes.TextBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A strftime pattern (POSIX, with the GNU flags {@code - _ 0 ^}) in the C locale. The text of a second is made once and copied
 * as long as the second lasts, so this belongs to one thread.
 */
final class Strftime {
    private static final String FLAGS = "-_0^";
    private static final int ROOM = 64;

    private @Nullable ZoneId zone;
    private final List<DatePart> parts;
    private final TextBuffer text = new TextBuffer(ROOM);
    private long second = Long.MIN_VALUE;

    private Strftime(@Nullable ZoneId zone, List<DatePart> parts) {
        this.zone = zone;
        this.parts = parts;
    }

    /**
     * Compiles a pattern.
     *
     * @param zone {@code null} for the system's
     * @throws FormatException if the pattern has an unknown conversion
     */
    static Strftime compile(String pattern, @Nullable ZoneId zone) {
        List<DatePart> parts = new ArrayList<>();
        compile(pattern, parts);
        return new Strftime(zone, parts);
    }

    /** Appends the text of a second since the epoch. */
    void render(long epochSecond, TextBuffer out) {
        if (epochSecond != second) {
            ZoneId here = zone == null ? ZoneId.systemDefault() : zone;
            zone = here;
            ZonedDateTime time = Instant.ofEpochSecond(epochSecond).atZone(here);
            text.clear();
            for (DatePart part : parts) {
                part.render(time, text);
            }
            second = epochSecond;
        }
        out.put(text.array(), 0, text.length());
    }

    private static void compile(String pattern, List<DatePart> parts) {
        int i = 0;
        while (i < pattern.length()) {
            int percent = pattern.indexOf('%', i);
            int end = percent < 0 ? pattern.length() : percent;
            if (end > i) {
                parts.add(new DatePart.Text(pattern.substring(i, end).getBytes(StandardCharsets.UTF_8)));
            }
            i = percent < 0 ? end : conversion(pattern, percent + 1, parts);
        }
    }

    private static int conversion(String pattern, int start, List<DatePart> parts) {
        int at = start;
        char flag = 0;
        while (at < pattern.length() && FLAGS.indexOf(pattern.charAt(at)) >= 0) {
            flag = pattern.charAt(at++);
        }
        if (at < pattern.length() && (pattern.charAt(at) == 'E' || pattern.charAt(at) == 'O')) {
            at++; // other eras and digits: those of the C locale are the usual ones
        }
        if (at >= pattern.length()) {
            throw new FormatException("strftime pattern '" + pattern + "' ends within a conversion");
        }
        add(pattern, pattern.charAt(at), flag, parts);
        return at + 1;
    }

    private static void add(String pattern, char conversion, char flag, List<DatePart> parts) {
        String composite = switch (conversion) {
            case 'c' -> "%a %b %e %H:%M:%S %Y";
            case 'D', 'x' -> "%m/%d/%y";
            case 'F' -> "%Y-%m-%d";
            case 'r' -> "%I:%M:%S %p";
            case 'R' -> "%H:%M";
            case 'T', 'X' -> "%H:%M:%S";
            default -> "";
        };
        if (!composite.isEmpty()) {
            compile(composite, parts);
        } else {
            parts.add(simple(pattern, conversion, flag));
        }
    }

    private static DatePart simple(String pattern, char conversion, char flag) {
        if (DatePart.Digits.OF.indexOf(conversion) >= 0) {
            return DatePart.Digits.of(conversion, flag);
        }
        if (DatePart.Word.OF.indexOf(conversion) >= 0) {
            return new DatePart.Word(conversion, flag == '^');
        }
        return switch (conversion) {
            case '%' -> new DatePart.Text(new byte[] {'%'});
            case 'n' -> new DatePart.Text(new byte[] {'\n'});
            case 't' -> new DatePart.Text(new byte[] {'\t'});
            default ->
                throw new FormatException("strftime pattern '" + pattern + "' has the unknown conversion %" + conversion
                        + "; known are %" + DatePart.Digits.OF + DatePart.Word.OF + "cDFnrRtTxX%");
        };
    }
}
