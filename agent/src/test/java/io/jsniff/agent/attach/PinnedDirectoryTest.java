package io.jsniff.agent.attach;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class PinnedDirectoryTest {
    @TempDir
    private Path directory;

    private Path elsewhere;

    @BeforeEach
    void makeElsewhere() throws IOException {
        elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
    }

    private void swap(String name) throws IOException {
        Files.move(directory.resolve(name), directory.resolve(name + ".moved"));
        Files.createSymbolicLink(directory.resolve(name), elsewhere);
    }

    @Test
    void linkIsNotEntered() throws IOException {
        Files.createSymbolicLink(directory.resolve("link"), elsewhere);
        try (PinnedDirectory pinned = PinnedDirectory.open(directory)) {
            assertThatThrownBy(() -> pinned.enter("link")).isInstanceOf(IOException.class);
            assertThatThrownBy(() -> pinned.create("link")).isInstanceOf(IOException.class);
        }
    }

    @Test
    void linkIsNotRead() throws IOException {
        Files.writeString(elsewhere.resolve("secret"), "secret");
        Files.createSymbolicLink(directory.resolve("link"), elsewhere.resolve("secret"));
        try (PinnedDirectory pinned = PinnedDirectory.open(directory)) {
            assertThatThrownBy(() -> pinned.read("link")).isInstanceOf(IOException.class);
        }
    }

    @Test
    void whatIsDoneAfterASwapIsDoneInTheSameDirectory() throws IOException {
        try (PinnedDirectory parent = PinnedDirectory.open(directory);
                PinnedDirectory made = parent.create("made")) {
            swap("made");
            Files.writeString(made.path("file"), "a", StandardCharsets.UTF_8);
            made.letOthersPass();
            assertThat(directory.resolve("made.moved/file")).exists();
            assertThat(elsewhere).isEmptyDirectory();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("made.moved"))))
                    .isEqualTo("rwx--x--x");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(elsewhere)))
                    .isNotEqualTo("rwx--x--x");
            made.deleteFile("file");
            assertThat(directory.resolve("made.moved")).isEmptyDirectory();
            assertThatThrownBy(() -> parent.deleteDirectory("made")).isInstanceOf(IOException.class);
            assertThat(elsewhere).exists();
        }
    }

    @Test
    void directoryOthersCanWriteToIsNotOfItsOwnerAlone() throws IOException {
        Owner self = new Proc(ProcessHandle.current().pid()).owner();
        try (PinnedDirectory pinned = PinnedDirectory.open(elsewhere)) {
            assertThat(pinned.isOnlyOf(self)).isTrue();
            assertThat(pinned.isOnlyOf(new Owner(self.uid() + 1, ""))).isFalse();
            Files.setPosixFilePermissions(elsewhere, PosixFilePermissions.fromString("rwxrwxrwx"));
            assertThat(pinned.isOnlyOf(self)).isFalse();
        }
    }

    @Test
    void takingALinkGivesNotWhatItLeadsTo() throws IOException {
        Path target = Files.createFile(elsewhere.resolve("target"));
        Path link = Files.createSymbolicLink(directory.resolve("link"), target);
        Owner self = new Proc(ProcessHandle.current().pid()).owner();
        Owner other = new Owner(self.uid() == 0 ? 12345 : self.uid(), "");
        other.take(link);
        assertThat(self.owns(target)).isTrue();
        assertThat(self.ownsRegularFile(target)).isTrue();
        assertThat(other.ownsRegularFile(link)).isFalse();
    }
}
