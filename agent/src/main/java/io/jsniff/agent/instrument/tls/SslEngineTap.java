package io.jsniff.agent.instrument.tls;

import io.jsniff.agent.instrument.Hook;
import io.jsniff.agent.instrument.TappedType;
import java.util.List;

/** {@code SSLEngine} of the JDK. */
final class SslEngineTap extends TappedType {
    SslEngineTap() {
        super("sun.security.ssl.SSLEngineImpl");
    }

    @Override
    protected List<Hook> hooks() {
        return List.of(
                Hook.on(SslEngineAdvice.Wrap.class, "wrap", SslEngineAdvice.WRAP),
                Hook.on(SslEngineAdvice.Unwrap.class, "unwrap", SslEngineAdvice.UNWRAP));
    }
}
