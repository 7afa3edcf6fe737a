package io.jsniff.agent.bridge;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import org.jspecify.annotations.Nullable;

/**
 * What instrumented sockets and channels of the JDK call; relocated to {@code java.lang.JsniffSocketBridge} in the shipped jar, and
 * bound by the rules of the {@link Bridge}.
 *
 * <p>The static methods are the ways in. None throws: what is caught is counted. A socket is a {@code SocketImpl} or a {@code
 * SocketChannel}; a {@code failure} is what the instrumented method throws, {@code null} if it returns.
 *
 * <p>The instance methods are the other side: the one subclass lives in the agent's own class loader and stands in
 * {@link Bridge#current} between start and stop.
 */
public abstract class SocketBridge {
    private static final int END_OF_STREAM = -1;

    /** For the one subclass, in the agent. */
    protected SocketBridge() {}

    private void suppress(Object socket, Throwable error) {
        try {
            if (onError(socket, error)) {
                return;
            }
        } catch (Throwable again) { // counted by the first
        }
        Bridge.suppress(error);
    }

    // ---- opening

    /** A connect begins. */
    public static void connecting(Object socket, SocketAddress remote) {
        SocketBridge bridge = Bridge.current;
        if (bridge != null) {
            try {
                bridge.onConnecting(socket, remote);
            } catch (Throwable e) {
                bridge.suppress(socket, e);
            }
        }
    }

    /** A connect is done, has failed, or goes on in the background. */
    public static void connected(Object socket, boolean done, @Nullable Throwable failure) {
        SocketBridge bridge = Bridge.current;
        if (bridge != null) {
            try {
                if (failure instanceof IOException) {
                    bridge.onClosed(socket);
                } else if (failure == null && done) {
                    bridge.onConnected(socket);
                }
            } catch (Throwable e) {
                bridge.suppress(socket, e);
            }
        }
    }

    /** A connection was accepted. */
    public static void accepted(Object socket) {
        SocketBridge bridge = Bridge.current;
        if (bridge != null) {
            try {
                bridge.onAccepted(socket);
            } catch (Throwable e) {
                bridge.suppress(socket, e);
            }
        }
    }

    // ---- reading

    /** A read into an array at {@code offset} is done. */
    public static void read(Object socket, byte[] array, int offset, int count, @Nullable Throwable failure) {
        SocketBridge bridge = Bridge.current;
        if (bridge != null) {
            try {
                if (failure != null) {
                    bridge.onReadFailed(socket, failure);
                } else if (count > 0) {
                    bridge.onRead(socket, array, offset, count);
                } else if (count == END_OF_STREAM) {
                    bridge.onEndOfStream(socket);
                }
            } catch (Throwable e) {
                bridge.suppress(socket, e);
            }
        }
    }

    /** A read into a buffer is done. */
    public static void read(Object socket, ByteBuffer buffer, int count, @Nullable Throwable failure) {
        SocketBridge bridge = Bridge.current;
        if (bridge != null) {
            try {
                if (failure != null) {
                    bridge.onReadFailed(socket, failure);
                } else if (count > 0) {
                    bridge.onRead(socket, buffer, count);
                } else if (count == END_OF_STREAM) {
                    bridge.onEndOfStream(socket);
                }
            } catch (Throwable e) {
                bridge.suppress(socket, e);
            }
        }
    }

    /** A scattering read begins. */
    public static void reading(Object socket, ByteBuffer[] buffers, int offset, int length) {
        SocketBridge bridge = Bridge.current;
        if (bridge != null) {
            try {
                bridge.onReading(socket, buffers, offset, length);
            } catch (Throwable e) {
                bridge.suppress(socket, e);
            }
        }
    }

