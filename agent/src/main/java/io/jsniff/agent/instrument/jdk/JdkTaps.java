package io.jsniff.agent.instrument.jdk;

import io.jsniff.agent.instrument.TappedType;
import java.util.List;

/** Sockets and channels of the JDK. */
public final class JdkTaps {
    private JdkTaps() {}

    /** All that are tapped. */
    public static List<TappedType> types() {
        return List.of(
                new NioSocketImplTap(),
                new SocketChannelImplTap(),
                new ServerSocketChannelImplTap(),
                new FileChannelImplTap());
    }
}
