package io.jsniff.pipeline;

/** Takes what happens on connections, as lines for people. Called on the threads of the tap and under its locks: it must not wait. */
public interface TraceLog {
    /** One event of one connection; fit for a terminal, and without credentials. */
    void event(String line);
}
