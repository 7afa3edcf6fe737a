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
final class Injection {
    private Injection() {}

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
        if (Proc.isThere() && !Files.isDirectory(proc.inside("/tmp"))) {
            throw new AttachException(target.pid() + " has no directory /tmp, without which no JVM can be attached to");
        }
        Path jar = jar();
        if (Proc.isThere() && !proc.sharesFiles() && !Files.exists(proc.inside(jar.toString()))) {
            throw new AttachException(target.pid() + " runs in a container, where there is no " + jar
                    + "; copy jsniff.jar to that place there, or run it there");
        }
    }

    private static Path jar() throws AttachException {
        @Nullable CodeSource source = Injection.class.getProtectionDomain().getCodeSource();
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
        File jar = jar().toFile();
        try {
            ByteBuddyAgent.attach(
                    jar, Long.toString(target.pid()), arguments, AttachmentProvider.ForModularizedVm.INSTANCE);
        } catch (RuntimeException e) {
            throw new AttachException(explain(target, deepest(e)));
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
        String message = String.valueOf(error.getMessage()).lines().findFirst().orElse("");
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
        return "attaching to " + target.title() + " failed: " + error.getClass().getSimpleName() + ": " + message;
    }
}
