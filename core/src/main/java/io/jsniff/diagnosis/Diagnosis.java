package io.jsniff.diagnosis;

import io.jsniff.connection.Connection;
import io.jsniff.reuse.Ending;
import io.jsniff.reuse.Entry;
import io.jsniff.reuse.Evidence;
import io.jsniff.reuse.Opening;
import org.jspecify.annotations.Nullable;

/** Findings from evidence. */
public final class Diagnosis {
    private Diagnosis() {}

    /** Why a connection was opened; {@code null} if that was not seen. */
    public static @Nullable Finding opened(Connection connection, @Nullable Evidence evidence) {
        Opening opening = evidence == null ? null : evidence.opening();
        return opening == null || !connection.openingSeen() ? null : new Start(connection, opening).finding();
    }

    /** Why a connection ended; {@code null} if it has not. */
    public static @Nullable Finding closed(@Nullable Evidence evidence) {
        Ending ending = evidence == null ? null : evidence.ending();
        return ending == null ? null : new Closing(ending).finding();
    }

    /**
     * The finding that matters most for an entry: why its connection ended, if that was a fault; else why it was opened, if that
     * was one; else either. {@code null} on entries that are neither the first nor the last of their connection.
     */
    public static @Nullable Finding of(Entry entry) {
        Finding closed = closed(entry.evidence());
        if (closed != null && closed.fault()) {
            return closed;
        }
        Finding opened = opened(entry.exchange().connection(), entry.evidence());
        return closed == null || (opened != null && opened.fault()) ? opened : closed;
    }
}
