package io.jsniff.agent.tap.socket;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Field;
import java.net.Socket;
import java.net.SocketImpl;
import java.security.PrivilegedAction;
import org.jspecify.annotations.Nullable;

/** Finds what carries the bytes of a socket, through no matter what stands before it. */
public final class InnerSocket {
    private static final VarHandle IMPL = field(Socket.class, "impl", SocketImpl.class);
    private static final Class<?> DELEGATING = type("java.net.DelegatingSocketImpl");
    private static final VarHandle DELEGATE = field(DELEGATING, "delegate", SocketImpl.class);
    private static final Class<?> JDK_TLS = type("sun.security.ssl.BaseSSLSocketImpl");
    private static final VarHandle SELF = field(JDK_TLS, "self", Socket.class);

    private InnerSocket() {}

    private static Class<?> type(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new LinkageError(name + " is gone", e);
        }
    }

    private static VarHandle field(Class<?> owner, String name, Class<?> type) {
        return Privileged.get(new PrivilegedAction<>() {
            @Override
            public VarHandle run() {
                return unprivileged(owner, name, type);
            }
        });
    }

    private static VarHandle unprivileged(Class<?> owner, String name, Class<?> type) {
        try {
            return MethodHandles.privateLookupIn(owner, MethodHandles.lookup()).findVarHandle(owner, name, type);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(owner + " has changed", e);
        }
    }

    /** The socket below a TLS socket that is layered over one; the socket itself if it has a connection of its own. */
    public static Socket below(Socket socket) {
        if (JDK_TLS.isInstance(socket)) {
            Object self = SELF.get(socket);
            return self instanceof Socket below ? below : socket;
        }
        return belowOther(socket);
    }

    /** Other providers' layered sockets have a field for it, of any name. */
    private static Socket belowOther(Socket socket) {
        try {
            for (Class<?> type = socket.getClass(); type != Socket.class; type = type.getSuperclass()) {
                for (Field field : type.getDeclaredFields()) {
                    if (field.getType() == Socket.class && field.trySetAccessible()) {
                        return field.get(socket) instanceof Socket below ? below : socket;
                    }
                }
            }
        } catch (IllegalAccessException e) {
            return socket; // then it is not known
        }
        return socket;
    }

    /** The {@code SocketChannel} or {@code SocketImpl} of a socket, if it has one. */
    public static @Nullable Object carrier(Socket socket) {
        if (socket.getChannel() != null) {
            return socket.getChannel();
        }
        Object impl = IMPL.get(socket);
        while (DELEGATING.isInstance(impl)) {
            impl = DELEGATE.get(impl);
        }
        return impl;
    }
}
