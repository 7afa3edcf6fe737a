package io.jsniff.library;

import static org.assertj.core.api.Assertions.assertThat;

import io.jsniff.connection.Closer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ClientLibrariesTest {
    private static final String PACKAGE = "([a-z][a-z0-9]*\\.)+";
    private static final String TYPE = PACKAGE + "[A-Z]\\w*(\\$[A-Z]\\w*)*";

    static List<ClientLibrary> all() {
        return ClientLibraries.all();
    }

    /** Each frame of each library, with what it shows. */
    static Stream<Arguments> closeFrames() {
        return all().stream()
                .flatMap(library -> library.closeFrames().entrySet().stream()
                        .map(frame -> Arguments.of(library, frame.getKey(), frame.getValue())));
    }

    private static Closer closer(String... frames) {
        return new Closer("main", null, List.of(frames), null);
    }

    @ParameterizedTest
    @MethodSource("all")
    void libraryIsWellFormed(ClientLibrary library) {
        assertThat(library.name()).isNotBlank();
        assertThat(library.packages()).isNotEmpty().allMatch(prefix -> prefix.matches(PACKAGE));
        assertThat(library.owners().keySet()).allMatch(owner -> owner.matches(TYPE));
        assertThat(ClientLibraries.named(library.name())).isSameAs(library);
        assertThat(library.inside() == null || ClientLibraries.named(library.inside()) != null)
                .isTrue();
    }

    /** A package that another library ahead of it in the list has whole would never be its own. */
    @ParameterizedTest
    @MethodSource("all")
    void packagesAreThoseOfNoLibraryAhead(ClientLibrary library) {
        assertThat(library.packages())
                .allSatisfy(
                        prefix -> assertThat(ClientLibraries.of(prefix + "X")).isSameAs(library));
    }

    @ParameterizedTest
    @MethodSource("all")
    void ownerIsOfItsLibraryAndSaysHowPeopleCallIt(ClientLibrary library) {
        assertThat(library.owners()).allSatisfy((owner, name) -> {
            assertThat(ClientLibraries.ofOwner(owner)).isSameAs(library);
            assertThat(ClientLibraries.ownerName(owner)).isEqualTo(name);
        });
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("closeFrames")
    void frameOfACloseShowsItsTrigger(ClientLibrary library, String frame, CloseTrigger trigger) {
        assertThat(frame).matches(TYPE + "\\.[a-z]\\w*|" + TYPE + "\\.New");
        assertThat(ClientLibraries.close(closer("java.net.Socket.close", frame)))
                .isEqualTo(new LibraryClose(trigger, library));
    }

    @Test
    void noFrameIsInTwoLibraries() {
        assertThat(closeFrames().map(row -> row.get()[1])).doesNotHaveDuplicates();
    }

    @Test
    void firstTriggerOfSeveralCounts() {
        Closer both = closer("okio.AsyncTimeout$Watchdog.run", "okhttp3.internal.connection.RealCall.cancel");
        assertThat(ClientLibraries.close(both).trigger()).isEqualTo(CloseTrigger.CANCELLED);
    }

    @Test
    void everyTriggerThatFramesShowIsKnownOfSomeLibrary() {
        Set<CloseTrigger> shown =
                closeFrames().map(row -> (CloseTrigger) row.get()[2]).collect(Collectors.toSet());
        shown.addAll(Set.of(CloseTrigger.GARBAGE, CloseTrigger.OTHER));
        assertThat(shown).containsExactlyInAnyOrder(CloseTrigger.values());
    }

    /** A file that declares a library is of no use if the list does not have it. */
    @Test
    void eachFileThatDeclaresALibraryIsListed() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/java/io/jsniff/library"))) {
            Set<String> declared = files.filter(ClientLibrariesTest::declaresALibrary)
                    .map(file -> file.getFileName().toString().replace(".java", ""))
                    .collect(Collectors.toSet());
            assertThat(declared).hasSameSizeAs(all());
        }
        assertThat(new HashSet<>(all())).hasSameSizeAs(all());
    }

    private static boolean declaresALibrary(Path file) {
        try {
            return Files.readString(file).contains("static final ClientLibrary LIBRARY");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void ownerInAShadedCopyIsOfItsLibrary() {
        String shaded = "com.acme.okhttp3.internal.connection.RealConnectionPool";
        assertThat(ClientLibraries.ofOwner(shaded)).isSameAs(OkHttp.LIBRARY);
        assertThat(ClientLibraries.ownerName(shaded)).isEqualTo("okhttp3.ConnectionPool");
        assertThat(ClientLibraries.ownerName("com.acme.Pool")).isEqualTo("com.acme.Pool");
        assertThat(ClientLibraries.ofOwner("com.acme.Pool")).isNull();
    }

    static Stream<Arguments> stacks() {
        return Map.of(
                        List.of("sun.net.www.http.HttpClient"), "HttpURLConnection",
                        List.of("sun.net.www.http.HttpClient", "sun.net.www.protocol.https.HttpsClient"),
                                "HttpsURLConnection",
                        List.of("sun.net.www.http.HttpClient", "org.springframework.http.X"), "HttpURLConnection",
                        List.of("org.springframework.X", "okhttp3.X"), "OkHttp",
                        List.of("okhttp3.X", "org.springframework.X"), "OkHttp",
                        List.of("kotlin.X", "scala.X"), "a client library")
                .entrySet()
                .stream()
                .map(stack -> Arguments.of(stack.getKey(), stack.getValue()));
    }

    @ParameterizedTest
    @MethodSource("stacks")
    void innerLibraryCallsUnlessTheOuterOneConnectsByIt(List<String> classes, String library) {
        ClientLibrary calling = null;
        for (String type : classes) {
            calling = ClientLibraries.calling(calling, ClientLibraries.of(type));
        }
        assertThat(calling).isSameAs(ClientLibraries.named(library));
    }
}
