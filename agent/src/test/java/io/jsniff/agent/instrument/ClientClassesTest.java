package io.jsniff.agent.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import io.jsniff.agent.instrument.client.ClientTaps;
import io.jsniff.library.ClientLibraries;
import io.jsniff.library.ClientLibrary;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import net.bytebuddy.description.method.MethodDescription;
import net.bytebuddy.description.type.TypeDescription;
import net.bytebuddy.dynamic.ClassFileLocator;
import net.bytebuddy.pool.TypePool;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Names of classes, methods and fields of client libraries against the libraries themselves, in the versions that are pinned. */
class ClientClassesTest {
    /** Those that tests are compiled with, and the version of OkHttp that has the same class names. */
    private static final List<ClassLoader> LIBRARIES =
            List.of(ClientClassesTest.class.getClassLoader(), of(Path.of("target", "okhttp5")));

    /** Of OkHttp 3. */
    private static final Set<String> OF_OTHER_VERSIONS = Set.of("okhttp3.ConnectionPool.cleanup");

    private static ClassLoader of(Path directory) {
        try {
            URL[] jars = Stream.of("okhttp-jvm.jar", "okio-jvm.jar", "kotlin-stdlib.jar")
                    .map(name -> url(directory.resolve(name)))
                    .toArray(URL[]::new);
            return new URLClassLoader(jars, null);
        } catch (UncheckedIOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static URL url(Path file) {
        try {
            return file.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<TappedType> types() {
        return ClientTaps.types();
    }

    static Stream<Arguments> owners() {
        return ClientLibraries.all().stream()
                .flatMap(library -> library.owners().keySet().stream().map(owner -> Arguments.of(library, owner)));
    }

    static Stream<Arguments> closeFrames() {
        return ClientLibraries.all().stream()
                .flatMap(library -> library.closeFrames().keySet().stream()
                        .filter(frame -> !OF_OTHER_VERSIONS.contains(frame))
                        .map(frame -> Arguments.of(library, frame)));
    }

    /** Whether all hooks of a type find their methods, and their advice the fields and arguments that it wants. */
    private static boolean isWoven(TappedType type, ClassLoader loader) {
        try (InputStream in = loader.getResourceAsStream(type.internalName() + ".class")) {
            byte[] original = in == null ? new byte[0] : in.readAllBytes();
            return original.length > 0
                    && new Weaver().weave(type, loader, type.name(), original).length > original.length;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (IllegalStateException e) {
            return false; // another version
        }
    }

    private static boolean has(ClassLoader loader, String type) {
        return describe(loader, type).isResolved();
    }

    private static TypePool.Resolution describe(ClassLoader loader, String type) {
        return TypePool.Default.of(new ClassFileLocator.Compound(
                        ClassFileLocator.ForClassLoader.of(loader), ClassFileLocator.ForClassLoader.ofPlatformLoader()))
                .describe(type);
    }

    private static boolean declares(ClassLoader loader, String frame) {
        int dot = frame.lastIndexOf('.');
        TypePool.Resolution type = describe(loader, frame.substring(0, dot));
        if (!type.isResolved()) {
            return false;
        }
        TypeDescription described = type.resolve();
        return described.getDeclaredMethods().stream()
                .map(MethodDescription::getActualName)
                .anyMatch(frame.substring(dot + 1)::equals);
    }

    @ParameterizedTest
    @MethodSource("types")
    void everyHookFindsItsMethodInAPinnedVersion(TappedType type) {
        assertThat(LIBRARIES).as(type.name()).anyMatch(loader -> isWoven(type, loader));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("owners")
    void ownerIsAClassOfTheLibrary(ClientLibrary library, String owner) {
        assertThat(LIBRARIES).as(library.name()).anyMatch(loader -> has(loader, owner));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("closeFrames")
    void frameOfACloseIsAMethodOfTheLibrary(ClientLibrary library, String frame) {
        assertThat(LIBRARIES).as(library.name()).anyMatch(loader -> declares(loader, frame));
    }
}
