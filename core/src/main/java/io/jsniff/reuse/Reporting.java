package io.jsniff.reuse;

import java.util.function.IntSupplier;

/**
 * How the exchanges of connections are reported, the same for all of them.
 *
 * @param origins knows the other connections
 * @param listener hears of the entries
 * @param streams tells how many connections are open
 * @param linger nanoseconds that an exchange waits for a successor, or {@link ReuseClassifier#NEVER}
 */
public record Reporting(Origins origins, EntryListener listener, IntSupplier streams, long linger) {
    /** The same to another listener. */
    public Reporting to(EntryListener other) {
        return new Reporting(origins, other, streams, linger);
    }
}
