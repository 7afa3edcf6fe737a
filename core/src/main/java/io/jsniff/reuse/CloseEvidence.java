package io.jsniff.reuse;

import io.jsniff.bytes.HeapSize;
import io.jsniff.connection.Close;
import io.jsniff.connection.Connection;
import io.jsniff.connection.Opener;
import io.jsniff.connection.Originator;
import io.jsniff.http.h2.GoAway;
import io.jsniff.http.h2.Http2Traffic;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was seen when a connection ended that may explain why.
 *
 * @param connection the connection
 * @param close who closed it, when and how
 * @param over whether both ends are closed; otherwise one has closed and the other has not answered that for a while
 * @param exchanges how many requests it carried
 * @param last its last exchange; {@code null} if it carried none, or that is not known
 * @param quiet nanoseconds from the last byte to the close; {@link Connection#UNKNOWN} if that is not known
 * @param thread the name of the thread on which the last request began
 * @param idleBefore nanoseconds that it had been idle before its last request; {@link Connection#UNKNOWN} if that was its first
 * @param earlier how many connections to the origin had been opened before it
 * @param passedOver how many connections to the origin were opened while it was idle, but for those of the same client object
 * @param idleBeside how many other connections to the origin were idle
 * @param past how connections to the origin had ended before, the latest first; a bounded number
 * @param traffic what it carried in frames of HTTP/2; {@code null} if it did not speak that
 */
public record CloseEvidence(
        Connection connection,
        Close close,
        boolean over,
        int exchanges,
        @Nullable LastExchange last,
        long quiet,
        String thread,
        long idleBefore,
        long earlier,
        int passedOver,
        int idleBeside,
        List<Past> past,
        @Nullable Http2Traffic traffic) {

    /**
     * How a connection ended, in short.
     *
     * @param by who closed it
     * @param exchanges how many requests it had carried
     * @param quiet nanoseconds from its last byte to the close
     * @param client the object that owned it; {@code null} if unknown
     */
    public record Past(
            Originator by,
            int exchanges,
            long quiet,
            @Nullable String client) {
        /** One that its server was done with counts as closed by that, who was first to do so. */
        static Past of(CloseEvidence ending) {
            Opener opener = ending.connection.opener();
            String client = opener == null ? null : opener.client();
            GoAway said = ending.traffic == null ? null : ending.traffic.serverFirst();
            return said == null
                    ? new Past(ending.close.originator(), ending.exchanges, ending.quiet, client)
                    : new Past(Originator.SERVER, ending.served(said), ending.idleUntil(said), client);
        }
    }

    /** How many of its requests a server takes that has said GOAWAY. */
    public int served(GoAway said) {
        boolean undecided = said.lastStream() == Integer.MAX_VALUE || !connection.openingSeen();
        return undecided ? exchanges : Math.min(exchanges, said.lastStream() / 2 + said.lastStream() % 2);
    }

    /** Nanoseconds from its last byte to a GOAWAY, 0 if that came first; {@link Connection#UNKNOWN} if that is not known. */
    public long idleUntil(GoAway said) {
        return last == null ? Connection.UNKNOWN : last.until(said.time());
    }

    /** The same without what came before, which is not to be kept for ever. */
    CloseEvidence alone() {
        return new CloseEvidence(
                connection,
                close,
                over,
                exchanges,
                last,
                quiet,
                thread,
                idleBefore,
                earlier,
                passedOver,
                idleBeside,
                List.of(),
                traffic);
    }

    /** The same, with what has flowed since. */
    CloseEvidence with(@Nullable Http2Traffic now) {
        return new CloseEvidence(
                connection,
                close,
                over,
                exchanges,
                last,
                quiet,
                thread,
                idleBefore,
                earlier,
                passedOver,
                idleBeside,
                past,
                now);
    }

    /** What it takes in the heap, with all that it holds. */
    public long heapBytes() {
        long sum = HeapSize.object(13)
                + connection.heapBytes()
                + close.heapBytes()
                + HeapSize.of(thread)
                + HeapSize.object(2)
                + HeapSize.slots(past.size())
                + (last == null ? 0 : last.heapBytes())
                + (traffic == null ? 0 : traffic.heapBytes());
        for (int i = 0; i < past.size(); i++) {
            sum += HeapSize.object(4) + HeapSize.of(past.get(i).client());
        }
        return sum;
    }
}
