package io.jsniff.agent.instrument.tls;

import io.jsniff.agent.instrument.Hook;
import io.jsniff.agent.instrument.TappedType;
import java.util.List;

/** What is written to an {@code SSLSocket} of the JDK. */
final class SslOutputTap extends TappedType {
    SslOutputTap() {
        super("sun.security.ssl.SSLSocketImpl$AppOutputStream");
    }

    @Override
    protected List<Hook> hooks() {
        return List.of(Hook.on(SslStreamAdvice.Write.class, "write", byte[].class, int.class, int.class));
    }
}
