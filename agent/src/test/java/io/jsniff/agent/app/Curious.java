package io.jsniff.agent.app;

import java.util.TreeSet;

/** Looks around for what does not belong to it, and prints what it finds. */
public final class Curious {
    private static final String[] OTHERS = {
        "org.slf4j.Logger",
        "com.fasterxml.jackson.core.JsonFactory",
        "net.bytebuddy.ByteBuddy",
        "picocli.CommandLine",
        "com.sun.jna.Native",
        "org.objectweb.asm.ClassReader"
    };

    private Curious() {}

    public static void main(String[] arguments) throws Exception {
        for (String name : OTHERS) {
            try {
                Class.forName(name);
                System.out.println("sees " + name);
            } catch (ClassNotFoundException e) {
                // as it should be
            }
        }
        for (String name : new TreeSet<>(System.getProperties().stringPropertyNames())) {
            if (name.contains("jsniff") || name.contains("slf4j") || name.contains("bytebuddy")) {
                System.out.println("property " + name);
            }
        }
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().contains("jsniff") && !thread.isDaemon()) {
                System.out.println("thread " + thread.getName());
            }
        }
        System.out.println("context "
                + Thread.currentThread().getContextClassLoader().getClass().getSimpleName());
    }
}
