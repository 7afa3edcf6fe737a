package io.jsniff.agent.launch;

import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.lang.instrument.UnmodifiableClassException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.ProtectionDomain;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * An agent that changes nothing and says which bytes the JVM gives to classes: a line for each, its name and a sum of them, in the
 * file {@code FILE} of its arguments {@code WORD:FILE}. With the word {@code all} it has the JVM make all classes anew; then it
 * stays behind the agents that are there already, and so sees what they leave of each, until it comes with {@code seen}.
 */
public final class Probe {
    private static @Nullable Watching watching;

    private Probe() {}

    /** Packs it in a directory. */
    public static Path pack(Path directory) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Agent-Class", Probe.class.getName());
        manifest.getMainAttributes().putValue("Can-Retransform-Classes", "true");
        Path jar = directory.resolve("probe.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            for (Class<?> type : List.of(Probe.class, Watching.class)) {
                String file = type.getName().replace('.', '/') + ".class";
                out.putNextEntry(new JarEntry(file));
                try (InputStream in = Objects.requireNonNull(Probe.class.getResourceAsStream("/" + file))) {
                    in.transferTo(out);
                }
            }
        }
        return jar;
    }

    /** Comes to an application that runs. */
    public static void agentmain(String arguments, Instrumentation instrumentation) throws Exception {
        String[] words = arguments.split(":", 2);
        Map<String, Long> sums = words[0].equals("all") ? all(instrumentation) : Objects.requireNonNull(watching).sums;
        List<String> lines = new ArrayList<>();
        sums.forEach((name, sum) -> lines.add(name + " " + sum));
        Files.write(Path.of(words[1]), lines);
    }

    private static Map<String, Long> all(Instrumentation instrumentation) throws UnmodifiableClassException {
        if (watching != null) {
            instrumentation.removeTransformer(watching);
        }
        Watching all = new Watching();
        instrumentation.addTransformer(all, true);
        instrumentation.retransformClasses(Arrays.stream(instrumentation.getAllLoadedClasses())
                .filter(instrumentation::isModifiableClass)
                .filter(type -> !type.getName().startsWith(Probe.class.getName()))
                .toArray(Class<?>[]::new));
        Map<String, Long> sums = Map.copyOf(all.sums);
        all.sums.clear();
        watching = all;
        return sums;
    }

    /** What each class was made of, the last time. */
    private static final class Watching implements ClassFileTransformer {
        private final Map<String, Long> sums = new ConcurrentHashMap<>();

        @Override
        public byte @Nullable [] transform(
                @Nullable Module module,
                @Nullable ClassLoader loader,
                @Nullable String name,
                @Nullable Class<?> type,
                @Nullable ProtectionDomain domain,
                byte[] bytes) {
            if (name != null && type != null) {
                CRC32 sum = new CRC32();
                sum.update(bytes);
                sums.put(name.replace('/', '.'), sum.getValue());
            }
            return null;
        }
    }
}
