package io.jsniff.agent.session;

import io.jsniff.agent.instrument.TappedType;
import io.jsniff.agent.instrument.client.ClientTaps;
import io.jsniff.agent.instrument.jdk.JdkTaps;
import io.jsniff.agent.instrument.tls.TlsTaps;
import java.util.ArrayList;
import java.util.List;

/** All that is tapped, of the JDK and of libraries. */
final class TappedTypes {
    private TappedTypes() {}

    static List<TappedType> all() {
        List<TappedType> all = new ArrayList<>(JdkTaps.types());
        all.addAll(TlsTaps.types());
        all.addAll(ClientTaps.types());
        return all;
    }
}
