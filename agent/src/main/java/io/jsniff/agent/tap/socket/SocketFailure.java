package io.jsniff.agent.tap.socket;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.ClosedChannelException;

/** What an exception out of a read or write says of the connection. */
public final class SocketFailure {
    private SocketFailure() {}

    /** A timeout or a misuse leaves the connection as it is; what this end closed is closed already. */
    public static boolean endsConnection(Throwable failure) {
        return failure instanceof IOException
                && !(failure instanceof InterruptedIOException)
                && !(failure instanceof ClosedChannelException);
    }
}
