package io.jsniff.reuse;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Locale;

/** Where an exchange stands on its connection. */
public enum ReuseClass {
    /** The only exchange of a connection that was seen to close. */
    UNIQUE,
    /** The first of several, or of a connection that is still open. */
    START,
    /** Neither first nor last, or the latest of a connection that is still open. */
    CONTINUE,
    /** The last of several, on a connection that was seen to close. */
    LAST;

    @SuppressWarnings("ImmutableEnumChecker") // handed out as it is: writing an entry allocates nothing
    private final byte[] text = name().toLowerCase(Locale.ROOT).getBytes(US_ASCII);

    /** The class as it is written: {@code unique}, {@code start}, {@code continue}, {@code last}. Not to be changed. */
    public byte[] text() {
        return text;
    }
}
