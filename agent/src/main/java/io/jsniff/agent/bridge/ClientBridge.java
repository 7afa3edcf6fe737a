package io.jsniff.agent.bridge;

import org.jspecify.annotations.Nullable;

/**
 * What instrumented clients call to tell on whose behalf they open connections; relocated to {@code java.lang.JsniffClientBridge}
 * in the shipped jar, and bound by the rules of the {@link Bridge}, whose switch it shares.
 *
 * <p>An {@code owner} is an object that connections belong to: one that belongs to another is of no use to it. A {@code task} is
 * what one thread leaves to another: no matter what both have in hand.
 */
public abstract class ClientBridge {
    /** For the one subclass, in the agent. */
    protected ClientBridge() {}

    private static @Nullable ClientBridge current() {
        SocketBridge bridge = Bridge.current;
        return bridge == null ? null : bridge.clients();
    }

    /** An owner has made a socket, which it has yet to connect. */
    public static void owned(Object socket, Object owner) {
        try {
            ClientBridge bridge = current();
            if (bridge != null) {
                bridge.onOwned(socket, owner);
            }
        } catch (Throwable e) {
            Bridge.suppress(e);
        }
    }

    /** This thread begins to open a connection for an owner. What it returns is to be given to {@link #done}. */
    public static @Nullable Object connecting(Object owner) {
        try {
            ClientBridge bridge = current();
            return bridge == null ? null : bridge.onConnecting(owner);
        } catch (Throwable e) {
            Bridge.suppress(e);
            return null;
        }
    }

    /** This thread begins to ask for something that another will do. What it returns is to be given to {@link #done}. */
    public static @Nullable Object asking() {
        try {
            ClientBridge bridge = current();
            return bridge == null ? null : bridge.onAsking();
        } catch (Throwable e) {
            Bridge.suppress(e);
            return null;
        }
    }

    /** This thread leaves a task to another; it waits for it to be done, or goes on. */
    public static void left(Object task, boolean waits) {
        try {
            ClientBridge bridge = current();
            if (bridge != null) {
                bridge.onLeft(task, waits);
            }
        } catch (Throwable e) {
            Bridge.suppress(e);
        }
    }

    /** This thread begins a task that another may have left to it. What it returns is to be given to {@link #done}. */
    public static @Nullable Object takenUp(Object task) {
        try {
            ClientBridge bridge = current();
            return bridge == null ? null : bridge.onTakenUp(task);
        } catch (Throwable e) {
            Bridge.suppress(e);
            return null;
        }
    }

    /** This thread goes on with what it was about before. */
    public static void done(@Nullable Object before) {
        try {
            ClientBridge bridge = current();
            if (bridge != null) {
                bridge.onDone(before);
            }
        } catch (Throwable e) {
            Bridge.suppress(e);
        }
    }

    // ---- what the agent makes of it

    /** An owner has made a socket, which it has yet to connect: what carries its bytes, or a {@code java.net.Socket}. */
    protected abstract void onOwned(Object socket, Object owner);

    /** This thread begins to open a connection for an owner; returns what it was about before. */
    protected abstract @Nullable Object onConnecting(Object owner);

    /** This thread begins to ask for something that another will do; returns what it was about before. */
    protected abstract @Nullable Object onAsking();

    /** This thread leaves a task to another; it waits for it to be done, or goes on. */
    protected abstract void onLeft(Object task, boolean waits);

    /** This thread begins a task; returns what it was about before. */
    protected abstract @Nullable Object onTakenUp(Object task);

    /** This thread goes on with what it was about before; {@code null} if that was nothing. */
    protected abstract void onDone(@Nullable Object before);
}
