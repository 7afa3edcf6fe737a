package io.jsniff.agent.attach;

import io.jsniff.bytes.Printable;
import io.jsniff.output.EntryWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Finds the JVMs of this machine. */
public final class JavaProcesses {
    private static final long MAX_LOOK_SECONDS = 5;

    private static final String SELF = ProcessHandle.current().info().user().orElse("");

    private JavaProcesses() {}

    /** All but this one, by pid. */
    public static List<JavaProcess> all() {
        long self = ProcessHandle.current().pid();
        return ProcessHandle.allProcesses()
                .filter(process -> process.pid() != self)
                .map(JavaProcesses::look)
                .flatMap(Optional::stream)
                .sorted(Comparator.comparingLong(JavaProcess::pid))
                .toList();
    }

    /**
     * The one with a pid, or with a part of the name of its main class, module or jar.
     *
     * @throws AttachException if there is none, or more than one: then it names them
     */
    public static JavaProcess find(String pidOrName) throws AttachException {
        if (pidOrName.isBlank()) {
            throw new AttachException("'" + pidOrName + "' is neither a pid nor a part of a name");
        }
        return pidOrName.matches("\\d{1,18}") ? withPid(Long.parseLong(pidOrName)) : named(pidOrName);
    }

    private static JavaProcess withPid(long pid) throws AttachException {
        ProcessHandle process = ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .orElseThrow(() -> new AttachException("there is no process " + pid));
        if (pid == ProcessHandle.current().pid()) {
            throw new AttachException(pid + " is this very command");
        }
        return look(process).orElseThrow(() -> new AttachException(notSeen(process)));
    }

    private static String notSeen(ProcessHandle process) {
        long pid = process.pid();
        if (Proc.isThere() && new Proc(pid).hasJvm() == null) {
            String user = process.info().user().orElse("another user");
            return user.equals(System.getProperty("user.name"))
                    ? pid + " is protected: the system lets no one look at it"
                    : belongsTo(pid, user);
        }
        return pid + " is no JVM"
                + process.info().command().map(command -> " (" + command + ")").orElse("");
    }

    private static String belongsTo(long pid, String user) {
        return pid + " belongs to " + user + ": run this command as " + user + " or as root";
    }

    private static JavaProcess named(String part) throws AttachException {
        List<JavaProcess> matching = new ArrayList<>();
        for (JavaProcess process : all()) {
            if (process.shortName().contains(part)) {
                matching.add(process);
            }
        }
        if (matching.isEmpty()) {
            throw new AttachException("no JVM has '" + part + "' in the name of its main class or jar;"
                    + " 'java -jar jsniff.jar list' shows all");
        } else if (matching.size() > 1) {
            StringBuilder text = new StringBuilder("'" + part + "' is in the names of several; choose by pid:");
            for (JavaProcess process : matching) {
                text.append("\n  ").append(process.pid()).append(' ').append(process.shortCommand());
            }
            throw new AttachException(text.toString());
        }
        return matching.get(0);
    }

    /** Its user may keep us waiting, by a file system of their own: then it is left aside. */
    private static Optional<JavaProcess> look(ProcessHandle process) {
        FutureTask<Optional<JavaProcess>> looking = new FutureTask<>(() -> lookAt(process));
        Thread thread = new Thread(looking, "jsniff-look");
        thread.setDaemon(true);
        thread.start();
        try {
            return looking.get(MAX_LOOK_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            return Optional.of(new JavaProcess(
                    process,
                    "",
                    "",
                    "",
                    process.pid() + " does not let itself be looked at: that takes too long",
                    null));
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static Optional<JavaProcess> lookAt(ProcessHandle process) {
        Proc proc = new Proc(process.pid());
        String user = Printable.LINE.of(process.info().user().orElse(""));
        if (Boolean.FALSE.equals(proc.hasJvm())) {
            return Optional.empty(); // though a file may say that it is
        }
        Map<String, String> counters =
                CounterFile.texts(proc, Proc.isThere() ? proc.owner() : new Owner(Owner.UNKNOWN, user));
        if (counters.isEmpty() && !isJava(process, proc)) {
            return Optional.empty();
        }
        String command = Printable.LINE.of(command(counters, process, proc).replace('\n', ' '));
        return Optional.of(new JavaProcess(
                process,
                user,
                command,
                Printable.LINE.of(counters.getOrDefault("java.property.java.version", "")),
                obstacle(process.pid(), user, counters, proc),
                isJsniff(command) ? null : proc.threadSince(EntryWriter.THREAD)));
    }

    /** A capture has such a thread, too. */
    private static boolean isJsniff(String command) {
        return command.startsWith("io.jsniff.agent.Main") || command.matches("(?s)\\S*jsniff[^/ ]*\\.jar .*");
    }

    /** One that publishes no counters is known by the library that it has loaded. */
    private static boolean isJava(ProcessHandle process, Proc proc) {
        @Nullable Boolean jvm = proc.hasJvm();
        return jvm != null
                ? jvm
                : !Proc.isThere()
                        && process.info()
                                .command()
                                .map(JavaProcesses::isLauncher)
                                .orElse(false);
    }

    private static boolean isLauncher(String command) {
        String file = Path.of(command).getFileName().toString();
        return file.equals("java") || file.equals("java.exe");
    }

    private static @Nullable String obstacle(long pid, String user, Map<String, String> counters, Proc proc) {
        String flags = counters.getOrDefault("java.rt.vmFlags", "") + " " + counters.getOrDefault("java.rt.vmArgs", "");
        if (!user.isEmpty() && !SELF.isEmpty() && !user.equals(SELF) && !SELF.equals("root")) {
            return belongsTo(pid, user);
        } else if (counters.getOrDefault("sun.rt.jvmCapabilities", "1").startsWith("0")
                || flags.contains("-XX:+DisableAttachMechanism")
                || proc.arguments().contains("-XX:+DisableAttachMechanism")) {
            return pid + " was started with -XX:+DisableAttachMechanism: no one can attach to it";
        } else if (flags.contains("-XX:-EnableDynamicAgentLoading")) {
            return pid + " was started with -XX:-EnableDynamicAgentLoading: no agent can be loaded into it any more";
        }
        return Proc.isThere() ? AttachSupport.obstacle(pid, proc) : null;
    }

    private static String command(Map<String, String> counters, ProcessHandle process, Proc proc) {
        @Nullable String published = counters.get("sun.rt.javaCommand");
        if (published != null && !published.isEmpty()) {
            return published;
        }
        List<String> arguments = proc.arguments();
        if (arguments.isEmpty()) {
            arguments = List.of(process.info().arguments().orElse(new String[0]));
        }
        return CommandLine.withoutJvmOptions(arguments);
    }
}
