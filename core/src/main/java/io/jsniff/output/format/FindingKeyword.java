package io.jsniff.output.format;

import io.jsniff.bytes.Printable;
import io.jsniff.bytes.TextBuffer;
import io.jsniff.connection.Connection;
import io.jsniff.connection.Opener;
import io.jsniff.diagnosis.Diagnosis;
import io.jsniff.diagnosis.Finding;
import io.jsniff.reuse.Entry;
import org.jspecify.annotations.Nullable;

/** Keywords that say who opened a connection, why, and why it ended. */
enum FindingKeyword implements Keyword.OfEntry {
    CONNECTION_ID("connection.id", "the connection's number, from 1"),
    CONNECTION_WHY("connection.why", "code of why the connection was opened; its first and last entry only"),
    CONNECTION_CALLER(
            "connection.caller",
            "the line of code that opened it: Class.method(File:line), outside the JDK and libraries"),
    CONNECTION_IDLE("connection.idle", "compatible connections that were idle when it was opened"),
    CLOSE_WHY("close.why", "code of why the connection ended; its last entry only"),
    FINDING(
            "finding",
            "the code that matters: of start why it was opened, of last why it ended, of unique the fault; first and last entry only"),
    FINDING_CALLER("finding.caller", "as %connection.caller, where %finding has a value");

    private final Text text;

    FindingKeyword(String word, String help) {
        this.text = new Text(word, help);
    }

    @Override
    public Text text() {
        return text;
    }

    @Override
    public boolean render(Entry entry, TextBuffer out) {
        Connection connection = entry.exchange().connection();
        return switch (this) {
            case CONNECTION_ID -> number(connection.id(), out);
            case CONNECTION_WHY -> code(Diagnosis.opened(connection, entry.evidence()), out);
            case CONNECTION_CALLER -> caller(connection.opener(), out);
            case CONNECTION_IDLE -> connection.idle() != Connection.UNCOUNTED && number(connection.idle(), out);
            case CLOSE_WHY -> entry.close() != null && code(Diagnosis.closed(entry.evidence()), out);
            case FINDING -> code(Diagnosis.of(entry), out);
            case FINDING_CALLER -> entry.evidence() != null && caller(connection.opener(), out);
        };
    }

    private static boolean number(long number, TextBuffer out) {
        out.decimal(number);
        return true;
    }

    private static boolean code(@Nullable Finding finding, TextBuffer out) {
        if (finding != null) {
            out.put(finding.code().bytes());
        }
        return finding != null;
    }

    private static boolean caller(@Nullable Opener opener, TextBuffer out) {
        @Nullable String caller = opener == null ? null : opener.caller();
        if (caller != null) {
            Printable.QUOTED.put(caller, out); // the author of a class chooses its name
        }
        return caller != null;
    }
}
