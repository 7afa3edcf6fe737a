package io.jsniff.http.h2;

/** The message of one direction of a stream. */
final class MessageState {
    enum Stage {
        /** Not begun; or only interim responses have come. */
        IDLE,
        /** The head is there. */
        OPEN,
        /** It is over, or will never come. */
        DONE
    }

    Stage stage = Stage.IDLE;
    long size;
    long lastTime;
    boolean lossy;
}
