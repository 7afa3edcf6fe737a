package io.jsniff.agent.instrument.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.jsniff.agent.instrument.TappedType;
import io.jsniff.library.ClassOrigin;
import io.jsniff.library.ClientLibraries;
import io.jsniff.library.ClientLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The taps of client libraries against what the core knows of these libraries, and against each other. */
class ClientTapsTest {
    static List<ClientTap> all() {
        return ClientTaps.all();
    }

    static List<ClientLibrary> librariesWithOwners() {
        return ClientLibraries.all().stream()
                .filter(library -> !library.owners().isEmpty())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("all")
    void tapIsOfALibraryThatIsKnownByOwners(ClientTap tap) {
        assertThat(ClientLibraries.named(tap.library())).as(tap.library()).isIn(librariesWithOwners());
    }

    @ParameterizedTest
    @MethodSource("librariesWithOwners")
    void libraryWhoseOwnersAreKnownIsTapped(ClientLibrary library) {
        assertThat(all()).extracting(ClientTap::library).containsOnlyOnce(library.name());
    }

    @ParameterizedTest
    @MethodSource("all")
    void tappedTypesAreThoseOfTheLibrary(ClientTap tap) {
        assertThat(ClientTaps.types())
                .filteredOn(type -> ((ClientType) type).tap().library().equals(tap.library()))
                .isNotEmpty()
                .extracting(TappedType::name)
                .allMatch(type -> ClassOrigin.of(type).library() != null);
    }

    @Test
    void noTypeIsTappedTwice() {
        assertThat(ClientTaps.types()).extracting(TappedType::name).doesNotHaveDuplicates();
    }

    /** A file that taps a library is of no use if the list does not have it. */
    @Test
    void eachFileThatTapsALibraryIsListed() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/java/io/jsniff/agent/instrument/client"))) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith("Tap.java") && !name.equals("ClientTap.java")))
                    .containsExactlyInAnyOrderElementsOf(all().stream()
                            .map(tap -> tap.getClass().getSimpleName() + ".java")
                            .toList());
        }
    }
}
