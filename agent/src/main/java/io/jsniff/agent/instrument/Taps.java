package io.jsniff.agent.instrument;

import io.jsniff.agent.instrument.netty.NativeTransports;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.security.PrivilegedAction;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The hooks in the JVM. A tapped type that is loaded is retransformed at once, any other when it is loaded, so that an
 * application that uses no sockets pays nothing.
 *
 * <p>This is also the self-test: a hook that does not find its method, bytes that the JVM rejects, or a type that the JVM
 * never handed over is reported, by name, to the one who installed.
 */
public final class Taps {
    private final Instrumentation instrumentation;
    private final Consumer<String> complaints;
    private final List<TapTransformer> transformers = new ArrayList<>();
    private final NativeTransports nativeTransports;
    private final List<TappedType> types;
    private @Nullable Weaver weaver;

    /**
     * The hooks in one JVM, none of which is in yet.
     *
     * @param types all that is tapped
     * @param complaints hears in one line of each type that could not be tapped; from any thread
     */
    public Taps(Instrumentation instrumentation, List<TappedType> types, Consumer<String> complaints) {
        this.instrumentation = instrumentation;
        this.types = types;
        this.complaints = complaints;
        this.nativeTransports = new NativeTransports(complaints);
    }

    /** Taps all types. */
    public void install() {
        addTransformers();
        instrumentation.addTransformer(nativeTransports, true);
        for (Class<?> loaded : instrumentation.getAllLoadedClasses()) {
            nativeTransports.look(loaded.getName());
        }
        List<Class<?>> present = loadedTypes();
        retransform(present);
        for (Class<?> loaded : present) {
            TapTransformer transformer = transformerOf(loaded);
            if (transformer != null && !transformer.woven && transformer.failure == null) {
                complain(transformer.type, "the JVM did not hand it over");
            }
        }
    }

    private void addTransformers() {
        for (TappedType type : types) {
            TapTransformer transformer = new TapTransformer(type);
            transformers.add(transformer);
            instrumentation.addTransformer(transformer, true);
        }
    }

    /** Gives all types their original bytes back. */
    public void remove() {
        for (TapTransformer transformer : transformers) {
            instrumentation.removeTransformer(transformer);
        }
        instrumentation.removeTransformer(nativeTransports);
        retransform(loadedTypes());
        transformers.clear();
    }

    /** One line for each type: its name, and whether it is tapped, will be when it is loaded, or is not, and why. */
    public List<String> status() {
        List<String> lines = new ArrayList<>();
        for (TapTransformer transformer : transformers) {
            lines.add(transformer.type.name() + ": " + transformer.status());
        }
        return lines;
    }

    private List<Class<?>> loadedTypes() {
        List<Class<?>> found = new ArrayList<>();
        for (Class<?> loaded : instrumentation.getAllLoadedClasses()) {
            if (transformerOf(loaded) != null) {
                found.add(loaded);
            }
        }
        return found;
    }

    private @Nullable TapTransformer transformerOf(Class<?> loaded) {
        boolean ofTheJdk = loaded.getClassLoader() == null;
        if (loaded.isArray() || (ofTheJdk && !loaded.getName().startsWith("sun."))) {
            return null;
        }
        for (TapTransformer transformer : transformers) {
            if (transformer.type.is(ofTheJdk, loaded)) {
                return transformer;
            }
        }
        return null;
    }

    /** All at one moment: records that pass a connection before its engine is tapped would be taken for those of no one. */
    private void retransform(List<Class<?>> loaded) {
        if (loaded.isEmpty()) {
            return;
        }
        try {
            instrumentation.retransformClasses(loaded.toArray(new Class<?>[0]));
        } catch (UnmodifiableClassException | RuntimeException | LinkageError e) {
            loaded.forEach(this::retransform); // one of them is at fault
        }
    }

    private void retransform(Class<?> loaded) {
        try {
            instrumentation.retransformClasses(loaded);
        } catch (UnmodifiableClassException | RuntimeException | LinkageError e) {
            complaints.accept("cannot change " + loaded.getName() + ": " + e);
        }
    }

    /** Made when it is first needed: it loads Byte Buddy. */
    private synchronized Weaver weaver() {
        Weaver made = weaver == null ? new Weaver() : weaver;
        weaver = made;
        return made;
    }

    private void complain(TappedType type, String reason) {
        if (!type.isOptional()) {
            complaints.accept(type.name() + " is not tapped: " + reason);
        }
    }

    /** Weaves one type, whenever the JVM hands it over. */
    private final class TapTransformer implements ClassFileTransformer {
        private final TappedType type;
        private volatile boolean woven;
        private volatile @Nullable String failure;

        TapTransformer(TappedType type) {
            this.type = type;
        }

        @Override
        public byte @Nullable [] transform(
                @Nullable ClassLoader loader,
                @Nullable String name,
                @Nullable Class<?> loaded,
                @Nullable ProtectionDomain domain,
                byte[] bytes) {
            if (name == null || !type.is(loader == null, name, bytes)) {
                return null;
            }
            return PrivilegedWeaving.run(new PrivilegedAction<>() {
                @Override
                public byte @Nullable [] run() {
                    return changed(loader, name, bytes);
                }
            });
        }

        private byte @Nullable [] changed(@Nullable ClassLoader loader, String name, byte[] bytes) {
            try {
                byte[] result = weaver().weave(type, loader, name.replace('/', '.'), bytes);
                boolean changed = result != bytes;
                woven |= changed;
                return changed ? result : null;
            } catch (Throwable e) {
                failure = String.valueOf(e.getMessage() == null ? e : e.getMessage());
                complain(type, failure);
                return null;
            }
        }

        String status() {
            if (failure != null) {
                return "not tapped: " + failure;
            }
            return woven ? "tapped" : "will be tapped when it is loaded";
        }
    }
}
