package io.jsniff.agent.bridge;

import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import org.jspecify.annotations.Nullable;

/**
 * What instrumented engines and sockets of TLS call; relocated to {@code java.lang.JsniffTlsBridge} in the shipped jar, and bound
 * by the rules of the {@link Bridge}, whose switch it shares: the agent that stands there has this other side, too.
 *
 * <p>A {@code socket} is a TLS socket, an {@code engine} is one. What a method returns when an operation begins is to be given
 * back when it is over.
 */
public abstract class TlsBridge {
    /** For the one subclass, in the agent. */
    protected TlsBridge() {}

    private static @Nullable TlsBridge current() {
        SocketBridge bridge = Bridge.current;
        return bridge == null ? null : bridge.tls();
    }

    /** Counts an error that has come out of a call about an engine or socket, unless one connection is all that it ends. */
    private static void suppress(Object engineOrSocket, Throwable error) {
        boolean contained;
        try {
            TlsBridge bridge = current();
            contained = bridge == null || bridge.onError(engineOrSocket, error);
        } catch (Throwable again) {
            contained = false;
        }
        if (!contained) {
            Bridge.suppress(error);
        }
    }

    // ---- sockets

    /** A handshake begins. */
    public static void handshaking(Object socket) {
        try {
            TlsBridge bridge = current();
            if (bridge != null) {
                bridge.onHandshaking(socket);
            }
        } catch (Throwable e) {
            suppress(socket, e);
        }
    }

    /** A handshake is over, done or failed. */
    public static void handshaken(Object socket, @Nullable Throwable failure) {
        try {
            TlsBridge bridge = current();
            if (bridge != null) {
                bridge.onHandshaken(socket, failure);
            }
        } catch (Throwable e) {
            suppress(socket, e);
        }
    }

    /** TLS fails, and is about to close what it runs over. At least one of text and cause says why. */
    public static void failing(Object engineOrSocket, @Nullable String text, @Nullable Throwable cause) {
        try {
            TlsBridge bridge = current();
            if (bridge != null) {
                bridge.onFailing(engineOrSocket, text, cause);
            }
        } catch (Throwable e) {
            suppress(engineOrSocket, e);
        }
    }

    /** A read of plaintext is done. */
    public static void read(Object socket, byte[] array, int offset, int count, @Nullable Throwable failure) {
        try {
            TlsBridge bridge = current();
            if (bridge != null && failure == null && count != 0) {
                bridge.onRead(socket, array, offset, count);
            }
        } catch (Throwable e) {
            suppress(socket, e);
        }
    }

    /** A write of plaintext begins; whether it has been reported, or will be when it is done. */
    public static boolean writing(Object socket, byte[] array, int offset, int length) {
        try {
            TlsBridge bridge = current();
            return bridge != null && length > 0 && bridge.onWriting(socket, array, offset, length);
        } catch (Throwable e) {
            suppress(socket, e);
            return false;
        }
    }

    /** A write of plaintext is done. */
    public static void wrote(
            Object socket, boolean reported, byte[] array, int offset, int length, @Nullable Throwable failure) {
        try {
            TlsBridge bridge = current();
            if (bridge != null && !reported && failure == null && length > 0) {
                bridge.onWrote(socket, array, offset, length);
            }
        } catch (Throwable e) {
            suppress(socket, e);
        }
    }

    // ---- engines

    /** An encryption begins. */
    public static @Nullable Object wrapping(
            SSLEngine engine, ByteBuffer[] sources, int offset, int length, ByteBuffer target) {
        try {
            TlsBridge bridge = current();
            return bridge == null ? null : bridge.onWrapping(engine, sources, offset, length, target);
        } catch (Throwable e) {
            suppress(engine, e);
            return null;
        }
    }

    /** An encryption is done. */
    public static void wrapped(
            @Nullable Object begun,
            SSLEngine engine,
            ByteBuffer[] sources,
            int offset,
            ByteBuffer target,
            @Nullable SSLEngineResult result,
            @Nullable Throwable failure) {
        try {
            TlsBridge bridge = current();
            if (bridge != null && begun != null) {
                bridge.onWrapped(begun, engine, sources, offset, target, result, failure);
            }
        } catch (Throwable e) {
            suppress(engine, e);
        }
    }

