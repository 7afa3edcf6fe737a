package io.jsniff.agent.tap.socket;

import io.jsniff.connection.AddressPool;
import io.jsniff.connection.Endpoint;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketImpl;
import java.net.SocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.security.PrivilegedAction;
import org.jspecify.annotations.Nullable;

/**
 * The two addresses of a connected socket.
 *
 * @param local this JVM's end
 * @param remote the other end
 * @param host the name of the other end, if the application used one to connect
 */
public record SocketEndpoints(
        Endpoint local, Endpoint remote, @Nullable String host) {

    /** Reads them off a socket; {@code null} if it is not connected (any more). */
    public static @Nullable SocketEndpoints of(Object socket) {
        try {
            if (socket instanceof SocketChannel channel) {
                return of(channel.getLocalAddress(), channel.getRemoteAddress());
            }
            return socket instanceof SocketImpl plain ? PlainSocket.ends(plain) : null;
        } catch (IOException e) {
            return null;
        }
    }

    /** The same, with addresses that other connections may have, too. */
    public SocketEndpoints sharing(AddressPool addresses) {
        return new SocketEndpoints(addresses.share(local), addresses.share(remote), host);
    }

    private static @Nullable SocketEndpoints of(@Nullable SocketAddress local, @Nullable SocketAddress remote) {
        return local == null || remote == null
                ? null
                : new SocketEndpoints(endpoint(local), endpoint(remote), hostName(remote));
    }

    /** The name in an address, if it has one; no name service is asked. */
    public static @Nullable String hostName(SocketAddress remote) {
        if (!(remote instanceof InetSocketAddress internet)) {
            return null;
        }
        String name = internet.getHostString();
        return internet.getAddress() != null
                        && name.equals(internet.getAddress().getHostAddress())
                ? null
                : name;
    }

    /** The end at an address of any kind. */
    public static Endpoint endpoint(SocketAddress address) {
        if (address instanceof InetSocketAddress internet) {
            return Endpoint.of(internet);
        } else if (address instanceof UnixDomainSocketAddress unix) {
            return Endpoint.unix(unix.getPath().toString());
        }
        return Endpoint.unix(address.toString());
    }

    /** What a {@code SocketImpl} says of itself to {@code java.net} alone, which the agent has had opened. */
    private static final class PlainSocket {
        private static final MethodHandle ADDRESS = getter("address", InetAddress.class);
        private static final MethodHandle PORT = getter("port", int.class);
        private static final MethodHandle LOCAL_PORT = getter("localport", int.class);

        private static MethodHandle getter(String field, Class<?> type) {
            return Privileged.get(new PrivilegedAction<>() {
                @Override
                public MethodHandle run() {
                    return unprivileged(field, type);
                }
            });
        }

        private static MethodHandle unprivileged(String field, Class<?> type) {
            try {
                return MethodHandles.privateLookupIn(SocketImpl.class, MethodHandles.lookup())
                        .findGetter(SocketImpl.class, field, type);
            } catch (ReflectiveOperationException e) {
                throw new LinkageError("java.net.SocketImpl has changed", e);
            }
        }

        static @Nullable SocketEndpoints ends(SocketImpl socket) throws IOException {
            try {
                InetAddress address = (InetAddress) ADDRESS.invokeExact(socket);
                int port = (int) PORT.invokeExact(socket);
                int localPort = (int) LOCAL_PORT.invokeExact(socket);
                Object local = socket.getOption(SocketOptions.SO_BINDADDR);
                return address == null || port == 0 || !(local instanceof InetAddress here)
                        ? null
                        : new SocketEndpoints(
                                Endpoint.of(here.getAddress(), localPort),
                                Endpoint.of(address.getAddress(), port),
                                hostName(new InetSocketAddress(address, port)));
            } catch (IOException | RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new LinkageError("java.net.SocketImpl has changed", e);
            }
        }
    }
}
