package io.jsniff.agent.bridge;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The switch that instrumented code and the agent share, and the count of errors that were kept from the application; relocated to
 * {@code java.lang.JsniffBridge} in the shipped jar. {@link SocketBridge}, {@link TlsBridge} and {@link ClientBridge} are the ways
 * in.
 *
 * <p>The classes of this package use types of {@code java.base} alone, and no lambda, no string concatenation, no {@code switch} on
 * strings: they would bootstrap.
 */
public final class Bridge {
    private static final AtomicLong SUPPRESSED = new AtomicLong();

    /** The agent that is told what happens; {@code null} while there is none. */
    @SuppressWarnings("NonFinalStaticField") // the one switch that advice and agent share
    public static volatile @Nullable SocketBridge current;

    /**
     * How an agent that is loaded anew, in a class loader of its own, speaks to the one that is at work: a word goes in, or a
     * socket that is the other's own, and a text comes out. {@code null} while there is none.
     */
    @SuppressWarnings("NonFinalStaticField") // as above
    public static volatile @Nullable Function<Object, String> control;

    @SuppressWarnings("NonFinalStaticField") // as above
    private static volatile @Nullable Throwable firstSuppressed;

    private Bridge() {}

    /** How many errors of the agent were kept from the application. */
    public static long suppressed() {
        return SUPPRESSED.get();
    }

    /** The first of them, if there was one. */
    public static @Nullable Throwable firstSuppressed() {
        return firstSuppressed;
    }

    /** Lets go of all that leads to the agent's class loader. */
    @SuppressWarnings("StaticAssignmentOfThrowable") // of none
    public static void forget() {
        current = null;
        control = null;
        firstSuppressed = null;
    }

    @SuppressWarnings("StaticAssignmentOfThrowable") // not to be thrown, but to be shown
    static void suppress(Throwable error) {
        SUPPRESSED.getAndIncrement();
        if (firstSuppressed == null && current != null) {
            firstSuppressed = error;
        }
    }
}
