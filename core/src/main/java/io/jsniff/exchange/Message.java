package io.jsniff.exchange;

import io.jsniff.http.Completion;
import io.jsniff.http.Head;
import org.jspecify.annotations.Nullable;

/**
 * A request or a final response, measured.
 *
 * @param head its head or first line; {@code null} if it was not asked for, or the message is a run of bytes
 * @param headSize bytes of the head with its blank line, 0 for a run of bytes
 * @param body what follows the head, as on the wire, up to the configured limit; {@code null} if it was not asked for
 * @param size bytes from first to last, head included
 * @param begin when its first byte flowed, in nanoseconds since the epoch
 * @param end when its last byte flowed
 * @param completion whether it is whole
 */
public record Message(
        @Nullable Head head,
        int headSize,
        byte @Nullable [] body,
        long size,
        long begin,
        long end,
        Completion completion) {}
