package io.jsniff.agent.launch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;

/** An agent that gives jsniff a reader of request lines that fails at a target which begins with {@code /!}. */
public final class DissectorSaboteur {
    private DissectorSaboteur() {}

    /** Runs before jsniff's own. */
    public static void premain(String arguments, Instrumentation instrumentation) {
        instrumentation.addTransformer(new ClassFileTransformer() {
            @Override
            public byte[] transform(
                    ClassLoader loader, String name, Class<?> type, ProtectionDomain domain, byte[] bytes) {
                return DissectorSaboteurJar.TARGET.equals(name) ? broken() : null;
            }
        });
    }

    private static byte[] broken() {
        try (InputStream in = DissectorSaboteur.class.getResourceAsStream(DissectorSaboteurJar.BROKEN)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
