package io.jsniff.report;

import io.jsniff.report.log.LogFinding;

/**
 * Findings of one kind.
 *
 * @param origin where the connections lead
 * @param opened how many connections were opened for this reason
 * @param ended how many ended for it
 * @param example the first of them
 */
record FindingRow(String origin, long opened, long ended, LogFinding example) {
    /** The call site of who opened them. */
    String at() {
        return example.caller() == null ? "-" : example.caller();
    }
}
