package io.jsniff.agent.instrument.client;

import io.jsniff.agent.bridge.ClientBridge;
import io.jsniff.agent.instrument.Hook;
import java.util.List;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/** Apache HttpClient 5 with event loops: its connection manager leaves each connect to one of them, as a request. */
final class ApacheHttpClient5AsyncTap extends ClientTap {
    private static final String POOL = "org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManager";
    private static final String REQUEST = "org.apache.hc.core5.reactor.IOSessionRequest";
    private static final String EVENT_LOOP = "org.apache.hc.core5.reactor.SingleCoreIOReactor";

    ApacheHttpClient5AsyncTap() {
        super("Apache HttpClient 5 async", POOL, REQUEST, EVENT_LOOP);
    }

    @Override
    List<Hook> hooks(String type) {
        return switch (type) {
            case POOL -> List.of(on("connect", 6, PoolAdvice.Connects.class));
            case REQUEST -> List.of(onConstructor(TaskAdvice.Made.class));
            case EVENT_LOOP -> List.of(on("processConnectionRequest", 2, RequestRuns.class));
            default -> throw unknown(type);
        };
    }

    static final class RequestRuns {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@Advice.Argument(1) Object request) {
            return ClientBridge.takenUp(request);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter @Nullable Object before) {
            ClientBridge.done(before);
        }
    }
}
