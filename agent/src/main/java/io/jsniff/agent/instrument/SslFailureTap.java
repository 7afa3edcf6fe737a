package io.jsniff.agent.instrument;

import io.jsniff.agent.bridge.TlsBridge;
import java.util.List;
import net.bytebuddy.asm.Advice;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.matcher.ElementMatchers;
import org.jspecify.annotations.Nullable;

/** Where TLS of the JDK fails. A socket is closed before the handshake throws, so what it throws would come too late. */
final class SslFailureTap extends TappedType {
    SslFailureTap() {
        super("sun.security.ssl.TransportContext");
    }

    @Override
    List<Hook> hooks() {
        return List.of(new Hook(
                ElementMatchers.<MethodDescription>named("fatal")
                        .and(ElementMatchers.takesArguments(4))
                        .and(ElementMatchers.takesArgument(1, String.class))
                        .and(ElementMatchers.takesArgument(3, Throwable.class)),
                Fatal.class));
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