    /** A scattering read is done. */
    public static void read(
            Object socket, ByteBuffer[] buffers, int offset, int length, long count, @Nullable Throwable failure) {
        SocketBridge bridge = Bridge.current;
        if (bridge != null) {
            try {
                bridge.onRead(socket, buffers, offset, length, failure == null && count > 0 ? count : 0);
                if (failure != null) {
                    bridge.onReadFailed(socket, failure);
                } else if (count == END_OF_STREAM) {
                    bridge.onEndOfStream(socket);
                }
            } catch (Throwable e) {
                bridge.suppress(socket, e);
            }
        }
    }

    // ---- writing

    /** A write of an array begins. */
    public static void writing(Object socket, byte[] array, int offset, int length) {
        SocketBridge bridge = Bridge.current;
        if (bridge != null) {
            try {
                bridge.onWriting(socket, array, offset, length);
            } catch (Throwable e) {
                bridge.suppress(socket, e);
            }
        }
    }

    /** A write of a buffer begins. */
    public static void writing(Object socket, ByteBuffer buffer) {
        SocketBridge bridge = Bridge.current;
        if (bridge != null) {
            try {
                bridge.onWriting(socket, buffer);
            } catch (Throwable e) {
                bridge.suppress(socket, e);
            }
        }
    }

    /** A gathering write begins. */
    public static void writing(Object socket, ByteBuffer[] buffers, int offset, int length) {
        SocketBridge bridge = Bridge.current;
        if (bridge != null) {
            try {
                bridge.onWriting(socket, buffers, offset, length);
            } catch (Throwable e) {
                bridge.suppress(socket, e);
            }
        }
    }

    /** A write of an array is done; a count below 0 stands for 0. */
    public static void wrote(Object socket, byte[] array, int offset, int count, @Nullable Throwable failure) {
        SocketBridge bridge = Bridge.current;
        if (bridge != null) {
            try {
                if (failure != null) {
                    bridge.onWriteFailed(socket, failure);
                } else {
                    bridge.onWrote(socket, array, offset, count > 0 ? count : 0);
                }
            } catch (Throwable e) {
                bridge.suppress(socket, e);
            }
        }
    }

    /** A write of a buffer is done; a count below 0 stands for 0. */
    public static void wrote(Object socket, ByteBuffer buffer, int count, @Nullable Throwable failure) {
        SocketBridge bridge = Bridge.current;
        if (bridge != null) {
            try {
                if (failure != null) {
                    bridge.onWriteFailed(socket, failure);
                } else {
                    bridge.onWrote(socket, buffer, count > 0 ? count : 0);
                }
            } catch (Throwable e) {
                bridge.suppress(socket, e);
            }
        }
    }

    /** A gathering write is done; a count below 0 stands for 0. */
    public static void wrote(
            Object socket, ByteBuffer[] buffers, int offset, int length, long count, @Nullable Throwable failure) {
        SocketBridge bridge = Bridge.current;
        if (bridge != null) {
            try {
                if (failure != null) {
                    bridge.onWriteFailed(socket, failure);
                } else {
                    bridge.onWrote(socket, buffers, offset, length, count > 0 ? count : 0);
                }
            } catch (Throwable e) {
                bridge.suppress(socket, e);
            }
        }
    }

    /** The kernel moved bytes of a file to a channel; a count below 0 says that it did not. */
    public static void transferred(WritableByteChannel target, long count) {
        SocketBridge bridge = Bridge.current;
        if (bridge != null && count > 0) {
            try {
                bridge.onTransferred(target, count);
            } catch (Throwable e) {
                bridge.suppress(target, e);
            }
        }
    }

    // ---- closing

    /** The application shuts the reading half down. */
    public static void shuttingInput(Object socket) {
        SocketBridge bridge = Bridge.current;
        if (bridge != null) {
            try {
                bridge.onShuttingInput(socket);
            } catch (Throwable e) {
                bridge.suppress(socket, e);
            }
        }
    }

