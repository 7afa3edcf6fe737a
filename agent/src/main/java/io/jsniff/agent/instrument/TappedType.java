package io.jsniff.agent.instrument;

import java.util.List;

/** A class of the JDK that gets hooks. */
abstract class TappedType {
    private final String name;

    TappedType(String name) {
        this.name = name;
    }

    /** All that are tapped. */
    static List<TappedType> all() {
        return List.of(
                new NioSocketImplTap(),
                new SocketChannelImplTap(),
                new ServerSocketChannelImplTap(),
                new FileChannelImplTap(),
                new SslSocketTap(),
                new SslInputTap(),
                new SslOutputTap(),
                new SslEngineTap());
    }

    /** Its hooks, all of which must find their method. Made when the class is woven: that loads Byte Buddy. */
    abstract List<Hook> hooks();

    String name() {
        return name;
    }

    /** The name as class files have it. */
    String internalName() {
        return name.replace('.', '/');
    }
}
