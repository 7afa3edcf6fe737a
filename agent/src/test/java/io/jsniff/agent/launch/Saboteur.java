package io.jsniff.agent.launch;

import java.lang.instrument.Instrumentation;
import java.lang.reflect.Constructor;

/** A second agent, which takes the tap out of the bridge and puts in one that throws no matter what it is told. */
public final class Saboteur {
    private Saboteur() {}

    /** Comes to an application that runs. */
    public static void agentmain(String arguments, Instrumentation instrumentation) throws Exception {
        premain(arguments, instrumentation);
    }

    /** Runs behind jsniff's own. */
    public static void premain(String arguments, Instrumentation instrumentation) throws Exception {
        Constructor<?> maker = Class.forName("sabotage.ThrowingBridge").getDeclaredConstructor();
        maker.setAccessible(true);
        Class.forName("java.lang.JsniffBridge").getField("current").set(null, maker.newInstance());
    }
}
