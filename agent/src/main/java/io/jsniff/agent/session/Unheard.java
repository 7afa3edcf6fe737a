package io.jsniff.agent.session;

/** What ends a thread of ours: the application's own handler is not to hear of it. */
final class Unheard implements Thread.UncaughtExceptionHandler {
    @Override
    public void uncaughtException(Thread thread, Throwable error) {
        try {
            StderrMessages.say("its thread " + thread.getName() + " has ended: " + error);
        } catch (Throwable e) {
            // there is no memory to say so
        }
    }
}
