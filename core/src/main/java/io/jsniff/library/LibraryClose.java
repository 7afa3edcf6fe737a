package io.jsniff.library;

import org.jspecify.annotations.Nullable;

/**
 * What the stack of a close shows.
 *
 * @param trigger what made the client close the connection
 * @param library whose frame shows it; {@code null} if none does
 */
public record LibraryClose(CloseTrigger trigger, @Nullable ClientLibrary library) {
    static final LibraryClose OTHER = new LibraryClose(CloseTrigger.OTHER, null);
    static final LibraryClose GARBAGE = new LibraryClose(CloseTrigger.GARBAGE, null);
}
