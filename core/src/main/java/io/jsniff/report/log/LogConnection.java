package io.jsniff.report.log;

import org.jspecify.annotations.Nullable;

/**
 * The connection of a line.
 *
 * @param id its number
 * @param side {@code client}, {@code server} or {@code wire}, empty if unknown
 * @param source the end that connected
 * @param dest the end that accepted
 * @param host the name by which the application called the dest
 * @param openedAt when the connect began, in microseconds since the epoch
 * @param connectTime how long it took, in microseconds
 * @param caller who opened it, {@code pkg.Class.method(File.java:12)}
 * @param client which client object did
 * @param idle compatible connections that were idle then, -1 if unknown
 * @param busy compatible connections that were busy then, -1 if unknown
 */
public record LogConnection(
        long id,
        String side,
        LogEnd source,
        LogEnd dest,
        @Nullable String host,
        long openedAt,
        long connectTime,
        @Nullable String caller,
        @Nullable String client,
        int idle,
        int busy) {

    /** The name by which connections to one place are counted together, as in the summary at exit. */
    public String origin() {
        return host == null || dest.path() != null ? dest.toString() : host + ":" + dest.port();
    }
}
