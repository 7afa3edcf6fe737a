package io.jsniff.agent;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is in the one file that ships. A thing left under its own name would clash with the application's. */
class JarContentsIT {
    /** Names of what is relocated, as class files hold them; the last is not a prefix of another class's name. */
    private static final Pattern NOT_RELOCATED = Pattern.compile(
            "(?<![\\w/.])(net/bytebuddy/|com/fasterxml/|org/slf4j/|picocli/|io/jsniff/agent/bridge/(?:Socket|Tls|Client)?Bridge[;\\W])");

    private static JarFile jar;

    @BeforeAll
    static void open() throws IOException {
        jar = new JarFile(System.getProperty("jsniff.jar"));
    }

    @AfterAll
    static void close() throws IOException {
        jar.close();
    }

    @Test
    void rootHasNothingElse() {
        assertThat(names().map(name -> name.replaceAll("/.*", "")))
                .as("root entries")
                .containsOnly("META-INF", "io", "java", "jna");
    }

    @Test
    void metaInfHasNothingElse() {
        assertThat(new TreeSet<>(files().filter(name -> name.startsWith("META-INF/"))
                        .filter(name -> !name.startsWith("META-INF/versions/24/io/jsniff/shaded/bytebuddy/"))
                        .toList()))
                .containsExactly(
                        "META-INF/FastDoubleParser-LICENSE",
                        "META-INF/FastDoubleParser-ThirdParty-LICENSE",
                        "META-INF/LICENSE",
                        "META-INF/MANIFEST.MF",
                        "META-INF/NOTICE",
                        "META-INF/Schubfach-LICENSE",
                        "META-INF/licenses/ASM",
                        "META-INF/licenses/SLF4J",
                        "META-INF/services/io.jsniff.shaded.jackson.core.JsonFactory",
                        "META-INF/services/io.jsniff.shaded.jackson.core.ObjectCodec",
                        "META-INF/services/io.jsniff.shaded.slf4j.spi.SLF4JServiceProvider");
    }

    @ParameterizedTest
    @CsvSource({
        "Main-Class, io.jsniff.agent.Main",
        "Premain-Class, io.jsniff.agent.Agent",
        "Agent-Class, io.jsniff.agent.Agent",
        "Can-Redefine-Classes, true",
        "Can-Retransform-Classes, true",
        "Enable-Native-Access, ALL-UNNAMED",
        "Multi-Release, true"
    })
    void manifestSays(String name, String value) throws IOException {
        assertThat(manifest().getValue(name)).isEqualTo(value);
    }

    @Test
    void manifestSaysItsVersionAndNoBootClassPath() throws IOException {
        assertThat(manifest().getValue("Implementation-Version")).matches("\\d+\\.\\d+\\.\\d+.*");
        assertThat(manifest().getValue("Boot-Class-Path")).isNull();
    }

    @Test
    void bridgesAloneAreInAJavaPackage() {
        assertThat(files().filter(name -> name.startsWith("java/")))
                .containsExactlyInAnyOrder(
                        "java/lang/JsniffBridge.class",
                        "java/lang/JsniffClientBridge.class",
                        "java/lang/JsniffSocketBridge.class",
                        "java/lang/JsniffTlsBridge.class");
        assertThat(names())
                .doesNotContain(
                        "io/jsniff/agent/bridge/Bridge.class",
                        "io/jsniff/agent/bridge/ClientBridge.class",
                        "io/jsniff/agent/bridge/SocketBridge.class",
                        "io/jsniff/agent/bridge/TlsBridge.class");
        assertThat(text("java/lang/JsniffBridge.class")).contains("java/lang/JsniffBridge");
    }

    @Test
    void noClassRefersToWhatWasRelocated() {
        assertThat(files().filter(name -> name.endsWith(".class") && !name.startsWith("jna/"))
                        .filter(name -> NOT_RELOCATED.matcher(text(name)).find()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "io/jsniff/agent/Agent.class",
                "io/jsniff/output/json/jsonl.schema.json",
                "io/jsniff/shaded/bytebuddy/ByteBuddy.class",
                "io/jsniff/shaded/bytebuddy/agent/ByteBuddyAgent.class",
                "io/jsniff/shaded/jackson/core/JsonFactory.class",
                "io/jsniff/shaded/jackson/databind/ObjectMapper.class",
                "io/jsniff/shaded/picocli/CommandLine.class",
                "io/jsniff/shaded/slf4j/LoggerFactory.class",
                "io/jsniff/shaded/slf4j/simple/SimpleLogger.class"
            })
    void hasWhatItNeeds(String name) {
        assertThat(jar.getEntry(name)).as(name).isNotNull();
    }

    @Test
    void jnaAndItsLibrariesStandBelowTheirPrefix() {
        assertThat(files().filter(name -> name.contains("com/sun/jna/")))
                .allMatch(name -> name.startsWith("jna/com/sun/jna/"))
                .contains("jna/com/sun/jna/Native.class");
        assertThat(files().filter(name -> name.contains("jnidispatch"))
                        .map(name -> name.split("/")[4])
                        .sorted())
                .containsExactly(
                        "darwin-aarch64",
                        "darwin-x86-64",
                        "linux-aarch64",
                        "linux-arm",
                        "linux-armel",
                        "linux-ppc64le",
                        "linux-riscv64",
                        "linux-s390x",
                        "linux-x86-64",
                        "win32-aarch64",
                        "win32-x86-64");
    }

    @Test
    void noticeNamesAllWithTheirVersions() {
        assertThat(text("META-INF/NOTICE"))
                .doesNotContain("${")
                .contains(List.of("Byte Buddy", "ASM", "Jackson", "picocli", "SLF4J", "Java Native Access"));
    }

    @ParameterizedTest
    @CsvSource({
        "META-INF/LICENSE, Apache License",
        "META-INF/licenses/ASM, INRIA",
        "META-INF/licenses/SLF4J, QOS.ch",
        "META-INF/FastDoubleParser-LICENSE, MIT License"
    })
    void licenceIsThere(String name, String words) {
        assertThat(text(name)).contains(words);
    }

    private static Attributes manifest() throws IOException {
        return jar.getManifest().getMainAttributes();
    }

    private static Stream<String> names() {
        return jar.stream().map(JarEntry::getName);
    }

    private static Stream<String> files() {
        return names().filter(name -> !name.endsWith("/"));
    }

    private static String text(String name) {
        try (var in = jar.getInputStream(jar.getEntry(name))) {
            return new String(in.readAllBytes(), name.endsWith(".class") ? ISO_8859_1 : UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
