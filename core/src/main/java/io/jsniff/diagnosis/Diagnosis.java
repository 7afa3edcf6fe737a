package io.jsniff.diagnosis;

import io.jsniff.connection.Connection;
import io.jsniff.reuse.CloseEvidence;
import io.jsniff.reuse.Entry;
import io.jsniff.reuse.Evidence;
import io.jsniff.reuse.OpenEvidence;
import org.jspecify.annotations.Nullable;

/** Findings from evidence. */
public final class Diagnosis {
    private Diagnosis() {}

    /** Why a connection was opened; {@code null} if that was not seen. */
    public static @Nullable Finding opened(Connection connection, @Nullable Evidence evidence) {
        OpenEvidence opening = evidence == null ? null : evidence.opening();
        return evidence == null || opening == null || !connection.openingSeen()
                ? null
                : new OpenDiagnosis(connection, opening, evidence.exchanges()).finding();
    }

    /** Why a connection ended; {@code null} if it has not. */
    public static @Nullable Finding closed(@Nullable Evidence evidence) {
        CloseEvidence ending = evidence == null ? null : evidence.ending();
        return ending == null ? null : new CloseDiagnosis(ending).finding();
    }

    /**
     * The finding that matters most for an entry: of the last of several why its connection ended, of the first why it was
     * opened; of an only one why it ended, unless that was no fault and the opening was one. {@code null} on entries that are neither the first nor the last of their connection.
     */
    public static @Nullable Finding of(Entry entry) {
        Finding closed = closed(entry.evidence());
        if (!entry.first() || (closed != null && closed.fault())) {
            return closed;
        }
        Finding opened = opened(entry.exchange().connection(), entry.evidence());
        return closed == null || (opened != null && opened.fault()) ? opened : closed;
    }
}
