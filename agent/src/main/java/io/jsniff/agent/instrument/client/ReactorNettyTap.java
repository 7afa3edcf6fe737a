package io.jsniff.agent.instrument.client;

import io.jsniff.agent.bridge.ClientBridge;
import io.jsniff.agent.instrument.Hook;
import java.util.List;
import net.bytebuddy.asm.Advice;
import org.jspecify.annotations.Nullable;

/**
 * Reactor Netty: the allocator of a pool makes the channel in a lambda, which runs when a connection is wanted. An event loop
 * connects the channel later.
 */
final class ReactorNettyTap extends ClientTap {
    ReactorNettyTap() {
        super("Reactor Netty", "reactor.netty.resources.DefaultPooledConnectionProvider$PooledConnectionAllocator");
    }

    @Override
    List<Hook> hooks(String type) {
        return List.of(Hook.onLambdaOf("connectChannel", ChannelMade.class, "reactor.core.publisher.MonoSink"));
    }

    static final class ChannelMade {
        @Advice.OnMethodEnter(suppress = Throwable.class)
        static @Nullable Object enter(@Advice.FieldValue("pool") Object pool) {
            return ClientBridge.connecting(pool);
        }

        @Advice.OnMethodExit(onThrowable = Throwable.class, suppress = Throwable.class)
        static void exit(@Advice.Enter @Nullable Object before) {
            ClientBridge.done(before);
        }
    }
}
