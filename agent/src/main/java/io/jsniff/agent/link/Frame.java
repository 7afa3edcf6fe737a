package io.jsniff.agent.link;

import io.jsniff.bytes.Printable;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * What goes over a {@link FrameChannel} at once.
 *
 * @param kind what it is
 * @param body its bytes; text is UTF-8
 */
public record Frame(Kind kind, byte[] body) {

    /** What a frame may be. */
    public enum Kind {
        /** From the agent, first of all: the secret by which the terminal knows it. */
        HELLO('h'),
        /** From the terminal: a {@link AgentRequest}. */
        REQUEST('q'),
        /** From the agent: it is at work. Text: with which options. */
        STARTED('s'),
        /** From the agent: it does not do what was asked, and nothing follows. Text: why. */
        REFUSED('x'),
        /** From the agent: the answer to a question, after which nothing follows. */
        ANSWER('a'),
        /** From the agent: entries, as they are to be printed. */
        ENTRIES('e'),
        /** From the agent: a line for the user. */
        REMARK('r'),
        /** From the agent: the summary. */
        SUMMARY('t'),
        /** From the agent, the last: it has left. Text: why. */
        LEFT('l');

        private final byte code;

        Kind(char code) {
            this.code = (byte) code;
        }

        byte code() {
            return code;
        }

        /** The kind with a code; {@code null} if there is none. */
        static @Nullable Kind of(byte code) {
            for (Kind kind : values()) {
                if (kind.code == code) {
                    return kind;
                }
            }
            return null;
        }
    }

    /** The body as text. The other end may be another user's: it is fit for a terminal. */
    public String text() {
        return Printable.LINES.of(new String(body, StandardCharsets.UTF_8));
    }
}
