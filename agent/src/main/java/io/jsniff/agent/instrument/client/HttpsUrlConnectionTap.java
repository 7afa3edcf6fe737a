package io.jsniff.agent.instrument.client;

import io.jsniff.agent.bridge.ClientBridge;
import io.jsniff.agent.instrument.Hook;
import java.net.Socket;
import java.util.List;
import javax.net.ssl.SSLSocketFactory;
import net.bytebuddy.asm.Advice;

/** {@code HttpsURLConnection}: which socket factory a connection comes from. Its pool keeps those of each apart. */
final class HttpsUrlConnectionTap extends ClientTap {
    HttpsUrlConnectionTap() {
        super("HttpsURLConnection", "sun.net.www.protocol.https.HttpsClient");
    }

    @Override
    List<Hook> hooks(String type) {
        return List.of(on("createSocket", 0, SocketMade.class));
    }

    static final class SocketMade {
        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(
                @Advice.Return Socket socket, @Advice.FieldValue("sslSocketFactory") SSLSocketFactory factory) {
            ClientBridge.owned(socket, factory);
        }
    }
}
