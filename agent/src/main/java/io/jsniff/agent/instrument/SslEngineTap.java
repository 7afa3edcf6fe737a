package io.jsniff.agent.instrument;

import java.util.List;

/** {@code SSLEngine} of the JDK. */
final class SslEngineTap extends TappedType {
    SslEngineTap() {
        super("sun.security.ssl.SSLEngineImpl");
    }

    @Override
    protected List<Hook> hooks() {
        return List.of(
                Hook.on(SslEngines.Wrap.class, "wrap", SslEngines.WRAP),
                Hook.on(SslEngines.Unwrap.class, "unwrap", SslEngines.UNWRAP));
    }
}
