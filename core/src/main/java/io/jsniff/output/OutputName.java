package io.jsniff.output;

import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;

/** File names with {@code %p} for the process id, {@code %t} for the time and {@code %%} for a percent sign. */
public final class OutputName {
    private OutputName() {}

    /** The name for this process, now. */
    public static String expand(String pattern) {
        return pattern.indexOf('%') < 0 // the usual case, which need not load the time zones
                ? pattern
                : expand(pattern, ProcessHandle.current().pid(), ZonedDateTime.now(ZoneId.systemDefault()));
    }

    static String expand(String pattern, long pid, ZonedDateTime now) {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            char next = c == '%' && i + 1 < pattern.length() ? pattern.charAt(i + 1) : 0;
            switch (next) {
                case 'p' -> name.append(pid);
                case 't' -> name.append(String.format(Locale.ROOT, "%1$tY%1$tm%1$td-%1$tH%1$tM%1$tS", now));
                case '%' -> name.append('%');
                default -> name.append(c);
            }
            i += next == 'p' || next == 't' || next == '%' ? 1 : 0;
        }
        return name.toString();
    }
}
