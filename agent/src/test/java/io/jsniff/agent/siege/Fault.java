package io.jsniff.agent.siege;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jsniff.agent.app.Besieged;
import io.jsniff.agent.app.Disturbed;
import io.jsniff.agent.app.FullHeap;
import io.jsniff.agent.launch.TargetJvm;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What can happen to jsniff's output and to the JVM that it is in. Each says where the output goes, what happens while the application
 * sends requests, and what must be known of each request in the end.
 */
enum Fault {
    /** For comparison. */
    NONE(Law.WRITTEN) {
        @Override
        void strike(Siege siege) throws Exception {
            siege.command("send 200");
        }
    },
    STDERR_PIPE_IS_NEVER_READ(Law.COUNTED) {
        @Override
        String options(Siege siege) {
            return "";
        }

        @Override
        TargetJvm prepare(TargetJvm jvm, Siege siege) throws Exception {
            return jvm.within(stderrTo(siege.pipe().open()));
        }

        @Override
        void strike(Siege siege) throws Exception {
            siege.command("send 1000");
        }
    },
    /** With the summary behind what no one reads. */
    STDERR_PIPE_IS_NEVER_READ_AND_THE_JVM_GETS_SIGTERM(Law.ENDED) {
        @Override
        String options(Siege siege) {
            return "summary=on";
        }

        @Override
        TargetJvm prepare(TargetJvm jvm, Siege siege) throws Exception {
            return jvm.within(stderrTo(siege.pipe().open()));
        }

        @Override
        void strike(Siege siege) throws Exception {
            siege.command("send 1000");
            siege.signal("TERM");
        }
    },
    STDERR_PIPE_IS_READ_LATE(Law.WRITTEN) {
        @Override
        String options(Siege siege) {
            return "";
        }

        @Override
        TargetJvm prepare(TargetJvm jvm, Siege siege) throws Exception {
            return jvm.within(stderrTo(siege.pipe().open()));
        }

        @Override
        void strike(Siege siege) throws Exception {
            siege.command("send 1000");
            siege.drainAllBut(100);
        }
    },
    STDERR_PIPE_LOSES_ITS_READER(Law.COUNTED) {
        @Override
        String options(Siege siege) {
            return "";
        }

        @Override
        TargetJvm prepare(TargetJvm jvm, Siege siege) throws Exception {
            return jvm.within(stderrTo(siege.pipe().open()));
        }

        @Override
        void strike(Siege siege) throws Exception {
            siege.command("send 20");
            siege.drainAllBut(5);
            siege.pipe().close();
            siege.command("send 200");
        }
    },
    STDERR_IS_CLOSED_BY_THE_APPLICATION(Law.COUNTED) {
        @Override
        String options(Siege siege) {
            return "";
        }

        @Override
        TargetJvm prepare(TargetJvm jvm, Siege siege) throws Exception {
            return jvm.within(stderrTo(siege.pipe().open()));
        }

        @Override
        void strike(Siege siege) throws Exception {
            siege.command("send 20");
            siege.command("close-standard-error");
            siege.command("send 200");
        }
    },
    PIPE_WITHOUT_READER(Law.COUNTED) {
        @Override
        String options(Siege siege) throws Exception {
            return "out='" + siege.pipe().path() + "'";
        }

        @Override
        void strike(Siege siege) throws Exception {
            siege.command("send 200");
        }
    },
    PIPE_GETS_ITS_READER_LATE(Law.WRITTEN) {
        @Override
        String options(Siege siege) throws Exception {
            return "out='" + siege.pipe().path() + "'";
        }

        @Override
        void strike(Siege siege) throws Exception {
            siege.command("send 200");
            siege.pipe().open();
            siege.command("send 50");
        }
    },
    FILE_IS_MOVED(Law.WRITTEN) {
        @Override
        void strike(Siege siege) throws Exception {
            siege.command("send 100");
            siege.awaitLines(400);
            siege.move("log", "log.1");
            siege.command("send 100");
        }
    },
    FILE_IS_MOVED_UNDER_LOAD(Law.WRITTEN) {
        @Override
        void strike(Siege siege) throws Exception {
            siege.jvm().say("send 2000");
            for (int i = 5; i > 0; i--) {
                siege.awaitLines((6 - i) * 500);
                siege.move("log", "log." + i);
            }
            siege.command("send 1");
        }
    },
    FILE_IS_COPIED_AND_TRUNCATED(Law.WRITTEN) {
        @Override
        void strike(Siege siege) throws Exception {
            siege.command("send 100");
            siege.awaitLines(494); // each client's last request waits for the next or the end
            if (siege.tapped()) {
                Files.copy(siege.file("log"), siege.file("log.1"));
                Files.newOutputStream(siege.file("log")).close();
            }
            siege.command("send 100");
        }
    },
    DIRECTORY_IS_MOVED(Law.WRITTEN) {
        @Override
        String options(Siege siege) throws IOException {
            Files.createDirectory(siege.file("logs"));
            return "out='" + siege.file("logs") + "/log'";
        }

        @Override
        void strike(Siege siege) throws Exception {
            siege.command("send 100");
            siege.awaitLines(400);
            siege.move("logs", "before");
            siege.command("send 100");
        }
    },
    DIRECTORY_NEVER_WAS(Law.COUNTED) {
        @Override
        String options(Siege siege) {
            return "out='" + siege.file("none") + "/log'";
        }

        @Override
        void strike(Siege siege) throws Exception {
            siege.command("send 100");
        }
    },
    DEVICE_IS_FULL(Law.COUNTED) {
        @Override
        String options(Siege siege) {
            return "out=/dev/full";
        }

        @Override
        void strike(Siege siege) throws Exception {
            siege.command("send 200");
        }
    },
    /** The shell counts in blocks of 512 or 1024 bytes. */
    FILE_GROWS_TO_ITS_LIMIT(Law.COUNTED) {
        @Override
        TargetJvm prepare(TargetJvm jvm, Siege siege) {
            return jvm.jvm("-XX:-UsePerfData").within(List.of("sh", "-c", "ulimit -f 20; exec \"$@\"", "sh"));
        }

        @Override
        void strike(Siege siege) throws Exception {
            siege.command("send 200");
        }
    },
    DISK_IS_FULL_AND_FREE_AGAIN(Law.WRITTEN) {
        @Override
        String options(Siege siege) throws Exception {
            assumeTrue(siege.mount("disk", 65536), "a tmpfs cannot be mounted here");
            return "out='" + siege.file("disk") + "/log'";
        }

        @Override
        void strike(Siege siege) throws Exception {
            Path filler = siege.file("disk").resolve("filler");
            siege.command("send 20");
            siege.awaitLines(50);
            if (siege.tapped()) {
                fill(filler);
            }
            siege.command("send 200");
            siege.awaitWord("No space left");
            if (siege.tapped()) {
                Files.delete(filler);
            }
            siege.command("send 20");
        }

        private void fill(Path file) throws IOException {
            try {
                Files.write(file, new byte[1 << 20]);
            } catch (FileSystemException e) {
                throw e;
            } catch (IOException e) {
                // full
            }
        }
    },
    /** The line that was cut short is whole in the next file. */
    DISK_IS_FULL_AND_THE_LOG_MOVED_AWAY(Law.COUNTED) {
        @Override
        String options(Siege siege) throws Exception {
            assumeTrue(siege.mount("disk", 16384), "a tmpfs cannot be mounted here");
            return "out='" + siege.file("disk") + "/log'";
        }

        @Override
        void strike(Siege siege) throws Exception {
            siege.command("send 200");
            siege.awaitWord("No space left");
            siege.move("disk/log", "log.0"); // to another file system, which makes room
            siege.command("send 1");
        }
    },
    FILE_IS_A_LINK(Law.WRITTEN) {
        @Override
        String options(Siege siege) throws IOException {
            Files.createSymbolicLink(siege.file("link"), siege.file("log"));
            return "out='" + siege.file("link") + "'";
        }

        @Override
        void strike(Siege siege) throws Exception {
            siege.command("send 50");
        }
    },
    FILE_IS_A_LINK_OF_ANOTHER_USER(Law.COUNTED) {
        @Override
        String options(Siege siege) throws Exception {
            Path link = Files.createSymbolicLink(siege.file("link"), siege.file("log"));
            assumeTrue(
                    new ProcessBuilder("chown", "-h", "4242", link.toString())
                                    .start()
                                    .waitFor()
                            == 0,
                    "not root");
            return "out='" + link + "'";
        }

        @Override
        void strike(Siege siege) throws Exception {
            siege.command("send 50");
        }
    },
    WRITER_IS_INTERRUPTED_ALL_THE_TIME(Law.WRITTEN) {
        @Override
        void strike(Siege siege) throws Exception {
            siege.jvm().say("send 500");
            siege.jvm().say("interrupt-others 300");
            siege.command("send 100");
            siege.command("interrupt-others 300");
        }
    },
    /** How many requests are answered meanwhile differs from run to run; what is asked later has its line. */
    HEAP_IS_FULL_FOR_TEN_SECONDS(Law.WRITTEN_LATER) {
        @Override
        Class<?> application() {
            return FullHeap.class;
        }

        @Override
        TargetJvm prepare(TargetJvm jvm, Siege siege) {
            return jvm.arguments("10").jvm("-Xmx64m");
        }

        @Override
        void strike(Siege siege) {
            // it does so by itself
        }
    },
    THREADS_ARE_INTERRUPTED_AND_CHANNELS_CLOSED(Law.WRITTEN) {
        @Override
        Class<?> application() {
            return Disturbed.class;
        }

        @Override
        void strike(Siege siege) {
            // it does so by itself
        }
    },
    JVM_ENDS_RIGHT_AFTER_A_REQUEST(Law.WRITTEN) {
        @Override
        void strike(Siege siege) throws Exception {
            siege.command("send-and-exit 1");
        }
    },
    REQUESTS_ARE_SENT_BY_A_SHUTDOWN_HOOK(Law.WRITTEN) {
        @Override
        void strike(Siege siege) throws Exception {
            siege.command("send-in-a-hook 50");
            siege.command("send-and-exit 1");
        }
    },
    JVM_GETS_SIGTERM(Law.WRITTEN) {
        @Override
        void strike(Siege siege) throws Exception {
            siege.command("send 100");
            siege.signal("TERM");
        }
    },
    JVM_GETS_SIGTERM_UNDER_LOAD(Law.WHOLE) {
        @Override
        void strike(Siege siege) throws Exception {
            siege.jvm().say("send 1000000");
            siege.awaitLines(1000);
            siege.signal("TERM");
        }
    },
    JVM_HALTS(Law.WHOLE) {
        @Override
        void strike(Siege siege) throws Exception {
            siege.command("send 200");
            siege.awaitLines(994);
            siege.jvm().say("halt 5");
        }
    },
    JVM_GETS_SIGKILL_UNDER_LOAD(Law.WHOLE) {
        @Override
        void strike(Siege siege) throws Exception {
            siege.jvm().say("send 1000000");
            siege.awaitLines(1000);
            siege.signal("KILL");
        }
    };

