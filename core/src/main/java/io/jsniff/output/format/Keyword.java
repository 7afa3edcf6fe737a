package io.jsniff.output.format;

import io.jsniff.exchange.Retention;
import io.jsniff.exchange.Retention.Part;

/** What may stand after a {@code %}. */
interface Keyword {
    /** For keywords that need nothing of a message but its measures. */
    Retention NOTHING = new Retention(Part.NONE, Part.NONE, 0, 0, false);

    /**
     * How a keyword is written and explained.
     *
     * @param word what stands after the percent sign
     * @param help what it shows, for people
     */
    record Text(String word, String help) {}

    /** A keyword whose value depends on the entry alone, no matter what its argument. */
    interface OfEntry extends Keyword, Renderer {
        @Override
        default Renderer bind(String argument, FormatOptions options) {
            return this;
        }
    }

    /** How it is written and explained. */
    Text text();

    /** What is written after the percent sign. */
    default String word() {
        return text().word();
    }

    /** What it shows, for people. */
    default String help() {
        return text().help();
    }

    /** What its argument means. */
    default Argument argument() {
        return Argument.NOT_FOUND;
    }

    /** What must be collected for it; {@link Integer#MAX_VALUE} bytes where it wants a body. */
    default Retention needs() {
        return NOTHING;
    }

    /** What stands for a missing value where the format has no text for that. */
    default String missing(FormatOptions options) {
        return options.notFound();
    }

    /**
     * The piece that shows its value.
     *
     * @param argument a pattern, name or expression; empty if there is none
     * @throws FormatException if the argument is no good
     */
    Renderer bind(String argument, FormatOptions options);
}
