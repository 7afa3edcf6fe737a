package io.jsniff.agent.launch;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A JVM to be started: the one the tests run on, with a main class of the test sources and, if so asked, the packaged agent.
 * Its class path holds the test classes alone, or with the libraries of the tests, never the agent's classes, which would
 * shadow the jar's.
 */
public final class TargetJvm {
    /** What runs a few hundred times the other compiler never sees; at start-up it costs half of the processor time. */
    public static final String QUICK_COMPILER_ONLY = "-XX:TieredStopAtLevel=1";

    private final Class<?> main;
    private final List<String> jvmOptions = new ArrayList<>();
    private final List<String> before = new ArrayList<>();
    private final List<String> arguments = new ArrayList<>();
    private final Map<String, String> environment = new HashMap<>();
    private String java =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private String classPath = testClasses().toString();
    private @Nullable Path log;
    private @Nullable Path packed;
    private boolean allCompilers;
    private boolean json;

    private TargetJvm(Class<?> main) {
        this.main = main;
    }

    /** A JVM that runs a main class. */
    public static TargetJvm running(Class<?> main) {
        return new TargetJvm(main);
    }

    /** With the agent and its options. */
    public TargetJvm agent(String options) {
        jvmOptions.add("-javaagent:" + jar() + (options.isEmpty() ? "" : "=" + options));
        return this;
    }

    /** With the agent, its options and an {@code out} file, whose lines the result has; without a summary. Lines of JSON are as their schema says. */
    public TargetJvm logging(String options) throws IOException {
        json = List.of(options.split(",")).contains("json");
        Path file = Files.createTempFile("jsniff", ".log");
        log = file;
        return agent("out='" + file + "',summary=off" + (options.isEmpty() ? "" : "," + options));
    }

    /** With an option of the JVM. */
    public TargetJvm jvm(String option) {
        jvmOptions.add(option);
        return this;
    }

    /** With the compiler for what runs long, too: for an application under load. */
    public TargetJvm withAllCompilers() {
        allCompilers = true;
        return this;
    }

    /** Another Java than that of the tests. */
    public TargetJvm java(String executable) {
        java = executable;
        return this;
    }

    /** With the libraries that the tests depend on. */
    public TargetJvm withLibraries() {
        StringBuilder path = new StringBuilder(classPath);
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            if (entry.endsWith(".jar") && !Path.of(entry).equals(jar())) {
                path.append(File.pathSeparator).append(entry);
            }
        }
        classPath = path.toString();
        return this;
    }

    /** With the jars of a directory before all others. */
    public TargetJvm withFirst(Path directory) throws IOException {
        try (Stream<Path> jars = Files.list(directory)) {
            classPath = jars.map(Path::toString).sorted().collect(Collectors.joining(File.pathSeparator))
                    + File.pathSeparator
                    + classPath;
        }
        return this;
    }

    /** By a jar of this name, which is made here and has nothing in it but where all is: so it can be told from all others. */
    public TargetJvm packed(Path file) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, main.getName());
        String urls = Arrays.stream(classPath.split(File.pathSeparator))
                .map(entry -> Path.of(entry).toUri().toString())
                .collect(Collectors.joining(" "));
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, urls);
        new JarOutputStream(Files.newOutputStream(file), manifest).close();
        packed = file;
        return this;
    }

    /** Started by another program, to whose command line its own is added, and which may have it as its child. */
    public TargetJvm within(List<String> program) {
        before.addAll(program);
        return this;
    }

    /** Without the class path of the tests. */
    public TargetJvm classPath(String path) {
        classPath = path;
        return this;
    }

    /** With arguments of the main class. */
    public TargetJvm arguments(String... more) {
        arguments.addAll(List.of(more));
        return this;
    }

    /** With a variable in its environment. */
    public TargetJvm environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** Where the packaged agent is. */
    public static Path jar() {
        return Path.of(System.getProperty("jsniff.jar"));
    }

    /** Where the test classes are. */
    public static Path testClasses() {
        try {
            return Path.of(TargetJvm.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Runs it to its end. */
    public Outcome run() throws IOException, InterruptedException {
        try (RunningJvm jvm = start()) {
            Outcome outcome = jvm.end();
            return new Outcome(outcome.exitCode(), outcome.out(), outcome.err(), logLines());
        }
    }

    /** Starts it. */
    public RunningJvm start() throws IOException {
        File out = File.createTempFile("target", ".out");
        File err = File.createTempFile("target", ".err");
        ProcessBuilder builder =
                new ProcessBuilder(command()).redirectOutput(out).redirectError(err);
        builder.environment().keySet().removeIf(name -> name.startsWith("JAVA_TOOL") || name.startsWith("JDK_JAVA"));
        builder.environment().putAll(environment);
        return new RunningJvm(builder.start(), out.toPath(), err.toPath());
    }

    private List<String> command() {
        List<String> command = new ArrayList<>(before);
        command.add(java);
        if (!allCompilers) {
            command.add(QUICK_COMPILER_ONLY);
        }
        command.addAll(jvmOptions);
        command.addAll(packed == null ? List.of("-cp", classPath, main.getName()) : List.of("-jar", packed.toString()));
        command.addAll(arguments);
        return command;
    }

    private List<String> logLines() throws IOException {
        Path file = log;
        if (file == null || !Files.exists(file)) {
            return List.of();
        }
        List<String> lines = text(file).lines().toList();
        Files.delete(file);
        return json ? JsonLineSchema.check(lines) : lines;
    }

    private static String text(Path file) throws IOException {
        return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
    }

    /**
     * What a JVM left behind.
     *
     * @param exitCode its exit code
     * @param out its standard output
     * @param err its standard error
     * @param log the lines of the agent's {@code out} file
     */
    public record Outcome(int exitCode, String out, String err, List<String> log) {}
}
