package io.jsniff.agent.instrument.tls;

import io.jsniff.agent.bridge.TlsBridge;
import io.jsniff.agent.instrument.Hook;
import io.jsniff.agent.instrument.TappedType;
import java.util.List;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Where TLS of the JDK fails. A socket is closed before the handshake throws, so what it throws would come too late. */
final class SslFailureTap extends TappedType {
    SslFailureTap() {
        super("sun.security.ssl.TransportContext");
    }

    @Override
    protected List<Hook> hooks() {
        return List.of(Hook.on(Fatal.class, "fatal", 4, String.class, Throwable.class));
    }

    static final class Fatal {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static void enter(
                @Advice.FieldValue("transport") Object engineOrSocket,
                @Advice.Argument(1) @Nullable String diagnostic,
                @Advice.Argument(3) @Nullable Throwable cause) {
            TlsBridge.failing(engineOrSocket, diagnostic, cause);
        }
    }
}
