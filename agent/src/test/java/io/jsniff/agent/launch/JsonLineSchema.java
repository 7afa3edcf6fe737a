package io.jsniff.agent.launch;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion.VersionFlag;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.jar.JarFile;

/** The schema of JSON Lines as it stands in the packaged jar. */
public final class JsonLineSchema {
    private static final String ENTRY = "io/jsniff/output/json/jsonl.schema.json";
    private static final JsonSchema SCHEMA = read();

    private JsonLineSchema() {}

    private static JsonSchema read() {
        try (JarFile jar = new JarFile(TargetJvm.jar().toFile());
                InputStream in = jar.getInputStream(jar.getEntry(ENTRY))) {
            return JsonSchemaFactory.getInstance(VersionFlag.V202012).getSchema(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Holds each line against it; gives them back. */
    public static List<String> check(List<String> lines) {
        for (String line : lines) {
            assertThat(SCHEMA.validate(line, InputFormat.JSON)).as(line).isEmpty();
        }
        return lines;
    }
}
