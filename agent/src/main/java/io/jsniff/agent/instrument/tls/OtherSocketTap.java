package io.jsniff.agent.instrument.tls;

import io.jsniff.agent.instrument.Hook;
import io.jsniff.agent.instrument.TappedType;
import java.util.List;

/**
 * Sockets of TLS providers other than the JDK's, in any class loader, and under any package others have moved them to.
 * Those that are made of an engine, as Conscrypt's are, need nothing.
 */
final class OtherSocketTap extends TappedType {
    private static final String BOUNCY_CASTLE = "bouncycastle.jsse.provider.ProvSSL";

    private final Kind kind;

    private enum Kind {
        SOCKET,
        INPUT,
        OUTPUT
    }

    private OtherSocketTap(String suffix, Kind kind) {
        super(suffix);
        this.kind = kind;
    }

    /** All that are known. */
    static List<TappedType> known() {
        return List.of(
                new OtherSocketTap(BOUNCY_CASTLE + "SocketDirect", Kind.SOCKET),
                new OtherSocketTap(BOUNCY_CASTLE + "SocketDirect$AppDataInput", Kind.INPUT),
                new OtherSocketTap(BOUNCY_CASTLE + "SocketDirect$AppDataOutput", Kind.OUTPUT),
                new OtherSocketTap(BOUNCY_CASTLE + "SocketWrap", Kind.SOCKET),
                new OtherSocketTap(BOUNCY_CASTLE + "SocketWrap$AppDataInput", Kind.INPUT),
                new OtherSocketTap(BOUNCY_CASTLE + "SocketWrap$AppDataOutput", Kind.OUTPUT));
    }

    @Override
    protected boolean is(boolean ofTheJdk, String internalName) {
        String suffix = internalName();
        int begin = internalName.length() - suffix.length();
        return !ofTheJdk && begin > 0 && internalName.charAt(begin - 1) == '/' && internalName.endsWith(suffix);
    }

    @Override
    protected List<Hook> hooks() {
        return switch (kind) {
            case SOCKET -> List.of(Hook.on(SslSocketTap.Handshake.class, "startHandshake", boolean.class));
            case INPUT -> List.of(Hook.on(SslStreamAdvice.Read.class, "read", byte[].class, int.class, int.class));
            case OUTPUT -> List.of(Hook.on(SslStreamAdvice.Write.class, "write", byte[].class, int.class, int.class));
        };
    }
}
