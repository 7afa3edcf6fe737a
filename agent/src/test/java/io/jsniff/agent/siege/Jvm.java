package io.jsniff.agent.siege;

import io.jsniff.agent.app.Besieged;
import io.jsniff.agent.app.VirtualCrowd;
import io.jsniff.agent.launch.TargetJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** Ways to run a JVM. A SecurityManager there is up to JDK 23, virtual threads from JDK 21 on. */
enum Jvm {
    SERIAL_COLLECTOR(true, "-XX:+UseSerialGC"),
    PARALLEL_COLLECTOR(false, "-XX:+UseParallelGC"),
    G1_COLLECTOR(false, "-XX:+UseG1GC"),
    Z_COLLECTOR(false, "-XX:+UseZGC"),
    INTERPRETER(true, "-Xint"),
    COMPILER(false, "-Xcomp"),
    NO_SHARED_CLASSES(false, "-Xshare:off"),
    ARCHIVE_MADE_WITHOUT_JSNIFF(false, "-Xshare:auto") {
        @Override
        TargetJvm prepare(TargetJvm jvm, Siege siege) throws Exception {
            return withArchive(jvm, archive(false, siege), siege);
        }
    },
    ARCHIVE_MADE_WITH_JSNIFF(false, "-Xshare:auto") {
        @Override
        TargetJvm prepare(TargetJvm jvm, Siege siege) throws Exception {
            return withArchive(jvm, archive(siege.tapped(), siege), siege);
        }
    },
    SECURITY_MANAGER_ALLOWED(false, "-Djava.security.manager=allow") {
        @Override
        boolean exists() {
            return Runtime.version().feature() < 24;
        }
    },
    /** The application may do what it needs, and jsniff all. */
    SECURITY_MANAGER_WITH_A_POLICY(true, "-Djava.security.manager") {
        @Override
        boolean exists() {
            return Runtime.version().feature() < 24;
        }

        @Override
        TargetJvm prepare(TargetJvm jvm, Siege siege) throws Exception {
            Path policy = Files.writeString(
                    siege.file("policy"), """
                    grant codeBase "file:%s" { permission java.security.AllPermission; };
                    grant codeBase "file:%s/-" {
                        permission java.net.SocketPermission "*", "connect,accept,listen,resolve";
                        permission java.net.URLPermission "http://localhost:*/-", "*:*";
                        permission java.net.NetPermission "getProxySelector";
                        permission java.util.PropertyPermission "*", "read";
                        permission java.lang.RuntimePermission "exitVM.*";
                        permission java.lang.RuntimePermission "modifyThread";
                    };
                    """.formatted(TargetJvm.jar().toRealPath(), TargetJvm.testClasses()));
            return jvm.jvm("-Djava.security.policy==" + policy);
        }
    },
    VIRTUAL_THREADS_ON_ONE_CARRIER(true, "-Djdk.virtualThreadScheduler.parallelism=1") {
        @Override
        boolean exists() {
            return Runtime.version().feature() >= 21;
        }

        @Override
        Class<?> application() {
            return VirtualCrowd.class;
        }

        @Override
        int requests() {
            return siegeAsked() ? 10_000 : 1000;
        }
    };

    private final boolean quick;
    private final String option;

    Jvm(boolean quick, String option) {
        this.quick = quick;
        this.option = option;
    }

    /** Those that the normal run has, or all if the siege was asked for. */
    static List<Jvm> asked() {
        return Stream.of(values())
                .filter(jvm -> jvm.exists() && (jvm.quick || siegeAsked()))
                .toList();
    }

    static boolean siegeAsked() {
        return Boolean.getBoolean("jsniff.siege");
    }

    boolean exists() {
        return true;
    }

    Class<?> application() {
        return Besieged.class;
    }

    int requests() {
        return siegeAsked() ? 200 : 20;
    }

    String option() {
        return option;
    }

    TargetJvm prepare(TargetJvm jvm, Siege siege) throws Exception {
        return jvm;
    }

    private static TargetJvm withArchive(TargetJvm jvm, Path archive, Siege siege) {
        return jvm.classPath(siege.file("app.jar").toString()).jvm("-XX:SharedArchiveFile=" + archive);
    }

    /** Only classes in jars can be archived. */
    private static Path archive(boolean tapped, Siege siege) throws Exception {
        Path jar = siege.file("app.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(TargetJvm.testClasses().resolve("io/jsniff/agent/app"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                add(out, file);
            }
        }
        Path archive = siege.file("archive.jsa");
        TargetJvm dumping = TargetJvm.running(Besieged.class)
                .classPath(jar.toString())
                .jvm("-Xlog:cds=off")
                .jvm("-XX:ArchiveClassesAtExit=" + archive);
        if (tapped) {
            dumping.agent("out='" + siege.file("dumping") + "',summary=off");
        }
        dumping.run();
        return archive;
    }

    private static void add(JarOutputStream jar, Path file) throws IOException {
        jar.putNextEntry(new JarEntry(TargetJvm.testClasses().relativize(file).toString()));
        Files.copy(file, jar);
    }
}
