package io.jsniff.agent.launch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What the JDK and Linux tell of a JVM that runs. */
public final class Jcmd {
    private Jcmd() {}

    /** The output of a command of {@code jcmd}. */
    public static String run(String pid, String... command) throws IOException, InterruptedException {
        List<String> all = new ArrayList<>();
        all.add(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString());
        all.add("-J" + TargetJvm.QUICK_COMPILER_ONLY);
        all.add(pid);
        all.addAll(List.of(command));
        Process process = new ProcessBuilder(all).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }

    /** What its file descriptors refer to. */
    public static List<String> files(String pid) throws IOException {
        List<String> files = new ArrayList<>();
        try (Stream<Path> all = Files.list(Path.of("/proc", pid, "fd"))) {
            for (Path file : all.toList()) {
                try {
                    files.add(Files.readSymbolicLink(file).toString());
                } catch (IOException e) {
                    // it was closed meanwhile
                }
            }
        }
        return files;
    }
}
