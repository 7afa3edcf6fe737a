package io.jsniff.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileSinkTest {
    private static final long SECOND = 1_000_000_000L;

    @TempDir
    Path directory;

    private final AtomicLong clock = new AtomicLong();

    private FileSink sink(Path file, Rotation rotation) {
        return new FileSink(file, rotation, clock::get);
    }

    private static int write(Sink sink, String text) throws IOException {
        byte[] bytes = ("<" + text + ">").getBytes(StandardCharsets.UTF_8);
        return sink.write(bytes, 1, bytes.length - 2);
    }

    @Test
    void fileIsCreatedForItsOwnerAlone() throws IOException {
        Path file = directory.resolve("log");
        assumeThat(Files.getFileStore(directory).supportsFileAttributeView("posix"))
                .as("POSIX permissions")
                .isTrue();
        FileSink sink = sink(file, Rotation.NEVER);
        assertThat(file).doesNotExist();
        write(sink, "a");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        sink.close();
    }

    @Test
    void fileIsAppendedTo() throws IOException {
        Path file = Files.writeString(directory.resolve("log"), "old\n");
        FileSink sink = sink(file, Rotation.NEVER);
        assertThat(write(sink, "new\n")).isEqualTo(4);
        Files.writeString(file, "other\n", java.nio.file.StandardOpenOption.APPEND);
        write(sink, "newer\n");
        sink.close();
        assertThat(file).hasContent("old\nnew\nother\nnewer\n");
    }

    @ParameterizedTest
    @CsvSource({"true", "false"})
    void fileThatIsGoneIsCreatedAnew(boolean withDirectory) throws IOException {
        Path file = Files.createDirectory(directory.resolve("logs")).resolve("log");
        FileSink sink = sink(file, Rotation.NEVER);
        write(sink, "a");
        Files.delete(file);
        if (withDirectory) {
            Files.delete(file.getParent());
        }
        clock.addAndGet(SECOND);
        write(sink, "b");
        assertThat(file).hasContent("b");
        sink.close();
    }

    @Test
    void fileThatWasMovedIsLeftAlone() throws IOException {
        Path file = directory.resolve("log");
        FileSink sink = sink(file, Rotation.NEVER);
        write(sink, "a");
        Files.move(file, directory.resolve("log.old"));
        Files.createFile(file);
        clock.addAndGet(SECOND);
        write(sink, "b");
        assertThat(file).hasContent("b");
        assertThat(directory.resolve("log.old")).hasContent("a");
        sink.close();
    }

    @Test
    void linkOfOurOwnIsFollowed() throws IOException {
        Path link = Files.createSymbolicLink(directory.resolve("link"), directory.resolve("log"));
        FileSink sink = sink(link, new Rotation(3, 1));
        write(sink, "a\n");
        assertThat(directory.resolve("log")).hasContent("a\n");
        write(sink, "b\n");
        sink.close();
        assertThat(link).isSymbolicLink();
        assertThat(directory.resolve("log")).hasContent("b\n");
        assertThat(directory.resolve("log.1")).hasContent("a\n");
    }

    @Test
    void linkOfAnotherUserIsAnError() throws IOException, InterruptedException {
        Path link = Files.createSymbolicLink(directory.resolve("link"), directory.resolve("log"));
        assumeThat(new ProcessBuilder("chown", "-h", "4242", link.toString())
                        .start()
                        .waitFor())
                .as("exit code of chown, which root alone may use")
                .isZero();
        FileSink sink = sink(link, Rotation.NEVER);
        assertThatThrownBy(() -> write(sink, "a"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("another user");
        assertThat(directory.resolve("log")).doesNotExist();
    }

    @Test
    void interruptDoesNotKeepALineFromItsFile() throws IOException {
        Path file = directory.resolve("log");
        FileSink sink = sink(file, Rotation.NEVER);
        for (String text : new String[] {"a", "b", "c"}) {
            Thread.currentThread().interrupt();
            assertThat(write(sink, text)).isEqualTo(1);
            assertThat(Thread.interrupted()).isFalse();
        }
        sink.close();
        assertThat(file).hasContent("abc");
    }

    @Test
    void fullFileIsRotated() throws IOException {
        Path file = directory.resolve("log");
        FileSink sink = sink(file, new Rotation(10, 2));
        for (String text : new String[] {"11111\n", "2222", "333333", "4", "a single large one", "5", "6"}) {
            write(sink, text);
        }
        sink.close();
        assertThat(file).hasContent("56");
        assertThat(directory.resolve("log.1")).hasContent("a single large one");
        assertThat(directory.resolve("log.2")).hasContent("3333334");
        assertThat(directory.resolve("log.3")).doesNotExist();
    }

    @Test
    void fileThatWasFullAlreadyIsRotatedAtOnce() throws IOException {
        Path file = Files.writeString(directory.resolve("log"), "0123456789");
        FileSink sink = sink(file, new Rotation(10, 1));
        write(sink, "new");
        assertThat(sink.room()).isEqualTo(7);
        sink.close();
        assertThat(file).hasContent("new");
        assertThat(directory.resolve("log.1")).hasContent("0123456789");
    }

    @Test
    void rotationThatKeepsNothingBeginsAnew() throws IOException {
        Path file = directory.resolve("log");
        FileSink sink = sink(file, new Rotation(1, 0));
        write(sink, "a");
        write(sink, "b");
        sink.close();
        assertThat(file).hasContent("b");
        assertThat(directory).isDirectoryNotContaining("glob:**.?");
    }

    @Test
    void directoryThatNeverWasIsAnError() {
        FileSink sink = sink(directory.resolve("none").resolve("log"), Rotation.NEVER);
        assertThatThrownBy(() -> write(sink, "a")).isInstanceOf(IOException.class);
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void fullDiskIsAnErrorThatMayPass() throws IOException {
        Path full = Path.of("/dev/full");
        assumeThat(full).as("a device that is always full").exists();
        FileSink sink = sink(full, Rotation.NEVER);
        assertThatThrownBy(() -> write(sink, "a")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> write(sink, "a")).isInstanceOf(IOException.class);
        sink.close();
    }

    @ParameterizedTest
    @CsvSource({
        "a.log,a.log",
        "a-%p.log,a-42.log",
        "%t,20260203-040506",
        "100%%-%x-%,100%-%x-%",
    })
    void namesOfFilesTellProcessAndTime(String pattern, String name) {
        ZonedDateTime now = ZonedDateTime.of(2026, 2, 3, 4, 5, 6, 0, ZoneOffset.UTC);
        assertThat(OutputName.expand(pattern, 42, now)).isEqualTo(name);
    }

    @Test
    void nameForThisProcessHasItsId() {
        assertThat(OutputName.expand("%p"))
                .isEqualTo(Long.toString(ProcessHandle.current().pid()));
    }
}
