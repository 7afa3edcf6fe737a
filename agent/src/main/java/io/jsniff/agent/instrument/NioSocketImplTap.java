package io.jsniff.agent.instrument;

import java.util.List;

/**
 * {@code java.net.Socket}: all its I/O comes through here. A write goes through {@code implWrite} once for each piece that the
 * kernel takes, so that what a failed write got rid of is known.
 */
final class NioSocketImplTap {
    private NioSocketImplTap() {}

    static TappedType type() {
        return new TappedType(
                "sun/nio/ch/NioSocketImpl",
                List.of(
                        Hook.on("(Ljava/net/SocketAddress;I)V", "connect")
                                .entry("connecting")
                                .exit("connected")
                                .failure("connectFailed"),
                        Hook.on("(Ljava/net/SocketImpl;)V", "accept").exit("accepted"),
                        Hook.on("([BII)I", "read").exit("read").failure("readFailed"),
                        Hook.on("([BII)I", "implWrite")
                                .entry("writing")
                                .exit("wrote")
                                .failure("writeFailed"),
                        Hook.on("()V", "shutdownInput").entry("shuttingInput"),
                        Hook.on("()V", "shutdownOutput").entry("shuttingOutput"),
                        Hook.on("()V", "close").entry("closing").exit("closed").failure("closeFailed")));
    }
}
