package io.jsniff.report;

import java.util.Locale;

/**
 * What a run lost or could not understand.
 *
 * @param dropped entries that found the queue full or the sink broken
 * @param failedWrites attempts to write that failed
 * @param gaps holes in the bytes of connections
 * @param givenUp connections that were not followed to their end
 * @param suppressedErrors errors in our own code inside the application's calls
 * @param failedDissections connections whose dissection was ended by an error in our own code
 * @param malformed connections that began as HTTP and stopped being it
 * @param orphans responses without a request
 * @param unknownBytes bytes of protocols that are not understood
 * @param unjoinedTls TLS connections that could not be looked into
 * @param refusals how often a part had to do with less, because its share of the heap was used up
 * @param neverClosed connections whose socket became garbage before it was closed
 */
public record LossCounters(
        long dropped,
        long failedWrites,
        long gaps,
        long givenUp,
        long suppressedErrors,
        long failedDissections,
        long malformed,
        long orphans,
        long unknownBytes,
        long unjoinedTls,
        long refusals,
        long neverClosed) {

    /** All of it in one line, zeros too. */
    public String line() {
        return String.format(
                Locale.ROOT,
                "lost or not understood: %d entries dropped, %d failed writes, %d gaps, %d connections given up,"
                        + " %d suppressed errors, %d failed dissections, %d malformed connections, %d responses without request,"
                        + " %d bytes of unknown protocol, %d TLS connections that could not be joined,"
                        + " %d refusals for want of memory, %d connections whose socket was never closed",
                dropped,
                failedWrites,
                gaps,
                givenUp,
                suppressedErrors,
                failedDissections,
                malformed,
                orphans,
                unknownBytes,
                unjoinedTls,
                refusals,
                neverClosed);
    }
}
