package io.jsniff.agent.instrument;

import java.util.List;

/**
 * {@code java.nio.channels.SocketChannel}, in both modes, with and without a selector, and through its socket adaptor, whose
 * stream writes by {@code tryWrite}, once for each piece that the kernel takes.
 */
final class SocketChannelImplTap {
    private SocketChannelImplTap() {}

    static TappedType type() {
        return new TappedType(
                "sun/nio/ch/SocketChannelImpl",
                List.of(
                        Hook.on("(Ljava/net/SocketAddress;)Z", "connect")
                                .entry("connecting")
                                .exit("connected")
                                .failure("connectFailed"),
                        Hook.on("()Z", "finishConnect").exit("connected").failure("connectFailed"),
                        Hook.on("(Ljava/net/SocketAddress;J)V", "blockingConnect")
                                .entry("connecting")
                                .exit("connected")
                                .failure("connectFailed"),
                        Hook.on("(Ljava/nio/ByteBuffer;)I", "read").exit("read").failure("readFailed"),
                        Hook.on("([Ljava/nio/ByteBuffer;II)J", "read")
                                .entry("reading")
                                .exit("read")
                                .failure("readFailed"),
                        Hook.on("([BIIJ)I", "blockingRead").exit("read").failure("readFailed"),
                        Hook.on("(Ljava/nio/ByteBuffer;)I", "write")
                                .entry("writing")
                                .exit("wrote")
                                .failure("writeFailed"),
                        Hook.on("([Ljava/nio/ByteBuffer;II)J", "write")
                                .entry("writing")
                                .exit("wrote")
                                .failure("writeFailed"),
                        Hook.on("([BII)I", "tryWrite")
                                .entry("writing")
                                .exit("wrote")
                                .failure("writeFailed"),
                        Hook.on("()Ljava/nio/channels/SocketChannel;", "shutdownInput")
                                .entry("shuttingInput"),
                        Hook.on("()Ljava/nio/channels/SocketChannel;", "shutdownOutput")
                                .entry("shuttingOutput"),
                        Hook.on("()V", "implCloseSelectableChannel")
                                .entry("closing")
                                .exit("closed")
                                .failure("closeFailed")));
    }
}
