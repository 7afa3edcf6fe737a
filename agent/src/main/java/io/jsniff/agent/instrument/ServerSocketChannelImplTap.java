package io.jsniff.agent.instrument;

import java.util.List;

/** {@code java.nio.channels.ServerSocketChannel}: each way to accept, its socket adaptor's too, ends in the same method. */
final class ServerSocketChannelImplTap {
    private ServerSocketChannelImplTap() {}

    static TappedType type() {
        return new TappedType(
                "sun/nio/ch/ServerSocketChannelImpl",
                List.of(Hook.on(
                                "(Ljava/io/FileDescriptor;Ljava/net/SocketAddress;)Ljava/nio/channels/SocketChannel;",
                                "finishAccept")
                        .exit("accepted")));
    }
}
