package io.jsniff.agent.attach;

import io.jsniff.bytes.Printable;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/**
 * HotSpot's attach protocol, for JVMs of other users on Linux. The JDK's own client goes by names that these users can change under its hands, and
 * repeats its signal seconds after it has looked at the process, when its pid may be that of another.
 */
final class AttachSocket {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(10);
    private static final long LOOK_AGAIN = 50;
    private static final int MAX_ANSWER = 4096;

    /** Whether it is still the process that began then is asked by the very shell that signals it: both are built in. */
    private static final String SIGNAL = "read -r stat <\"/proc/$1/stat\" && set -- \"$1\" \"$2\" ${stat##*) }"
            + " && [ \"${22}\" = \"$2\" ] && kill -QUIT \"$1\"";

    private final JavaProcess target;
    private final Proc proc;
    private final PinnedDirectory temporary;
    private final Path socket;

    private AttachSocket(JavaProcess target, Proc proc, PinnedDirectory temporary) {
        this.target = target;
        this.proc = proc;
        this.temporary = temporary;
        this.socket = temporary.path(".java_pid" + proc.ownPid());
    }

    /** Has a JVM load an agent, and waits until that has done what its arguments say. */
    static void load(JavaProcess target, Path jar, String arguments) throws AttachException {
        Proc proc = new Proc(target.pid());
        try (PinnedDirectory temporary = proc.temporary()) {
            AttachSocket attach = new AttachSocket(target, proc, temporary);
            if (!attach.isOpen()) {
                attach.haveItOpened();
            }
            attach.load(jar + "=" + arguments);
        } catch (IOException e) {
            throw new AttachException("attaching to " + target.title() + " failed: " + e.getMessage());
        }
    }

    private boolean isOpen() {
        return Files.exists(socket, LinkOption.NOFOLLOW_LINKS);
    }

    private void haveItOpened() throws AttachException, IOException {
        String trigger = ".attach_pid" + proc.ownPid();
        try {
            Files.createFile(temporary.path(trigger));
        } catch (FileAlreadyExistsException e) { // it would print its threads, and open nothing
            throw new AttachException(target.title() + " has a file " + trigger + " in its /tmp already");
        }
        try {
            signal();
            long end = System.nanoTime() + PATIENCE;
            while (!isOpen()) {
                if (System.nanoTime() - end > 0 || !target.process().isAlive()) {
                    throw new AttachException(
                            target.title() + " does not answer: it is stopped, too busy, cannot write to its"
                                    + " /tmp, or does not permit attaching");
                }
                Thread.sleep(LOOK_AGAIN);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            temporary.deleteFile(trigger);
        }
    }

    private void signal() throws AttachException, IOException, InterruptedException {
        long startTime = proc.startTime();
        AgentLoader.recheck(target); // so that the start time is that of the process that has been found
        Process shell = new ProcessBuilder(
                        "/bin/sh", "-c", SIGNAL, "sh", Long.toString(target.pid()), Long.toString(startTime))
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD)
                .start();
        if (shell.waitFor() != 0) {
            throw new AttachException(target.title() + " has ended");
        }
    }

    private void load(String arguments) throws AttachException, IOException {
        AgentLoader.recheck(target); // whose the socket is
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.connect(UnixDomainSocketAddress.of(socket));
            ByteBuffer request = ByteBuffer.wrap(
                    ("1\0load\0instrument\0false\0" + arguments + "\0").getBytes(StandardCharsets.UTF_8));
            while (request.hasRemaining()) {
                channel.write(request);
            }
            String answer = answer(channel);
            if (!answer.startsWith("0\nreturn code: 0")) {
                throw new AttachException(
                        AgentLoader.explain(target, "load", answer.substring(answer.indexOf('\n') + 1)));
            }
        }
    }

    private static String answer(SocketChannel channel) throws IOException {
        byte[] answer = Channels.newInputStream(channel).readNBytes(MAX_ANSWER);
        return Printable.LINES.of(new String(answer, StandardCharsets.UTF_8));
    }
}
