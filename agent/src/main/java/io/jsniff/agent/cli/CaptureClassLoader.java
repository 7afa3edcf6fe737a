package io.jsniff.agent.cli;

import io.jsniff.capture.CaptureException;
import io.jsniff.capture.PacketSources;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import org.jspecify.annotations.Nullable;

/**
 * Loads what needs JNA, and JNA itself from below {@code jna/} in jsniff's jar, where no class loader of an application finds
 * it. All else comes from the loader of this class.
 */
final class CaptureClassLoader extends ClassLoader {
    private static final String SOURCES = "io.jsniff.capture.pcap.PcapSources";
    private static final String OURS = "io.jsniff.capture.pcap.";
    private static final String JNA = "com.sun.jna.";
    private static final String BELOW = "jna/";

    private CaptureClassLoader(ClassLoader parent) {
        super(parent);
    }

    /** What opens devices and files. */
    static PacketSources sources() throws CaptureException {
        try {
            ClassLoader loader = new CaptureClassLoader(CaptureClassLoader.class.getClassLoader());
            return Class.forName(SOURCES, true, loader)
                    .asSubclass(PacketSources.class)
                    .getDeclaredConstructor()
                    .newInstance();
        } catch (ReflectiveOperationException | LinkageError e) {
            @Nullable Throwable cause = e.getCause();
            if (cause instanceof CaptureException known) {
                throw known;
            }
            Throwable shown = cause == null ? e : cause;
            throw new CaptureException("packets cannot be captured, because JNA does not load: " + shown.getMessage()
                    + " (it needs a temporary directory that programs may run from: -Djava.io.tmpdir=DIRECTORY)");
        }
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(OURS) && !name.startsWith(JNA)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            @Nullable Class<?> known = findLoadedClass(name);
            return known == null ? define(name) : known;
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        String path = name.replace('.', '/') + ".class";
        try (InputStream in = getResourceAsStream(path)) {
            if (in == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] bytes = in.readAllBytes();
            return defineClass(name, bytes, 0, bytes.length);
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
    }

    @Override
    public @Nullable URL getResource(String name) {
        @Nullable URL below = super.getResource(BELOW + name);
        return below == null ? super.getResource(name) : below;
    }
}
