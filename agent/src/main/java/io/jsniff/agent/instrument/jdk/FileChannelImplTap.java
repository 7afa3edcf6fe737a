package io.jsniff.agent.instrument.jdk;

import io.jsniff.agent.bridge.SocketBridge;
import io.jsniff.agent.instrument.Hook;
import io.jsniff.agent.instrument.TappedType;
import java.nio.channels.WritableByteChannel;
import java.util.List;
import net.bytebuddy.asm.Advice;

/** {@code FileChannel.transferTo} a socket: the kernel moves the bytes (sendfile), and no write of the socket sees them. */
final class FileChannelImplTap extends TappedType {
    private static final String UNTIL_JDK_20 = "transferToDirectly";
    private static final String NOW = "transferToDirect";

    FileChannelImplTap() {
        super("sun.nio.ch.FileChannelImpl");
    }

    @Override
    protected List<Hook> hooks() {
        return List.of(Hook.on(
                Transfer.class, new String[] {UNTIL_JDK_20, NOW}, long.class, int.class, WritableByteChannel.class));
    }

    static final class Transfer {
        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(@Advice.Argument(2) WritableByteChannel target, @Advice.Return long count) {
            SocketBridge.transferred(target, count);
        }
    }
}
