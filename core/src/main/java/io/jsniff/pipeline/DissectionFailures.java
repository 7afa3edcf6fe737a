package io.jsniff.pipeline;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Errors of ours, each of which has ended the dissection of one connection. All are counted; of each kind (type and place) one is
 * kept until it has been told. Safe for several threads.
 */
public final class DissectionFailures {
    private static final int MAX_KINDS = 32;

    private final LongAdder count = new LongAdder();
    private final List<String> kinds = new ArrayList<>();
    private final Queue<Throwable> untold = new ArrayDeque<>();

    DissectionFailures() {}

    /** One more; {@code null} if there was no room to keep it. */
    void add(@Nullable Throwable error) {
        count.increment();
        if (error != null) {
            keep(error);
        }
    }

    private synchronized void keep(Throwable error) {
        String kind = kind(error);
        if (kinds.size() < MAX_KINDS && !kinds.contains(kind)) {
            kinds.add(kind);
            untold.add(error);
        }
    }

    /** How many there were. */
    public long count() {
        return count.sum();
    }

    /** The first of a kind that has not been told yet, once; {@code null} if there is none. */
    public synchronized @Nullable Throwable next() {
        return untold.poll();
    }

    /** What an error is and where it arose. Its message is left out: it may hold what a peer has sent. */
    public static String kind(Throwable error) {
        StackTraceElement[] stack = error.getStackTrace();
        String type = error.getClass().getName();
        return stack.length == 0 ? type : type + " at " + stack[0];
    }

    /** The same with all of the stack. */
    public static String stack(Throwable error) {
        StringBuilder text = new StringBuilder(error.getClass().getName());
        for (StackTraceElement frame : error.getStackTrace()) {
            text.append("\n\tat ").append(frame);
        }
        return text.toString();
    }
}
