package io.jsniff.report.log;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.jsniff.output.json.JsonFields;
import org.jspecify.annotations.Nullable;

/**
 * Why a connection was opened, closed or not reused.
 *
 * @param code names the cause
 * @param fault whether it is one that wants mending
 * @param text one sentence with the numbers of the case
 * @param caller who opened the connection
 * @param closer who closed it
 * @param advice one sentence, empty if there is none
 */
public record LogFinding(
        @JsonProperty(JsonFields.CODE) String code,
        @JsonProperty(JsonFields.FAULT) boolean fault,
        @JsonProperty(JsonFields.TEXT) String text,
        @JsonProperty(JsonFields.CALLER) @Nullable String caller,
        @JsonProperty(JsonFields.CLOSER) @Nullable String closer,
        @JsonProperty(JsonFields.ADVICE) String advice) {
    /** What is missing has a value that says so. */
    public LogFinding {
        code = code == null ? "" : code;
        text = text == null ? "" : text;
        advice = advice == null ? "" : advice;
    }
}
