package io.jsniff.agent.cli;

import io.jsniff.agent.attach.Attachment;
import io.jsniff.agent.attach.JavaProcess;
import io.jsniff.agent.link.Frame;
import io.jsniff.output.Sink;
import io.jsniff.output.StreamSink;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Shows what an agent sends: entries on standard output, all else on standard error. */
final class Watch {
    private final Attachment attachment;
    private final JavaProcess process;
    private final PrintWriter err;
    private final Sink out = StreamSink.standardOutput(); // entries are bytes, each batch a write
    private boolean nobodyReads;
    private boolean left;

    Watch(Attachment attachment, JavaProcess process, PrintWriter err) {
        this.attachment = attachment;
        this.process = process;
        this.err = err;
    }

    /** Until Ctrl-C, the limit, the end of the JVM, or the end of who reads our standard output; the exit code. */
    int run(@Nullable Duration limit) {
        Interruption interruption = new Interruption(attachment::leave);
        err.println("jsniff: attached to " + process.title() + "; Ctrl-C detaches");
        if (limit != null) {
            leaveAfter(limit);
        }
        try {
            for (Frame frame = attachment.next(); frame != null; frame = attachment.next()) {
                show(frame);
            }
            if (!left) {
                err.println("jsniff: " + process.title() + " was killed; there is no summary");
            }
            err.flush();
            return 0;
        } finally {
            interruption.over();
        }
    }

    private void leaveAfter(Duration limit) {
        Thread timer = new Thread(
                () -> {
                    try {
                        Thread.sleep(limit.toMillis());
                        attachment.leave();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                "jsniff-duration");
        timer.setDaemon(true);
        timer.start();
    }

    private void show(Frame frame) {
        switch (frame.kind()) {
            case ENTRIES -> write(frame.body());
            case REMARK -> err.println("jsniff: " + frame.text());
            case SUMMARY -> err.print(frame.text());
            case LEFT -> {
                left = true;
                err.println("jsniff: detached from " + process.title() + ": " + frame.text());
            }
            default -> {
                // said before
            }
        }
    }

    private void write(byte[] entries) {
        try {
            if (!nobodyReads) {
                out.write(entries, 0, entries.length);
            }
        } catch (IOException e) {
            nobodyReads = true;
            attachment.leave();
        }
    }
}
