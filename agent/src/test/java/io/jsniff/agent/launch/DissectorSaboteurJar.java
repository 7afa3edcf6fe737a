package io.jsniff.agent.launch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import net.bytebuddy.jar.asm.ClassReader;
import net.bytebuddy.jar.asm.ClassVisitor;
import net.bytebuddy.jar.asm.ClassWriter;
import net.bytebuddy.jar.asm.Label;
import net.bytebuddy.jar.asm.MethodVisitor;
import net.bytebuddy.jar.asm.Opcodes;

/** Packs the {@link DissectorSaboteur} with the class that it gives jsniff. */
public final class DissectorSaboteurJar {
    static final String TARGET = "io/jsniff/http/h1/RequestLine";
    static final String BROKEN = "/RequestLine.broken";
    private static final String ERROR = "java/lang/StackOverflowError";
    private static final int PATH = "GET /".length();

    private DissectorSaboteurJar() {}

    /** Packs it in a directory. */
    public static Path pack(Path directory) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Premain-Class", DissectorSaboteur.class.getName());
        Path jar = directory.resolve("dissector-saboteur.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            for (Class<?> type : new Class<?>[] {
                DissectorSaboteur.class,
                DissectorSaboteurJar.class,
                Class.forName(DissectorSaboteur.class.getName() + "$1")
            }) {
                String name = type.getName().replace('.', '/') + ".class";
                add(out, name, read("/" + name));
            }
            add(out, BROKEN.substring(1), broken(read("/" + TARGET + ".class")));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
        return jar;
    }

    private static byte[] read(String resource) throws IOException {
        try (InputStream in = DissectorSaboteurJar.class.getResourceAsStream(resource)) {
            return in.readAllBytes();
        }
    }

    private static void add(JarOutputStream out, String name, byte[] content) throws IOException {
        out.putNextEntry(new JarEntry(name));
        out.write(content);
        out.closeEntry();
    }

    private static byte[] broken(byte[] original) {
        ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        new ClassReader(original)
                .accept(
                        new ClassVisitor(Opcodes.ASM9, writer) {
                            @Override
                            public MethodVisitor visitMethod(
                                    int access, String name, String descriptor, String signature, String[] exceptions) {
                                MethodVisitor method =
                                        super.visitMethod(access, name, descriptor, signature, exceptions);
                                return name.equals("parse") ? new Failing(method) : method;
                            }
                        },
                        0);
        return writer.toByteArray();
    }

    /** Begins with {@code if (array[from + 5] == '!') throw new StackOverflowError();}. */
    private static final class Failing extends MethodVisitor {
        Failing(MethodVisitor method) {
            super(Opcodes.ASM9, method);
        }

        @Override
        public void visitCode() {
            super.visitCode();
            Label fine = new Label();
            visitVarInsn(Opcodes.ALOAD, 1);
            visitVarInsn(Opcodes.ILOAD, 2);
            visitIntInsn(Opcodes.BIPUSH, PATH);
            visitInsn(Opcodes.IADD);
            visitInsn(Opcodes.BALOAD);
            visitIntInsn(Opcodes.BIPUSH, '!');
            visitJumpInsn(Opcodes.IF_ICMPNE, fine);
            visitTypeInsn(Opcodes.NEW, ERROR);
            visitInsn(Opcodes.DUP);
            visitMethodInsn(Opcodes.INVOKESPECIAL, ERROR, "<init>", "()V", false);
            visitInsn(Opcodes.ATHROW);
            visitLabel(fine);
            visitFrame(Opcodes.F_SAME, 0, null, 0, null);
        }
    }
}
