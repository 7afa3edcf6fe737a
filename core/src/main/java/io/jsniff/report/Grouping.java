package io.jsniff.report;

import io.jsniff.report.log.LogConnection;
import org.jspecify.annotations.Nullable;

/** What totals are by. */
public enum Grouping {
    /** Where connections lead. */
    ORIGIN("origin") {
        @Override
        @Nullable
        String find(LogConnection connection) {
            return connection.origin();
        }
    },
    /** The line of code that opened them. */
    CALLER("caller") {
        @Override
        @Nullable
        String find(LogConnection connection) {
            return connection.caller();
        }
    },
    /** The client object that opened them. */
    CLIENT("client") {
        @Override
        @Nullable
        String find(LogConnection connection) {
            return connection.client();
        }
    };

    private static final String NOT_KNOWN = "unknown";

    private final String title;

    Grouping(String title) {
        this.title = title;
    }

    /** As people call it. */
    @Override
    public String toString() {
        return title;
    }

    abstract @Nullable String find(LogConnection connection);

    String key(LogConnection connection) {
        @Nullable String found = find(connection);
        return found == null ? NOT_KNOWN : found;
    }
}
