package io.jsniff.agent.tap;

/** A thread by its name and its number: not itself, as it may be gone before what it waited for. */
record Waiting(String thread, long threadId) {
    static Waiting ofThisThread() {
        Thread thread = Thread.currentThread();
        return new Waiting(thread.getName(), thread.getId());
    }
}
