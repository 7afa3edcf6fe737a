package io.jsniff.agent.attach;

import io.jsniff.agent.link.AgentRequest;
import io.jsniff.agent.link.Frame;
import io.jsniff.agent.link.Frame.Kind;
import io.jsniff.agent.link.FrameChannel;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A talk with the agent in another JVM. */
public final class Attachment implements Closeable {
    private final JavaProcess target;
    private final FrameChannel link;
    private final Queue<Frame> early = new ArrayDeque<>();

    private Attachment(JavaProcess target, FrameChannel link) {
        this.target = target;
        this.link = link;
    }

    /**
     * Gets the agent into a JVM and asks it something.
     *
     * @throws AttachException if it cannot get there, and then the JVM has not changed
     */
    public static Attachment open(JavaProcess target, AgentRequest request) throws AttachException {
        AgentLoader.check(target);
        AtomicReference<@Nullable AttachException> failure = new AtomicReference<>();
        try (CallbackSocket door = CallbackSocket.open(target)) {
            Thread loading = new Thread(() -> load(target, door, failure), "jsniff-attach");
            loading.setDaemon(true);
            loading.start();
            FrameChannel link = door.await();
            byte[] question = request.toBytes();
            link.send(Kind.REQUEST, question, 0, question.length);
            return new Attachment(target, link);
        } catch (IOException e) {
            @Nullable AttachException known = failure.get();
            throw known != null
                    ? known
                    : new AttachException("the agent in " + target.title() + " does not call back"
                            + (e.getMessage() == null ? "" : ": " + e.getMessage()));
        }
    }

    /** Returns when the agent has done its work; if no one has called by then, no one will. */
    private static void load(
            JavaProcess target, CallbackSocket door, AtomicReference<@Nullable AttachException> failure) {
        try {
            AgentLoader.load(target, FrameChannel.ARGUMENT + door.address());
        } catch (AttachException e) {
            failure.set(e);
        } finally {
            door.close();
        }
    }

    /**
     * Waits for what the agent says next.
     *
     * @return {@code null} when its JVM has died
     */
    public @Nullable Frame next() {
        return early.isEmpty() ? receive() : early.remove();
    }

    private @Nullable Frame receive() {
        try {
            return link.receive();
        } catch (IOException e) {
            return null;
        }
    }

    /**
     * Waits for the answer. What comes before it is kept for {@link #next}.
     *
     * @throws AttachException if the agent refuses, with its reason
     */
    public String answer(Kind expected) throws AttachException {
        for (Frame frame = receive(); frame != null; frame = receive()) {
            if (frame.kind() == Kind.REFUSED) {
                throw new AttachException(target.title() + ": " + frame.text());
            } else if (frame.kind() == expected) {
                return frame.text();
            }
            early.add(frame);
        }
        throw new AttachException(target.title() + " has ended meanwhile");
    }

    /** Asks the agent to leave; what it still has to say comes yet. From any thread, more than once if need be. */
    public void leave() {
        try {
            link.finish();
        } catch (IOException e) {
            // it has left
        }
    }

    @Override
    public void close() throws IOException {
        link.close();
    }
}
