package io.jsniff.http;

import io.jsniff.connection.Direction;

/**
 * Makes messages of a stream that is not HTTP, as justniffer does: each run of bytes in one direction is a message. A run of
 * the source is a request, the run of the dest after it the response; the first byte in one direction finishes the run of the
 * other. If the dest speaks first, what it says answers a request of size 0.
 */
public final class RunDissector implements Dissector {
    private final MessageListener listener;
    private final Run request = new Run();
    private final Run response = new Run();
    private boolean begun;

    /** A dissector at the begin of a stream. */
    public RunDissector(MessageListener listener) {
        this.listener = listener;
    }

    /**
     * A message that another dissector has started goes on as a run. To be called before any byte; the run finishes when
     * another one begins in the other direction, or a byte flows there.
     *
     * @param size its bytes so far
     * @param lossy whether some of them were lost
     * @param time when the last of them flowed
     */
    public void resume(Direction direction, long size, boolean lossy, long time) {
        begun = true;
        run(direction).begin();
        run(direction).add(size, time);
        run(direction).lossy = lossy;
    }

    /** Between runs the next byte matters, because it begins one. */
    @Override
    public long skippable(Direction direction) {
        return run(direction).open && !listener.wantsBody(direction) ? Long.MAX_VALUE : 0;
    }

    @Override
    public int feed(Direction direction, byte[] array, int offset, int length, long time) {
        if (length > 0) {
            add(direction, length, time);
            if (listener.wantsBody(direction)) {
                listener.body(direction, array, offset, length);
            }
        }
        return length;
    }

    @Override
    public void skipped(Direction direction, long length, long time) {
        add(direction, length, time);
    }

    @Override
    public void gap(Direction direction, long length, long time) {
        add(direction, length, time);
        run(direction).lossy = true;
    }

    @Override
    public void ended(Direction direction, long time) {
        finish(direction);
    }

    private void add(Direction direction, long length, long time) {
        if (!begun && direction == Direction.TO_SOURCE) {
            start(Direction.TO_DEST, time);
            run(Direction.TO_DEST).add(0, time);
        }
        finish(direction.opposite());
        if (!run(direction).open) {
            start(direction, time);
        }
        run(direction).add(length, time);
    }

    private void start(Direction direction, long time) {
        begun = true;
        run(direction).begin();
        listener.started(direction, time);
    }

    private void finish(Direction direction) {
        Run run = run(direction);
        if (run.open) {
            run.open = false;
            listener.finished(direction, run.size, run.lastTime, run.lossy ? Completion.GAP : Completion.COMPLETE);
        }
    }

    private Run run(Direction direction) {
        return direction == Direction.TO_DEST ? request : response;
    }

    /** One direction. */
    private static final class Run {
        boolean open;
        boolean lossy;
        long size;
        long lastTime;

        void begin() {
            open = true;
            lossy = false;
            size = 0;
        }

        void add(long length, long time) {
            size += length;
            lastTime = time;
        }
    }
}
