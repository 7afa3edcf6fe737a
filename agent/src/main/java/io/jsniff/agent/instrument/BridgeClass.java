package io.jsniff.agent.instrument;

import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandles;
import java.util.Map;
import java.util.Set;

/**
 * Brings the classes of the bridge to where each class loader sees them: into {@code java.lang}. Nothing that refers to the bridge may be used
 * before this has run.
 */
public final class BridgeClass {
    /** In the shipped jar this is {@code java.lang.JsniffBridge}, as each mention of it; the others have their own. */
    private static final String NAME = "io.jsniff.agent.bridge.Bridge";

    private static final String SOCKET_NAME = "io.jsniff.agent.bridge.SocketBridge";
    private static final String TLS_NAME = "io.jsniff.agent.bridge.TlsBridge";
    private static final String CLIENT_NAME = "io.jsniff.agent.bridge.ClientBridge";

    private BridgeClass() {}

    /**
     * Opens to the agent what it looks into and defines the bridge, unless it is there from an earlier start.
     *
     * @throws ReflectiveOperationException if the JVM does not permit it
     * @throws IOException if the jar cannot be read
     */
    public static void define(Instrumentation instrumentation) throws ReflectiveOperationException, IOException {
        Set<Module> agent = Set.of(BridgeClass.class.getModule());
        instrumentation.redefineModule(
                Object.class.getModule(),
                Set.of(),
                Map.of(),
                Map.of("java.lang", agent, "java.net", agent, "sun.security.ssl", agent),
                Set.of(),
                Map.of());
        if (!isDefined()) {
            MethodHandles.Lookup lookup = MethodHandles.privateLookupIn(Object.class, MethodHandles.lookup());
            lookup.defineClass(bytes(SOCKET_NAME));
            lookup.defineClass(bytes(TLS_NAME));
            lookup.defineClass(bytes(CLIENT_NAME));
            lookup.defineClass(bytes(NAME));
        }
    }

    /** Whether the bridge is where it belongs. */
    public static boolean isDefined() {
        try {
            Class.forName(NAME, false, NAME.startsWith("java.") ? null : BridgeClass.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    private static byte[] bytes(String name) throws IOException {
        String file = name.replace('.', '/') + ".class";
        try (InputStream in = BridgeClass.class.getClassLoader().getResourceAsStream(file)) {
            if (in == null) {
                throw new IOException("no " + file + " in the agent's jar");
            }
            return in.readAllBytes();
        }
    }
}
