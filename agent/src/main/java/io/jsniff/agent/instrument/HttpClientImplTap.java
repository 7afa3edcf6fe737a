package io.jsniff.agent.instrument;

import io.jsniff.agent.bridge.ClientBridge;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** {@code java.net.http}: who calls {@code sendAsync}, all of which end in this overload. {@code send} connects by itself. */
final class HttpClientImplTap extends TappedType {
    HttpClientImplTap() {
        super("jdk.internal.net.http.HttpClientImpl");
    }

    @Override
    List<Hook> hooks() {
        return List.of(Hook.on(
                SendAsync.class,
                "sendAsync",
                HttpRequest.class,
                HttpResponse.BodyHandler.class,
                HttpResponse.PushPromiseHandler.class));
    }

    @Override
    boolean is(boolean ofTheJdk, String internalName) {
        return internalName.equals(internalName());
    }

    @Override
    boolean isOptional() {
        return true;
    }

    static final class SendAsync {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter() {
            return ClientBridge.asking();
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter @Nullable Object before) {
            ClientBridge.done(before);
        }
    }
}
