package io.jsniff.agent.launch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Opcodes;
import net.bytebuddy.jar.asm.commons.ClassRemapper;
import net.bytebuddy.jar.asm.commons.SimpleRemapper;

/** Packs the {@link Saboteur}. Its bridge extends the one that ships, and has a name that is not among the test classes. */
public final class SaboteurJar {
    private static final String SELF = "io/jsniff/agent/launch/Saboteur";
    private static final String THROWING = "io/jsniff/agent/launch/ThrowingBridge";
    private static final Map<String, String> NAMES = Map.of(
            "io/jsniff/agent/bridge/SocketBridge",
            "java/lang/JsniffSocketBridge",
            THROWING,
            "sabotage/ThrowingBridge",
            SELF,
            SELF);

    private SaboteurJar() {}

    /** Packs it in a directory. */
    public static Path pack(Path directory) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", Saboteur.class.getName());
        manifest.getMainAttributes().putValue("Agent-Class", Saboteur.class.getName());
        Path jar = directory.resolve("saboteur.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            add(out, SELF);
            add(out, THROWING);
        }
        return jar;
    }

    private static void add(JarOutputStream out, String type) throws IOException {
        ClassWriter writer = new ClassWriter(0);
        try (InputStream in = SaboteurJar.class.getResourceAsStream("/" + type + ".class")) {
            new ClassReader(in).accept(new ClassRemapper(writer, new SimpleRemapper(Opcodes.ASM9, NAMES)), 0);
        }
        out.putNextEntry(new JarEntry(NAMES.get(type) + ".class"));
        out.write(writer.toByteArray());
        out.closeEntry();
    }
}
