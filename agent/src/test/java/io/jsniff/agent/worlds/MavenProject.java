package io.jsniff.agent.worlds;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A project of its own in {@code src/test/worlds}, built once below the directory of the worlds. */
final class MavenProject {
    private MavenProject() {}

    /** Where it was built. */
    static Path built(String name) throws IOException, InterruptedException {
        Path sources = Path.of(System.getProperty("jsniff.worlds.sources"));
        Path project = World.directory().resolve(name);
        World.copy(sources.resolve("worlds").resolve(name), project);
        String calls = "java/io/jsniff/agent/worlds/OutgoingCalls.java";
        Files.writeString(project.resolve("src/main").resolve(calls), Files.readString(sources.resolve(calls)));
        if (!Files.isDirectory(project.resolve("target"))) {
            int code = new ProcessBuilder(System.getProperty("jsniff.worlds.maven"), "-B", "-q", "package")
                    .directory(project.toFile())
                    .inheritIO()
                    .start()
                    .waitFor();
            if (code != 0) {
                throw new IOException(project + " cannot be built");
            }
        }
        return project;
    }
}
