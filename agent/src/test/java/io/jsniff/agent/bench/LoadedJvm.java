package io.jsniff.agent.bench;

import io.jsniff.agent.app.Talker;
import io.jsniff.agent.launch.Jcmd;
import io.jsniff.agent.launch.RunningJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A {@link Talker} in a JVM of its own, and how much it has done. */
final class LoadedJvm {
    private final RunningJvm jvm;
    private int lines = 1;

    LoadedJvm(RunningJvm jvm) throws IOException, InterruptedException {
        this.jvm = jvm;
        jvm.awaitLine(lines);
    }

    String pid() {
        return jvm.pid();
    }

    void load() throws IOException, InterruptedException {
        ask("load");
    }

    /** Ends the load, until the next {@link #load}: requests answered and failed so far. */
    String rest() throws IOException, InterruptedException {
        return ask("count");
    }

    long answered() throws IOException, InterruptedException {
        return Long.parseLong(ask("so far").split(" ")[0]);
    }

    private String ask(String line) throws IOException, InterruptedException {
        jvm.say(line);
        return jvm.awaitLine(++lines);
    }

    /** Its processor time, in the kernel and out of it, in hundredths of a second. */
    long ticks() throws IOException {
        String[] fields = Files.readString(Path.of("/proc", pid(), "stat")).split(" ");
        return Long.parseLong(fields[13]) + Long.parseLong(fields[14]);
    }

    /** Twice, so that what the first one frees by way of references goes too. */
    void collect() throws Exception {
        Jcmd.run(pid(), "GC.run");
        Jcmd.run(pid(), "GC.run");
    }
}
