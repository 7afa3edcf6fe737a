package io.jsniff.agent;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import org.jspecify.annotations.Nullable;

/**
 * Where the JVM hands over to jsniff: at its start with {@code -javaagent}, later by attach.
 *
 * <p>The JVM loads this class, and this one alone, into the application's class loader. All else lives in a class loader of
 * its own, so that the application never meets it and it can leave without a trace.
 */
public final class Agent {
    private Agent() {}

    /** Called before the application's main class is loaded. */
    public static void premain(@Nullable String arguments, Instrumentation instrumentation) {
        start("premain", arguments, instrumentation);
    }

    /** Called in a running JVM. */
    public static void agentmain(@Nullable String arguments, Instrumentation instrumentation) {
        start("agentmain", arguments, instrumentation);
    }

    /** No matter what goes wrong costs the application nothing but a line on standard error. */
    private static void start(String how, @Nullable String arguments, Instrumentation instrumentation) {
        try {
            URL jar = Agent.class.getProtectionDomain().getCodeSource().getLocation();
            URLClassLoader loader = new URLClassLoader("jsniff", new URL[] {jar}, ClassLoader.getPlatformClassLoader());
            Object stays = loader.loadClass("io.jsniff.agent.JsniffAgent")
                    .getMethod(how, String.class, Instrumentation.class)
                    .invoke(null, arguments, instrumentation);
            if (!Boolean.TRUE.equals(stays)) {
                loader.close();
            }
        } catch (InvocationTargetException e) {
            System.err.println("jsniff: not started: " + e.getCause());
        } catch (Throwable e) {
            System.err.println("jsniff: not started: " + e);
        }
    }
}
