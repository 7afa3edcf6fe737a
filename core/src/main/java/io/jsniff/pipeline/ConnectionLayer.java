package io.jsniff.pipeline;

import io.jsniff.connection.ConnectionHandler;
import io.jsniff.http.h2.Http2Traffic;
import org.jspecify.annotations.Nullable;

/** What is said on a connection, or inside one. */
interface ConnectionLayer extends ConnectionHandler {
    /** What has flowed so far in frames of HTTP/2, in this or in a tunnel within; {@code null} if nothing has. */
    @Nullable
    Http2Traffic traffic();

    /** An error of ours has come up: reports what is open as it is, as far as that goes, and is not called again. */
    void breakOff(long time);
}
