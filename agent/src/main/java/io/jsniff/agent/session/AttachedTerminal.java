package io.jsniff.agent.session;

import io.jsniff.agent.instrument.BridgeClass;
import io.jsniff.agent.link.AgentRequest;
import io.jsniff.agent.link.Frame;
import io.jsniff.agent.link.Frame.Kind;
import io.jsniff.agent.link.FrameChannel;
import io.jsniff.output.Sink;
import io.jsniff.pipeline.RecordingOptions;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;

/**
 * The terminal of {@code jsniff attach}, as seen from the JVM it attached to. When it is gone, what is said to it is lost, and
 * no one but the agent notices.
 */
final class AttachedTerminal implements AgentHost, Closeable {
    private final FrameChannel link;
    private volatile boolean keep;
    private volatile boolean gone;

    private AttachedTerminal(FrameChannel link) {
        this.link = link;
    }

    /**
     * Calls back.
     *
     * @param argument behind {@link FrameChannel#ARGUMENT}: the secret, a colon, and the path of a socket that the user alone can reach
     */
    static AttachedTerminal call(String argument) throws IOException {
        int colon = argument.indexOf(':');
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        if (BridgeClass.isDefined()) {
            RunningAgent.ask(channel); // which is not to follow it
        }
        channel.connect(UnixDomainSocketAddress.of(argument.substring(colon + 1)));
        AttachedTerminal terminal = new AttachedTerminal(new FrameChannel(channel));
        terminal.link.send(Kind.HELLO, argument.substring(0, colon));
        return terminal;
    }

    AgentRequest request() throws IOException {
        Frame frame = link.receive();
        if (frame == null || frame.kind() != Kind.REQUEST) {
            throw new EOFException("no request");
        }
        AgentRequest request = AgentRequest.of(frame.body());
        keep = request.verb() == AgentRequest.Verb.KEEP;
        return request;
    }

    @Override
    public Object socket() {
        return link.channel();
    }

    void tell(Kind kind, String text) {
        try {
            link.send(kind, text);
        } catch (IOException e) {
            // who waits for the terminal's end hears of it
        }
    }

    /** Waits until the terminal asks the agent to leave, by closing its half of the link, or dies. */
    void awaitEnd() {
        try {
            while (link.receive() != null) {
                // it has nothing more to say
            }
        } catch (IOException e) {
            // gone
        }
    }

    @Override
    public String way() {
        return keep ? "by attach --keep" : "by attach, for a terminal";
    }

    @Override
    public void say(String line) {
        if (!gone) {
            tell(Kind.REMARK, line);
        } else if (keep) {
            StderrMessages.say(line);
        }
    }

    @Override
    public @Nullable Sink sink(RecordingOptions options) {
        boolean file = !options.out().isEmpty() && !options.out().equals("-");
        return file || keep ? null : new Entries();
    }

    @Override
    public void giveUp() {
        close();
    }

    @Override
    public void left(String why, String summary) {
        tell(Kind.SUMMARY, summary);
        tell(Kind.LEFT, why);
        close();
    }

    @Override
    public void ended(String summary) {
        if (keep) {
            new StderrHost("").ended(summary);
        } else {
            left("the application has ended", summary);
        }
    }

    @Override
    public void close() {
        gone = true;
        try {
            link.close();
        } catch (IOException e) {
            // it is gone all the same
        }
    }

    /** Entries on their way. When no one takes them any more, the agent is about to leave: no reason to say so anywhere. */
    private final class Entries implements Sink {
        @Override
        public int write(byte[] bytes, int offset, int length) {
            try {
                link.send(Kind.ENTRIES, bytes, offset, length);
            } catch (IOException e) {
                // as above
            }
            return length;
        }

        @Override
        public String name() {
            return "the terminal";
        }
    }
}
