package io.jsniff.bytes;

/**
 * How much of its share of the heap a part holds.
 *
 * @param part which
 * @param used bytes that it holds at this moment
 * @param limit most bytes that it may hold
 * @param refused how often it was refused more
 */
public record MemoryUse(Limits.Part part, long used, long limit, long refused) {}
