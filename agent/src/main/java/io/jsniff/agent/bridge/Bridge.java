package io.jsniff.agent.bridge;

/** What advice calls; relocated to {@code java.lang.JsniffBridge} in the shipped jar. */
public abstract class Bridge {
    /** For the one subclass, in the agent. */
    protected Bridge() {}
}
