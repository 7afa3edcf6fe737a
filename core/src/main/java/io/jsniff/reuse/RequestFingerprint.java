package io.jsniff.reuse;

import io.jsniff.exchange.Exchange;
import io.jsniff.exchange.Message;
import io.jsniff.http.Completion;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a request so that it is known again.
 *
 * @param headSize bytes of its head
 * @param size bytes of all of it
 * @param begin when its first byte flowed, in nanoseconds since the epoch
 * @param whole whether it was sent to its end
 */
public record RequestFingerprint(int headSize, long size, long begin, boolean whole) {
    static @Nullable RequestFingerprint of(Exchange exchange) {
        Message request = exchange.request();
        return request == null
                ? null
                : new RequestFingerprint(
                        request.headSize(),
                        request.size(),
                        request.begin(),
                        request.completion() == Completion.COMPLETE);
    }

    /** Whether another request is as long as this one, head and all: the same again, for all that is known. */
    public boolean looksLike(RequestFingerprint other) {
        return headSize == other.headSize && size == other.size;
    }
}
