package io.jsniff.agent.instrument.client;

import io.jsniff.agent.instrument.TappedType;
import java.util.ArrayList;
import java.util.List;

/** The client libraries that are tapped. */
public final class ClientTaps {
    private ClientTaps() {}

    /** The one list. */
    static List<ClientTap> all() {
        return List.of(
                new HttpsUrlConnectionTap(),
                new JavaNetHttpTap(),
                new OkHttpTap(),
                new ApacheHttpClient4Tap(),
                new ApacheHttpClient5Tap(),
                new ApacheHttpClient5AsyncTap(),
                new JettyClientTap(),
                new ReactorNettyTap());
    }

    /** All classes of all of them. */
    public static List<TappedType> types() {
        List<TappedType> types = new ArrayList<>();
        for (ClientTap tap : all()) {
            tap.addTo(types);
        }
        return types;
    }
}
