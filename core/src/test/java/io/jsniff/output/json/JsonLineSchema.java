package io.jsniff.output.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.InputStream;

/** The published schema of JSON Lines. */
public final class JsonLineSchema {
    static final String RESOURCE = "jsonl.schema.json";

    private static final JsonSchema SCHEMA =
            JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(resource());

    private JsonLineSchema() {}

    static InputStream resource() {
        return JsonLines.class.getResourceAsStream(RESOURCE);
    }

    /** Holds each line against it. */
    public static void check(String lines) {
        lines.lines()
                .forEach(line -> assertThat(SCHEMA.validate(line, InputFormat.JSON))
                        .as(line)
                        .isEmpty());
    }
}
