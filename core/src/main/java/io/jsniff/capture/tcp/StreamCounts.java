package io.jsniff.capture.tcp;

/**
 * What became of the segments so far.
 *
 * @param connections connections reported
 * @param open connections followed at present
 * @param timedOut connections given up because they were idle
 * @param truncated connections given up because there were too many
 * @param gaps holes that were given up
 * @param gapBytes bytes missing in them
 * @param cutBytes bytes that a short snaplen cut off
 * @param strayed segments of connections whose opening was not seen
 * @param outOfWindow segments whose sequence numbers cannot be of their stream
 * @param queuedBytes bytes, with overhead, that wait for others at present
 */
public record StreamCounts(
        long connections,
        int open,
        long timedOut,
        long truncated,
        long gaps,
        long gapBytes,
        long cutBytes,
        long strayed,
        long outOfWindow,
        long queuedBytes) {}
