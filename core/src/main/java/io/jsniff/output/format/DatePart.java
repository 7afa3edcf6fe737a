package io.jsniff.output.format;

import io.jsniff.bytes.TextBuffer;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.IsoFields;
import java.util.Locale;
import java.util.TimeZone;

/** What a strftime pattern consists of. */
sealed interface DatePart {
    /** Appends it for a point in time. */
    void render(ZonedDateTime time, TextBuffer out);

    /** Text between conversions. */
    record Text(byte[] text) implements DatePart {
        @Override
        public void render(ZonedDateTime time, TextBuffer out) {
            out.put(text);
        }
    }

    /** A conversion that gives a number, with its width and what fills it; a width of 0 or 1 is not filled. */
    record Digits(char conversion, int width, char pad) implements DatePart {
        static final String OF = "CdegGHIjklmMsSuUVwWyY";

        static Digits of(char conversion, char flag) {
            char pad = "ekl".indexOf(conversion) >= 0 ? ' ' : '0';
            int width = switch (conversion) {
                case 'j' -> 3;
                case 'G', 'Y', 's', 'u', 'w' -> 1;
                default -> 2;
            };
            return switch (flag) {
                case '-' -> new Digits(conversion, 0, pad);
                case '_' -> new Digits(conversion, width, ' ');
                case '0' -> new Digits(conversion, width, '0');
                default -> new Digits(conversion, width, pad);
            };
        }

        @Override
        public void render(ZonedDateTime time, TextBuffer out) {
            out.padded(Math.max(0, value(time)), width, pad);
        }

        private long value(ZonedDateTime time) {
            int sunday = time.getDayOfWeek().getValue() % 7; // 0, then Monday is 1
            return switch (conversion) {
                case 'C' -> time.getYear() / 100;
                case 'd', 'e' -> time.getDayOfMonth();
                case 'g' -> time.get(IsoFields.WEEK_BASED_YEAR) % 100;
                case 'G' -> time.get(IsoFields.WEEK_BASED_YEAR);
                case 'H', 'k' -> time.getHour();
                case 'I', 'l' -> (time.getHour() + 11) % 12 + 1;
                case 'j' -> time.getDayOfYear();
                case 'm' -> time.getMonthValue();
                case 'M' -> time.getMinute();
                case 's' -> time.toEpochSecond();
                case 'S' -> time.getSecond();
                case 'u' -> time.getDayOfWeek().getValue();
                case 'U' -> (time.getDayOfYear() + 6 - sunday) / 7;
                case 'V' -> time.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
                case 'w' -> sunday;
                case 'W' -> (time.getDayOfYear() + 6 - (sunday + 6) % 7) / 7;
                case 'y' -> time.getYear() % 100;
                case 'Y' -> time.getYear();
                default -> throw new IllegalStateException("no number: %" + conversion);
            };
        }
    }

    /** A conversion that gives a word. */
    record Word(char conversion, boolean upperCase) implements DatePart {
        static final String OF = "aAbBhpPzZ";
        private static final String[] DAYS = {
            "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"
        };
        private static final String[] MONTHS = {
            "January", "February", "March", "April", "May", "June",
            "July", "August", "September", "October", "November", "December"
        };

        @Override
        public void render(ZonedDateTime time, TextBuffer out) {
            String name = name(time);
            out.put(upperCase ? name.toUpperCase(Locale.ROOT) : name);
        }

        private String name(ZonedDateTime time) {
            String day = DAYS[time.getDayOfWeek().getValue() - 1];
            String month = MONTHS[time.getMonthValue() - 1];
            boolean morning = time.getHour() < 12;
            return switch (conversion) {
                case 'a' -> day.substring(0, 3);
                case 'A' -> day;
                case 'b', 'h' -> month.substring(0, 3);
                case 'B' -> month;
                case 'p' -> morning ? "AM" : "PM";
                case 'P' -> morning ? "am" : "pm";
                case 'z' -> offset(time.getOffset());
                case 'Z' -> zone(time);
                default -> throw new IllegalStateException("no name: %" + conversion);
            };
        }

        private static String offset(ZoneOffset offset) {
            int minutes = Math.abs(offset.getTotalSeconds()) / 60;
            String sign = offset.getTotalSeconds() < 0 ? "-" : "+";
            return sign + String.format(Locale.ROOT, "%02d%02d", minutes / 60, minutes % 60);
        }

        private static String zone(ZonedDateTime time) {
            boolean summer = time.getZone().getRules().isDaylightSavings(time.toInstant());
            return TimeZone.getTimeZone(time.getZone()).getDisplayName(summer, TimeZone.SHORT, Locale.ENGLISH);
        }
    }
}
