package io.jsniff.report.log;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.jsniff.output.json.JsonFields;
import org.jspecify.annotations.Nullable;

/** The findings of a line; one without a code is none. */
record LogFindings(
        @JsonProperty(JsonFields.OPEN) @Nullable LogFinding opening,
        @JsonProperty(JsonFields.CLOSE) @Nullable LogFinding closing) {
    LogFindings {
        opening = known(opening);
        closing = known(closing);
    }

    private static @Nullable LogFinding known(@Nullable LogFinding finding) {
        return finding == null || finding.code().isEmpty() ? null : finding;
    }
}