    /** The application shuts the writing half down. */
    public static void shuttingOutput(Object socket) {
        SocketBridge bridge = Bridge.current;
        if (bridge != null) {
            try {
                bridge.onShuttingOutput(socket);
            } catch (Throwable e) {
                bridge.suppress(socket, e);
            }
        }
    }

    /** A close begins. */
    public static void closing(Object socket) {
        SocketBridge bridge = Bridge.current;
        if (bridge != null) {
            try {
                bridge.onClosing(socket);
            } catch (Throwable e) {
                bridge.suppress(socket, e);
            }
        }
    }

    /** A close is done. */
    public static void closed(Object socket) {
        SocketBridge bridge = Bridge.current;
        if (bridge != null) {
            try {
                bridge.onClosed(socket);
            } catch (Throwable e) {
                bridge.suppress(socket, e);
            }
        }
    }

    // ---- what the agent makes of it

    /** What hears of TLS. */
    protected abstract TlsBridge tls();

    /** What hears of client objects. */
    protected abstract ClientBridge clients();

    /** An error has come out of a call about a socket; true if it has been counted, and ends no more than its connection. */
    protected boolean onError(Object socket, Throwable error) {
        return false;
    }

    /** A connect begins. */
    protected abstract void onConnecting(Object socket, SocketAddress remote);

    /** A connect is done. May be called again for the same socket. */
    protected abstract void onConnected(Object socket);

    /** A connection was accepted. */
    protected abstract void onAccepted(Object socket);

    /** At least one byte was read into the array at {@code offset}. */
    protected abstract void onRead(Object socket, byte[] array, int offset, int count);

    /** At least one byte was read into the buffer; the last stands before its position. */
    protected abstract void onRead(Object socket, ByteBuffer buffer, int count);

    /** A scattering read begins: what is read will stand after the present positions. */
    protected abstract void onReading(Object socket, ByteBuffer[] buffers, int offset, int length);

    /** A scattering read is done; 0 if nothing was read. */
    protected abstract void onRead(Object socket, ByteBuffer[] buffers, int offset, int length, long count);

    /** A read met the end of the stream: the peer has shut its side down, or this side was shut for reading. */
    protected abstract void onEndOfStream(Object socket);

    /** A read failed. */
    protected abstract void onReadFailed(Object socket, Throwable failure);

    /** A write of an array begins. Followed by {@link #onWrote} or {@link #onWriteFailed} on the same thread. */
    protected abstract void onWriting(Object socket, byte[] array, int offset, int length);

    /** The same of a buffer: what is written stands after its position. */
    protected abstract void onWriting(Object socket, ByteBuffer buffer);

    /** A gathering write begins: what is written stands after the present positions. */
    protected abstract void onWriting(Object socket, ByteBuffer[] buffers, int offset, int length);

    /** A write of an array is done; {@code count} may be 0. */
    protected abstract void onWrote(Object socket, byte[] array, int offset, int count);

    /** A write of a buffer is done; the last byte written stands before its position. {@code count} may be 0. */
    protected abstract void onWrote(Object socket, ByteBuffer buffer, int count);

    /** A gathering write is done; {@code count} may be 0. */
    protected abstract void onWrote(Object socket, ByteBuffer[] buffers, int offset, int length, long count);

    /** A write failed; how much was written is not known. */
    protected abstract void onWriteFailed(Object socket, Throwable failure);

    /** At least one byte went to the channel, unseen. The channel need not be a socket. */
    protected abstract void onTransferred(Object target, long count);

    /** From now on reads meet the end of the stream, no matter what the peer does. */
    protected abstract void onShuttingInput(Object socket);

    /** The writing half is about to be shut. May be called again for the same socket. */
    protected abstract void onShuttingOutput(Object socket);

    /** A close begins. May be called again for the same socket. */
    protected abstract void onClosing(Object socket);

    /** The socket is closed, or its connect has failed. May be called again for the same socket. */
    protected abstract void onClosed(Object socket);
}
