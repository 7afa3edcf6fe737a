package io.jsniff.agent.instrument.tls;

import io.jsniff.agent.bridge.TlsBridge;
import io.jsniff.agent.instrument.Hook;
import io.jsniff.agent.instrument.TappedType;
import java.util.List;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** {@code SSLSocket} of the JDK: the handshake, which the application or the first read or write begins. */
final class SslSocketTap extends TappedType {
    SslSocketTap() {
        super("sun.security.ssl.SSLSocketImpl");
    }

    @Override
    protected List<Hook> hooks() {
        return List.of(Hook.on(Handshake.class, "startHandshake", boolean.class));
    }

    static final class Handshake {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(@Advice.This Object socket) {
            TlsBridge.handshaking(socket);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.This Object socket, @Advice.Thrown @Nullable Throwable failure) {
            TlsBridge.handshaken(socket, failure);
        }
    }
}
