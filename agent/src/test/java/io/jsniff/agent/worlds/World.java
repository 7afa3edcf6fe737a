package io.jsniff.agent.worlds;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Where the application runs: how that is started at a port, with options of the JVM, and what its log says when it has. */
enum World {
    WILDFLY("WFLYSRV0025: WildFly .* started in") {
        @Override
        ProcessBuilder command(Path directory, int port, List<String> jvm) throws IOException {
            Path home = theOne("wildfly-");
            Path base = directory.resolve("base");
            copy(home.resolve("standalone"), base);
            Archives.war(base.resolve("deployments/call.war"));
            return script(
                    home.resolve("bin/standalone.sh"),
                    Map.of("PREPEND_JAVA_OPTS", String.join(" ", jvm)),
                    "-Djboss.server.base.dir=" + base,
                    "-Djboss.http.port=" + port,
                    "-Djboss.https.port=0",
                    "-Djboss.management.http.port=0");
        }
    },
    TOMCAT("Server startup in") {
        @Override
        ProcessBuilder command(Path directory, int port, List<String> jvm) throws IOException {
            Path home = theOne("apache-tomcat-");
            Path base = directory.resolve("base");
            copy(home.resolve("conf"), base.resolve("conf"));
            for (String name : List.of("logs", "temp", "webapps", "work")) {
                Files.createDirectories(base.resolve(name));
            }
            Path server = base.resolve("conf/server.xml");
            Files.writeString(
                    server,
                    Files.readString(server)
                            .replace("port=\"8080\"", "port=\"" + port + "\"")
                            .replace("port=\"8005\"", "port=\"-1\""));
            Archives.war(base.resolve("webapps/call.war"));
            return script(
                    home.resolve("bin/catalina.sh"),
                    Map.of("CATALINA_BASE", base.toString(), "CATALINA_OPTS", String.join(" ", jvm)),
                    "run");
        }
    },
    SPRING_BOOT("Started SpringBootWorld in") {
        @Override
        ProcessBuilder command(Path directory, int port, List<String> jvm) throws Exception {
            Path jar = MavenProject.built("spring-boot").resolve("target/call.jar");
            return java(jvm, "-jar", jar.toString(), "--server.port=" + port);
        }
    },
    KARAF("FeaturesServiceImpl .* Done\\.") {
        @Override
        ProcessBuilder command(Path directory, int port, List<String> jvm) throws IOException {
            Path home = directory.resolve("karaf");
            copy(theOne("apache-karaf-"), home);
            replace(home.resolve("etc/org.apache.karaf.shell.cfg"), "sshPort = 8101", "sshPort = 0");
            Path management = home.resolve("etc/org.apache.karaf.management.cfg");
            replace(management, "rmiRegistryPort = 1099", "rmiRegistryPort = " + RunningWorld.freePort());
            replace(management, "rmiServerPort = 44444", "rmiServerPort = " + RunningWorld.freePort());
            replace(home.resolve("etc/org.apache.karaf.features.cfg"), "    kar/", "    aries-blueprint, \\\n    kar/");
            Archives.bundle(home.resolve("deploy/call.jar"));
            List<String> options = new ArrayList<>(jvm);
            options.add("-Dport=" + port);
            return script(home.resolve("bin/karaf"), Map.of("EXTRA_JAVA_OPTS", String.join(" ", options)), "server");
        }

        @Override
        Path log(Path directory) {
            return directory.resolve("karaf/data/log/karaf.log");
        }
    },
    QUARKUS("started in .*Listening on") {
        @Override
        ProcessBuilder command(Path directory, int port, List<String> jvm) throws Exception {
            Path jar = MavenProject.built("quarkus").resolve("target/quarkus-app/quarkus-run.jar");
            List<String> options = new ArrayList<>(jvm);
            options.add("-Dquarkus.http.port=" + port);
            return java(options, "-jar", jar.toString());
        }
    };

    private final String started;

    World(String started) {
        this.started = started;
    }

    abstract ProcessBuilder command(Path directory, int port, List<String> jvm) throws Exception;

    /** What its log says, as a regular expression. */
    String started() {
        return started;
    }

    /** Where its log is; the console's output says the same elsewhere. */
    Path log(Path directory) {
        return directory.resolve("console");
    }

    /** Where the profile has unpacked what was fetched. */
    static Path directory() {
        return Path.of(System.getProperty("jsniff.worlds"));
    }

    private static Path theOne(String prefix) throws IOException {
        try (Stream<Path> all = Files.list(directory())) {
            return all.filter(path -> path.getFileName().toString().startsWith(prefix))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static ProcessBuilder script(Path file, Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>(List.of("bash", file.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().putAll(environment);
        return builder;
    }

    private static ProcessBuilder java(List<String> jvm, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvm);
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command);
    }

    private static void replace(Path file, String from, String to) throws IOException {
        Files.writeString(file, Files.readString(file).replace(from, to));
    }

    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path path : all.toList()) {
                Path copy = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(path, copy, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
                }
            }
        }
    }
}