    /** What must be known in the end. */
    enum Law {
        /** Each request has its line. */
        WRITTEN,
        /** Each request has its line, but for those that were sent when nothing could be promised: they have theirs or losses. */
        WRITTEN_LATER,
        /** Each request has its line or is counted as lost. */
        COUNTED,
        /** The JVM ends, and more cannot be said. */
        ENDED,
        /** What was there before is still there, and each line but the last is whole. */
        WHOLE
    }

    private static final List<Fault> QUICK = List.of(
            STDERR_PIPE_IS_NEVER_READ,
            STDERR_PIPE_IS_NEVER_READ_AND_THE_JVM_GETS_SIGTERM,
            PIPE_WITHOUT_READER,
            FILE_IS_MOVED_UNDER_LOAD,
            FILE_GROWS_TO_ITS_LIMIT,
            DISK_IS_FULL_AND_THE_LOG_MOVED_AWAY,
            FILE_IS_A_LINK_OF_ANOTHER_USER,
            WRITER_IS_INTERRUPTED_ALL_THE_TIME,
            THREADS_ARE_INTERRUPTED_AND_CHANNELS_CLOSED,
            REQUESTS_ARE_SENT_BY_A_SHUTDOWN_HOOK,
            JVM_GETS_SIGKILL_UNDER_LOAD);

    private final Law law;

    Fault(Law law) {
        this.law = law;
    }

    Law law() {
        return law;
    }

    /** Those that the normal run has, or all if the siege was asked for. */
    static List<Fault> asked() {
        return Jvm.siegeAsked() ? List.of(values()) : QUICK;
    }

    Class<?> application() {
        return Besieged.class;
    }

    /** Where the output goes. */
    String options(Siege siege) throws Exception {
        return "out='" + siege.file("log") + "'";
    }

    /** How the JVM is started. */
    TargetJvm prepare(TargetJvm jvm, Siege siege) throws Exception {
        return jvm;
    }

    /** What happens while it runs. */
    abstract void strike(Siege siege) throws Exception;

    private static List<String> stderrTo(Pipe pipe) {
        return List.of("sh", "-c", "exec \"$@\" 2>'" + pipe.path() + "'", "sh");
    }
}
