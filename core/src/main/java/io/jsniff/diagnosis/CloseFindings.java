package io.jsniff.diagnosis;

import io.jsniff.connection.Closer;
import io.jsniff.connection.Opener;
import io.jsniff.connection.Originator;
import io.jsniff.reuse.CloseEvidence;
import io.jsniff.reuse.CloseEvidence.Past;
import org.jspecify.annotations.Nullable;

/** A connection that has ended, in the words and measures that all who explain it share. */
final class CloseFindings {
    static final long SECOND = 1_000_000_000L;
    /** A close this soon after the last byte belongs to the exchange, and is none of an idle connection. */
    static final long SOON = SECOND / 10;
    /** As many requests on a connection cost next to nothing to begin anew. */
    static final int PLENTY = 100;

    private final CloseEvidence ending;
    private final @Nullable Closer closer;

    CloseFindings(CloseEvidence ending) {
        this.ending = ending;
        this.closer = ending.close().closer();
    }

    /** Whether servers ended the connections before it after as many requests, and more than one. */
    boolean sameNumberBefore(int requests) {
        int same = 0;
        for (Past past : ending.past()) {
            same += past.by() == Originator.SERVER && past.exchanges() == requests ? 1 : 0;
        }
        return requests > 1 && same > 1;
    }

    /** A clause that says how many connections before it were closed by this side after nearly as much idleness. */
    String sameTimeBefore(Originator by, long idle) {
        int same = 0;
        for (Past past : ending.past()) {
            same += past.by() == by && Math.abs(past.quiet() - idle) < idle / 10 ? 1 : 0;
        }
        return same == 0 ? "" : ", as " + Phrases.count(same, "connection") + " before it";
    }

    /** Whether it carried one request alone: of a connection that was picked up in the middle no one knows. */
    boolean isSpentOnOne() {
        return ending.exchanges() == 1 && ending.connection().openingSeen();
    }

    /** Whether it carried so many requests that its successor costs next to nothing, or may have, before it was picked up. */
    boolean isWellUsed() {
        return ending.exchanges() >= PLENTY || !ending.connection().openingSeen();
    }

    String by() {
        return ending.close().originator() == Originator.CLIENT ? "the client" : "the server";
    }

    String verb() {
        return ending.close().reset() ? "reset the connection" : "closed it";
    }

    Finding unknown(String text) {
        return found(FindingCode.UNKNOWN, false, text);
    }

    Finding found(FindingCode code, boolean fault, String text) {
        Opener opener = ending.connection().opener();
        String library = opener == null ? null : opener.library();
        return found(code, fault, text, fault ? Advice.against(code, library) : null);
    }

    Finding found(FindingCode code, boolean fault, String text, @Nullable String advice) {
        Opener opener = ending.connection().opener();
        return new Finding(
                code,
                fault,
                text,
                opener == null ? null : opener.caller(),
                closer == null ? null : closer.caller(),
                advice);
    }
}
