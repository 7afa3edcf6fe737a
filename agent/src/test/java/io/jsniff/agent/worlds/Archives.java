package io.jsniff.agent.worlds;

import io.jsniff.agent.launch.TargetJvm;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;

/** Packs the application, with Apache's client among its own libraries. */
final class Archives {
    private Archives() {}

    /** A web application. */
    static void war(Path file) throws IOException {
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(file))) {
            addClass(out, "WEB-INF/classes/", CallServlet.class);
            addClass(out, "WEB-INF/classes/", OutgoingCalls.class);
            addLibraries(out, "WEB-INF/lib/");
        }
    }

    /** An OSGi bundle with its libraries inside. */
    static void bundle(Path file) throws IOException {
        String path = libraries().stream().map(jar -> "," + jar.getFileName()).collect(Collectors.joining());
        String manifest =
                "Manifest-Version: 1.0\nBundle-ManifestVersion: 2\nBundle-SymbolicName: call\nBundle-Version: 1.0.0\n"
                        + wrapped("Bundle-ClassPath: ." + path)
                        + "DynamicImport-Package: *\n";
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(file))) {
            add(out, "META-INF/MANIFEST.MF", manifest.getBytes(StandardCharsets.US_ASCII));
            String blueprint = "<blueprint xmlns=\"http://www.osgi.org/xmlns/blueprint/v1.0.0\"><bean class=\""
                    + CallBean.class.getName() + "\" init-method=\"start\" destroy-method=\"stop\"/></blueprint>\n";
            add(out, "OSGI-INF/blueprint/call.xml", blueprint.getBytes(StandardCharsets.US_ASCII));
            addClass(out, "", CallBean.class);
            addClass(out, "", OutgoingCalls.class);
            addLibraries(out, "");
        }
    }

    /** Lines of a manifest have 72 bytes at most. */
    private static String wrapped(String line) {
        StringBuilder wrapped = new StringBuilder();
        for (int i = 0; i < line.length(); i += 70) {
            wrapped.append(i == 0 ? "" : " ")
                    .append(line, i, Math.min(i + 70, line.length()))
                    .append('\n');
        }
        return wrapped.toString();
    }

    private static void addLibraries(JarOutputStream out, String directory) throws IOException {
        for (Path jar : libraries()) {
            add(out, directory + jar.getFileName(), Files.readAllBytes(jar));
        }
    }

    private static List<Path> libraries() {
        List<Path> libraries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            Path jar = Path.of(entry);
            if (jar.getFileName().toString().matches("(httpclient5|httpcore5|httpcore5-h2|slf4j-api)-[\\d.]+\\.jar")) {
                libraries.add(jar);
            }
        }
        return libraries;
    }

    private static void addClass(JarOutputStream out, String directory, Class<?> type) throws IOException {
        String file = type.getName().replace('.', '/') + ".class";
        add(out, directory + file, Files.readAllBytes(TargetJvm.testClasses().resolve(file)));
    }

    private static void add(JarOutputStream out, String name, byte[] content) throws IOException {
        out.putNextEntry(new JarEntry(name));
        out.write(content);
        out.closeEntry();
    }
}
