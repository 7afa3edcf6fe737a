package io.jsniff.agent.instrument;

import io.jsniff.agent.bridge.ClientBridge;
import java.net.Socket;
import java.util.List;
import javax.net.ssl.SSLSocketFactory;
import net.bytebuddy.asm.Advice;

/** {@code HttpsURLConnection}: which socket factory a connection comes from. Its pool keeps those of each apart. */
final class HttpsClientTap extends TappedType {
    HttpsClientTap() {
        super("sun.net.www.protocol.https.HttpsClient");
    }

    @Override
    List<Hook> hooks() {
        return List.of(Hook.on(Made.class, "createSocket"));
    }

    /** Without it, all else goes on. */
    @Override
    boolean isOptional() {
        return true;
    }

    static final class Made {
        @Advice.OnMethodExit(suppress = Throwable.class)
        static void exit(
                @Advice.Return Socket socket, @Advice.FieldValue("sslSocketFactory") SSLSocketFactory factory) {
            ClientBridge.owned(socket, factory);
        }
    }
}
