package io.jsniff.agent.attach;

import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import net.bytebuddy.agent.ByteBuddyAgent;
import net.bytebuddy.agent.ByteBuddyAgent.AttachmentProvider;
import org.jspecify.annotations.Nullable;

/** Has another JVM load the agent. */
final class AgentLoader {
    private AgentLoader() {}

    /**
     * What stands in the way, as far as it can be seen before the other JVM notices anything.
     *
     * @throws AttachException if there is something
     */
    static void check(JavaProcess target) throws AttachException {
        if (target.obstacle() != null) {
            throw new AttachException(target.obstacle());
        } else if (!AttachmentProvider.ForModularizedVm.INSTANCE.attempt().isAvailable()) {
            throw new AttachException("this Java (" + System.getProperty("java.home")
                    + ") has no module jdk.attach; run jsniff.jar with that of a JDK");
        }
        Proc proc = new Proc(target.pid());
        Path jar = jar();
        if (Proc.isThere() && !proc.sharesFiles() && !Files.exists(proc.inside(jar.toString()))) {
            throw new AttachException(target.pid() + " runs in a container, where there is no " + jar
                    + "; copy jsniff.jar to that place there, or run it there");
        }
    }

    private static Path jar() throws AttachException {
        @Nullable CodeSource source = AgentLoader.class.getProtectionDomain().getCodeSource();
        try {
            if (source != null) {
                return Path.of(source.getLocation().toURI()).toAbsolutePath();
            }
        } catch (URISyntaxException e) {
            // as below
        }
        throw new AttachException("it is not known where jsniff.jar is");
    }

    /** Has the agent loaded, and waits until it has done what its arguments say. */
    static void load(JavaProcess target, String arguments) throws AttachException {
        if (isOfAnotherUser(target)) {
            AttachSocket.load(target, jar(), arguments);
            return;
        }
        File jar = jar().toFile();
        prepare();
        recheck(target);
        try {
            ByteBuddyAgent.attach(
                    jar, Long.toString(target.pid()), arguments, AttachmentProvider.ForModularizedVm.INSTANCE);
        } catch (RuntimeException e) {
            throw new AttachException(explain(target, deepest(e)));
        }
    }

    private static boolean isOfAnotherUser(JavaProcess target) {
        return Proc.isThere()
                && new Proc(target.pid()).owner().uid()
                        != new Proc(ProcessHandle.current().pid()).owner().uid();
    }

    /** What the JDK has to load for it, so that it does not take its time between the check and the signal. */
    private static void prepare() {
        try {
            Class.forName("com.sun.tools.attach.spi.AttachProvider")
                    .getMethod("providers")
                    .invoke(null);
            Class.forName("sun.tools.attach.VirtualMachineImpl");
        } catch (ReflectiveOperationException | LinkageError e) {
            // the attempt itself will say so
        }
    }

    /** A pid may have been given to another process since it was looked at. */
    static void recheck(JavaProcess target) throws AttachException {
        if (!target.process().isAlive()) {
            throw new AttachException(target.title() + " has ended");
        }
        @Nullable
        String obstacle = Proc.isThere() ? AttachSupport.obstacle(target.pid(), new Proc(target.pid())) : null;
        if (obstacle != null) {
            throw new AttachException(obstacle);
        } else if (!target.process().isAlive()) { // it was another that has been looked at
            throw new AttachException(target.title() + " has ended");
        }
    }

    private static Throwable deepest(Throwable error) {
        Throwable at = error;
        while (at.getCause() != null && (at instanceof InvocationTargetException || at instanceof RuntimeException)) {
            at = at.getCause();
        }
        return at;
    }

    private static String explain(JavaProcess target, Throwable error) {
        return explain(target, error.getClass().getSimpleName(), String.valueOf(error.getMessage()));
    }

    static String explain(JavaProcess target, String kind, String text) {
        String message = text.lines().findFirst().orElse("");
        if (message.contains("EnableDynamicAgentLoading") || message.contains("Dynamic agent loading")) {
            return target.pid()
                    + " was started with -XX:-EnableDynamicAgentLoading: no agent can be loaded into it any more";
        } else if (message.contains("Unable to open socket file") || message.contains("doesn't respond")) {
            return target.title() + " does not answer: it is stopped, too busy, cannot write to its /tmp,"
                    + " or does not permit attaching";
        } else if (message.contains("not permitted") || message.contains("Permission denied")) {
            return target.title() + " belongs to another user: run this command as "
                    + (target.user().isEmpty() ? "that user" : target.user());
        }
        return "attaching to " + target.title() + " failed: " + kind + ": " + message;
    }
}
