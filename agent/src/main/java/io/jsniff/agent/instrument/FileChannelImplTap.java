package io.jsniff.agent.instrument;

import java.util.List;

/** {@code FileChannel.transferTo} a socket: the kernel moves the bytes (sendfile), and no write of the socket sees them. */
final class FileChannelImplTap {
    private FileChannelImplTap() {}

    static TappedType type() {
        return new TappedType(
                "sun/nio/ch/FileChannelImpl",
                List.of(Hook.on(
                                "(JILjava/nio/channels/WritableByteChannel;)J",
                                "transferToDirectly", // until JDK 20
                                "transferToDirect")
                        .exit("transferred")));
    }
}