    /** A decryption begins. */
    public static @Nullable Object unwrapping(
            SSLEngine engine, ByteBuffer source, ByteBuffer[] targets, int offset, int length) {
        try {
            TlsBridge bridge = current();
            return bridge == null ? null : bridge.onUnwrapping(engine, source, targets, offset, length);
        } catch (Throwable e) {
            suppress(engine, e);
            return null;
        }
    }

    /** A decryption of what stands in several buffers begins. */
    public static @Nullable Object unwrapping(
            SSLEngine engine,
            ByteBuffer[] sources,
            int sourceOffset,
            int sourceLength,
            ByteBuffer[] targets,
            int offset,
            int length) {
        try {
            TlsBridge bridge = current();
            if (bridge == null || sourceLength == 0) {
                return null;
            }
            int first = sourceOffset;
            while (first < sourceOffset + sourceLength - 1 && !sources[first].hasRemaining()) {
                first++;
            }
            return bridge.onUnwrapping(engine, sources[first], targets, offset, length);
        } catch (Throwable e) {
            suppress(engine, e);
            return null;
        }
    }

    /** A decryption is done. */
    public static void unwrapped(
            @Nullable Object begun,
            SSLEngine engine,
            ByteBuffer[] targets,
            int offset,
            @Nullable SSLEngineResult result,
            @Nullable Throwable failure) {
        try {
            TlsBridge bridge = current();
            if (bridge != null && begun != null) {
                bridge.onUnwrapped(begun, engine, targets, offset, result, failure);
            }
        } catch (Throwable e) {
            suppress(engine, e);
        }
    }

    // ---- what the agent makes of it

    /**
     * An error has come out of a call about an engine or socket: gives it up, and its connection.
     *
     * @return whether that is all that the error ends, and it has been counted
     */
    protected boolean onError(Object engineOrSocket, Throwable error) {
        return false;
    }

    /** A socket's handshake begins; a socket may have several. */
    protected abstract void onHandshaking(Object socket);

    /** A socket's handshake is over; {@code failure} is {@code null} if it is done. */
    protected abstract void onHandshaken(Object socket, @Nullable Throwable failure);

    /** An engine or socket fails; why is in either of the others. */
    protected abstract void onFailing(Object engineOrSocket, @Nullable String text, @Nullable Throwable cause);

    /** Plaintext was read into the array at {@code offset}, or the stream has ended if the count is negative. */
    protected abstract void onRead(Object socket, byte[] array, int offset, int count);

    /** A write of at least one byte begins: true if it is reported, false if {@link #onWrote} is to be called. */
    protected abstract boolean onWriting(Object socket, byte[] array, int offset, int length);

    /** A write that was not yet reported is done. */
    protected abstract void onWrote(Object socket, byte[] array, int offset, int length);

    /** An encryption begins; what is returned comes back in {@link #onWrapped} on the same thread. */
    protected abstract @Nullable Object onWrapping(
            SSLEngine engine, ByteBuffer[] sources, int offset, int length, ByteBuffer target);

    /** An encryption is done; the result is {@code null} if it failed. */
    protected abstract void onWrapped(
            Object begun,
            SSLEngine engine,
            ByteBuffer[] sources,
            int offset,
            ByteBuffer target,
            @Nullable SSLEngineResult result,
            @Nullable Throwable failure);

    /** A decryption begins; what is returned comes back in {@link #onUnwrapped} on the same thread. */
    protected abstract @Nullable Object onUnwrapping(
            SSLEngine engine, ByteBuffer source, ByteBuffer[] targets, int offset, int length);

    /** A decryption is done; the result is {@code null} if it failed. */
    protected abstract void onUnwrapped(
            Object begun,
            SSLEngine engine,
            ByteBuffer[] targets,
            int offset,
            @Nullable SSLEngineResult result,
            @Nullable Throwable failure);
}
