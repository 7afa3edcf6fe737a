package io.jsniff.http;

/**
 * What was still to come of a message when its connection ended.
 *
 * @param part where it broke off
 * @param bytes how many bytes of the body, or of the present chunk, were still to come; 0 if that is not known
 */
public record Shortfall(Part part, long bytes) {
    /** Where a message broke off. */
    public enum Part {
        /** Within its head. */
        HEAD,
        /** Within a body whose length was known. */
        BODY,
        /** Within the data of a chunk, or its size line, with a chunk still to come. */
        CHUNK,
        /** After the data of a chunk, before the last, empty one: most likely that alone was still to come. */
        LAST_CHUNK
    }
}
