package io.jsniff.agent.instrument.tls;

import io.jsniff.agent.instrument.Hook;
import io.jsniff.agent.instrument.TappedType;
import java.util.List;

/** What is read from an {@code SSLSocket} of the JDK. */
final class SslInputTap extends TappedType {
    SslInputTap() {
        super("sun.security.ssl.SSLSocketImpl$AppInputStream");
    }

    @Override
    protected List<Hook> hooks() {
        return List.of(Hook.on(SslStreamAdvice.Read.class, "read", byte[].class, int.class, int.class));
    }
}
