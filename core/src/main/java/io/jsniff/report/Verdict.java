package io.jsniff.report;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether a log is as somebody expects it. */
public final class Verdict {
    private Verdict() {}

    /** What is wrong with the totals of a log in the light of some expectations, a line each. */
    public static List<String> failures(LogSummary summary, List<Expectation> expectations) {
        OriginRow totals = Totals.sum(summary.rows());
        List<String> failures = new ArrayList<>();
        for (Expectation expectation : expectations) {
            @Nullable String failure = expectation.failure(totals);
            if (failure != null) {
                failures.add(failure);
            }
        }
        return failures;
    }
}
