package io.jsniff.output.json;

import io.jsniff.http.Head;
import io.jsniff.output.Redaction;
import org.jspecify.annotations.Nullable;

/** Heads as they may be shown. Messages whose heads are alike share one head, which is gone over once. */
final class LastHead {
    private final Redaction redaction;
    private byte @Nullable [] last;
    private byte[] shown = new byte[0];

    LastHead(Redaction redaction) {
        this.redaction = redaction;
    }

    byte[] shown(Head head) {
        byte[] bytes = head.bytes();
        if (bytes != last) {
            shown = redaction.head(bytes);
            last = bytes;
        }
        return shown;
    }
}
