package io.jsniff.agent.tls;

import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolNames;

/** What Netty's ends agree on by ALPN. */
final class Alpn {
    /** Nothing but HTTP/2. */
    static final ApplicationProtocolConfig HTTP_2 = of(ApplicationProtocolNames.HTTP_2);

    /** Rather HTTP/2. */
    static final ApplicationProtocolConfig BOTH =
            of(ApplicationProtocolNames.HTTP_2, ApplicationProtocolNames.HTTP_1_1);

    private Alpn() {}

    private static ApplicationProtocolConfig of(String... protocols) {
        return new ApplicationProtocolConfig(
                Protocol.ALPN, SelectorFailureBehavior.NO_ADVERTISE, SelectedListenerFailureBehavior.ACCEPT, protocols);
    }
}
