package io.jsniff.agent.tap.caller;

/** A thread by its name and its number: not itself, as it may be gone before what it waited for. */
record ThreadRef(String thread, long threadId) {
    static ThreadRef ofThisThread() {
        Thread thread = Thread.currentThread();
        return new ThreadRef(thread.getName(), thread.getId());
    }
}
