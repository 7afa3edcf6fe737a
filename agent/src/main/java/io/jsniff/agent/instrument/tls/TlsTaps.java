package io.jsniff.agent.instrument.tls;

import io.jsniff.agent.instrument.TappedType;
import java.util.ArrayList;
import java.util.List;

/** TLS of the JDK and of other providers. */
public final class TlsTaps {
    private TlsTaps() {}

    /** All that are tapped. */
    public static List<TappedType> types() {
        List<TappedType> all = new ArrayList<>(ofTheJdk());
        all.add(new OtherEngineTap());
        all.addAll(OtherSocketTap.known());
        return all;
    }

    /** Those that every JVM has. */
    public static List<TappedType> ofTheJdk() {
        return List.of(
                new SslSocketTap(), new SslFailureTap(), new SslInputTap(), new SslOutputTap(), new SslEngineTap());
    }
}
