package io.jsniff.agent.instrument;

import java.util.List;

/**
 * Engines and sockets of TLS providers other than the JDK's, in whatever class loader, and under whatever package others have
 * moved them to. Of an engine that method is tapped in which its overloads end.
 */
final class OtherProviderTap extends TappedType {
    private static final String NETTY = "netty.handler.ssl.ReferenceCountedOpenSslEngine";
    private static final String CONSCRYPT = "conscrypt.ConscryptEngine";
    private static final String BOUNCY_CASTLE = "bouncycastle.jsse.provider.ProvSSL";

    private final Kind kind;

    private enum Kind {
        ENGINE,
        ENGINE_OF_MANY_BUFFERS,
        SOCKET,
        INPUT,
        OUTPUT
    }

    private OtherProviderTap(String suffix, Kind kind) {
        super(suffix);
        this.kind = kind;
    }

    /** All that are known. Conscrypt's sockets are made of its engine. */
    static List<TappedType> known() {
        return List.of(
                new OtherProviderTap(NETTY, Kind.ENGINE_OF_MANY_BUFFERS),
                new OtherProviderTap(CONSCRYPT, Kind.ENGINE_OF_MANY_BUFFERS),
                new OtherProviderTap(BOUNCY_CASTLE + "Engine", Kind.ENGINE),
                new OtherProviderTap(BOUNCY_CASTLE + "SocketDirect", Kind.SOCKET),
                new OtherProviderTap(BOUNCY_CASTLE + "SocketDirect$AppDataInput", Kind.INPUT),
                new OtherProviderTap(BOUNCY_CASTLE + "SocketDirect$AppDataOutput", Kind.OUTPUT),
                new OtherProviderTap(BOUNCY_CASTLE + "SocketWrap", Kind.SOCKET),
                new OtherProviderTap(BOUNCY_CASTLE + "SocketWrap$AppDataInput", Kind.INPUT),
                new OtherProviderTap(BOUNCY_CASTLE + "SocketWrap$AppDataOutput", Kind.OUTPUT));
    }

    @Override
    boolean is(boolean ofTheJdk, String internalName) {
        String suffix = internalName();
        int begin = internalName.length() - suffix.length();
        return !ofTheJdk && begin > 0 && internalName.charAt(begin - 1) == '/' && internalName.endsWith(suffix);
    }

    @Override
    List<Hook> hooks() {
        return switch (kind) {
            case ENGINE ->
                List.of(
                        Hook.on(SslEngines.Wrap.class, "wrap", SslEngines.WRAP),
                        Hook.on(SslEngines.Unwrap.class, "unwrap", SslEngines.UNWRAP));
            case ENGINE_OF_MANY_BUFFERS ->
                List.of(
                        Hook.on(SslEngines.Wrap.class, "wrap", SslEngines.WRAP),
                        Hook.on(SslEngines.UnwrapMany.class, "unwrap", SslEngines.UNWRAP_MANY));
            case SOCKET -> List.of(Hook.on(SslSocketTap.Handshake.class, "startHandshake", boolean.class));
            case INPUT -> List.of(Hook.on(SslStreams.Read.class, "read", byte[].class, int.class, int.class));
            case OUTPUT -> List.of(Hook.on(SslStreams.Write.class, "write", byte[].class, int.class, int.class));
        };
    }
}
