package io.jsniff.report;

import io.jsniff.bytes.MemoryAccount;
import io.jsniff.connection.Close;
import io.jsniff.connection.Connection;
import io.jsniff.connection.Endpoint;
import io.jsniff.connection.TlsSession;
import io.jsniff.diagnosis.Diagnosis;
import io.jsniff.diagnosis.Finding;
import io.jsniff.report.log.LogFinding;
import io.jsniff.reuse.Entry;
import io.jsniff.reuse.EntryListener;
import io.jsniff.reuse.Evidence;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Totals by origin: the host by which the application called the dest, or its address, with its port. */
public final class Summary implements EntryListener {
    /** What the counters of an origin take, or those of a finding with its text. */
    private static final int KEY_BYTES = 1 << 10;

    private static final int MIN_FINDINGS = 100;

    private final Totals<Origin> totals;
    private final FindingTotals findings;

    /** With nothing counted yet. */
    public Summary() {
        this(Totals.MAX_KEYS, Totals.MAX_ROWS);
    }

    /** @param account what it may hold: takes a half of it, and counts together what goes beyond */
    public Summary(MemoryAccount account) {
        this(most(account), Totals.MAX_ROWS);
        account.add(2L * KEY_BYTES * most(account));
    }

    private static int most(MemoryAccount account) {
        return (int) Math.min(Totals.MAX_KEYS, account.limit() / 4 / KEY_BYTES);
    }

    Summary(int mostOrigins, int mostRows) {
        findings = new FindingTotals(Math.max(mostOrigins, MIN_FINDINGS));
        totals = new Totals<>(Origin::name, mostOrigins, mostRows);
    }

    private record Origin(@Nullable String host, Endpoint dest) {
        static Origin of(Connection connection) {
            return new Origin(connection.host(), connection.dest());
        }

        /**
         * By hand, as the hash: what a record brings with it is made of a method handle of the JDK, which would remember this
         * class, and by it the agent's class loader, after the agent has left.
         */
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Origin that && dest.equals(that.dest) && Objects.equals(host, that.host);
        }

        @Override
        public int hashCode() {
            return 31 * dest.hashCode() + Objects.hashCode(host);
        }

        /** One host may have several addresses. */
        String name() {
            return host == null || dest.address().length == 0 ? dest.toString() : host + ":" + dest.port();
        }
    }

    @Override
    public void opened(Connection connection) {
        totals.opening(Origin.of(connection)).opened();
    }

    @Override
    public void entry(Entry entry) {
        if (entry.first()) {
            explained(entry);
        }
        if (entry.exchange().number() > 0) {
            totals.of(Origin.of(entry.exchange().connection())).request(entry.reuse());
        }
    }

    @Override
    public void closed(Connection connection, Close close, int exchanges, Evidence evidence) {
        Origin origin = Origin.of(connection);
        totals.of(origin).closed(close.originator());
        Finding finding = Diagnosis.closed(evidence);
        if (finding != null) {
            findings.ended(origin.name(), told(finding));
        }
    }

    /** Why the connection was opened, and what it cost if that was a fault. */
    private void explained(Entry entry) {
        Connection connection = entry.exchange().connection();
        Finding finding = Diagnosis.opened(connection, entry.evidence());
        if (finding != null) {
            Origin origin = Origin.of(connection);
            findings.opened(origin.name(), told(finding));
            if (finding.fault()) {
                totals.of(origin).avoidable(setUp(connection));
            }
        }
    }

    /** Nanoseconds until the connection could be used. */
    private static long setUp(Connection connection) {
        TlsSession tls = connection.tls();
        return Math.max(0, connection.connectTime()) + (tls == null ? 0 : Math.max(0, tls.handshake()));
    }

    private static LogFinding told(Finding finding) {
        String advice = finding.advice();
        return new LogFinding(
                finding.code().text(),
                finding.fault(),
                finding.text(),
                finding.caller(),
                finding.closer(),
                advice == null ? "" : advice);
    }

    /** What is wrong with the totals in the light of some expectations, a line each. */
    public List<String> failures(List<Expectation> expectations) {
        return failures(Totals.sum(totals.rows()), expectations);
    }

    static List<String> failures(OriginRow totals, List<Expectation> expectations) {
        List<String> failures = new ArrayList<>();
        for (Expectation expectation : expectations) {
            String failure = expectation.failure(totals);
            if (failure != null) {
                failures.add(failure);
            }
        }
        return failures;
    }

    /** Prints a table of the origins, the busiest first, the faults that were found, and then the line that says what is missing from it. */
    public void print(Appendable out, LossCounters honesty) throws IOException {
        OriginTable.print("origin", totals.rows(), out);
        FindingTable.print(findings.rows(), out);
        out.append(honesty.line()).append('\n');
    }
}
