package io.jsniff.agent.instrument;

import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Weaves the hooks of one type into its class file. */
final class Weaver {
    private static final int API = Opcodes.ASM9;
    private static final int NOT_HOOKED = Opcodes.ACC_STATIC | Opcodes.ACC_BRIDGE;
    private static final int MAJOR_VERSION_AT = 6; // two bytes (JVMS, section 4.1)
    private static final int NEWEST_KNOWN = Opcodes.V26;

    private final TappedType type;
    private final String bridge;

    /** @param bridge the internal name of the class to call */
    Weaver(TappedType type, String bridge) {
        this.type = type;
        this.bridge = bridge;
    }

    /**
     * The class file with all hooks in it.
     *
     * @throws IllegalStateException if a hook does not find its method, or its method is not of the shape it needs
     */
    byte[] weave(byte[] original) {
        byte[] readable = asKnownVersion(original);
        ClassReader reader = new ClassReader(readable);
        IdentityHashMap<Hook, MethodShape> shapes = shapesIn(reader);
        for (Hook hook : type.hooks()) {
            check(hook, shapes.get(hook));
        }
        ClassWriter writer = new ClassWriter(reader, 0);
        reader.accept(new Rewriting(writer, shapes), ClassReader.EXPAND_FRAMES);
        byte[] woven = writer.toByteArray();
        System.arraycopy(original, MAJOR_VERSION_AT, woven, MAJOR_VERSION_AT, 2);
        return woven;
    }

    /**
     * Class files of a JDK newer than ASM. What a new version adds is rarely in these classes, and if it is, reading fails or
     * the JVM rejects the result: the type is not tapped then, which is said.
     */
    private static byte[] asKnownVersion(byte[] original) {
        int major = (original[MAJOR_VERSION_AT] & 0xff) << 8 | (original[MAJOR_VERSION_AT + 1] & 0xff);
        if (major <= NEWEST_KNOWN) {
            return original;
        }
        byte[] copy = original.clone();
        copy[MAJOR_VERSION_AT] = NEWEST_KNOWN >> 8;
        copy[MAJOR_VERSION_AT + 1] = (byte) NEWEST_KNOWN;
        return copy;
    }

    private static void check(Hook hook, @Nullable MethodShape shape) {
        if (shape == null) {
            throw new IllegalStateException("no method " + hook);
        } else if (shape.changesParameters()) {
            throw new IllegalStateException(hook + " assigns to a parameter");
        }
    }

    private IdentityHashMap<Hook, MethodShape> shapesIn(ClassReader reader) {
        IdentityHashMap<Hook, MethodShape> shapes = new IdentityHashMap<>();
        reader.accept(
                new ClassVisitor(API) {
                    @Override
                    public @Nullable MethodVisitor visitMethod(
                            int access,
                            String name,
                            String descriptor,
                            @Nullable String signature,
                            String @Nullable [] exceptions) {
                        Hook hook = type.hookFor(name, descriptor);
                        if (hook == null || (access & NOT_HOOKED) != 0) {
                            return null;
                        }
                        MethodShape shape = new MethodShape(API, descriptor);
                        shapes.put(hook, shape);
                        return shape;
                    }
                },
                ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        return shapes;
    }

    /** Hands each hooked method to a {@link HookedMethod}; all others are copied as they are. */
    private final class Rewriting extends ClassVisitor {
        private final IdentityHashMap<Hook, MethodShape> shapes;

        Rewriting(ClassVisitor next, IdentityHashMap<Hook, MethodShape> shapes) {
            super(API, next);
            this.shapes = shapes;
        }

        @Override
        public MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
            MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
            Hook hook = type.hookFor(name, descriptor);
            MethodShape shape = hook == null ? null : shapes.get(hook);
            return hook == null || shape == null || (access & NOT_HOOKED) != 0
                    ? next
                    : new HookedMethod(API, next, type.name(), hook, shape, bridge);
        }
    }
}
