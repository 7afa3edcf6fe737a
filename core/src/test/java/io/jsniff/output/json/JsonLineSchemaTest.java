package io.jsniff.output.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jsniff.diagnosis.FindingCode;
import io.jsniff.http.Protocol;
import io.jsniff.http.h2.Http2FrameType;
import io.jsniff.reuse.ReuseClass;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema says what is written, and no more. That lines are as it says is held wherever tests write some. */
class JsonLineSchemaTest {
    private static JsonNode schema;

    @BeforeAll
    static void read() throws IOException {
        try (InputStream in = JsonLineSchema.resource()) {
            schema = new ObjectMapper().readTree(in);
        }
    }

    @Test
    void schemaAndFieldsNameTheSameMembers() throws IllegalAccessException {
        Set<String> fields = new TreeSet<>();
        for (Field field : JsonFields.class.getDeclaredFields()) {
            if (Modifier.isPublic(field.getModifiers())) {
                fields.add((String) field.get(null));
            }
        }
        Stream.of(Http2FrameType.values()).map(Http2FrameType::text).forEach(fields::add);
        Set<String> named = new TreeSet<>();
        collect(schema, named);
        assertThat(named).isEqualTo(fields);
    }

    /** Those of objects within objects, too. */
    private static void collect(JsonNode node, Set<String> names) {
        JsonNode members = node.get("properties");
        if (members != null) {
            members.fieldNames().forEachRemaining(names::add);
        }
        node.forEach(child -> collect(child, names));
    }

    @Test
    void valuesOfClosedSetsAreThose() {
        assertThat(values("/$defs/exchange/properties/class"))
                .isEqualTo(texts(Stream.of(ReuseClass.values())
                        .map(reuse -> new String(reuse.text(), StandardCharsets.US_ASCII))));
        assertThat(values("/$defs/exchange/properties/protocol"))
                .isEqualTo(texts(Stream.of(Protocol.values()).map(Protocol::text)));
        assertThat(values("/$defs/cause/properties/code"))
                .isEqualTo(texts(Arrays.stream(FindingCode.values()).map(FindingCode::text)));
    }

    private static Set<String> values(String pointer) {
        Set<String> values = new TreeSet<>();
        schema.at(pointer).get("enum").forEach(value -> values.add(value.asText()));
        return values;
    }

    private static Set<String> texts(Stream<String> texts) {
        return new TreeSet<>(texts.toList());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"event\":\"half-open\"}",
                "{\"event\":\"open\",\"connection\":{\"id\":1}}",
                "{\"event\":\"open\",\"connection\":{\"id\":1,\"side\":\"client\",\"source\":{\"path\":\"-\"},"
                        + "\"dest\":{\"path\":\"-\"},\"more\":1}}"
            })
    void otherLinesAreRefused(String line) {
        assertThatThrownBy(() -> JsonLineSchema.check(line)).isInstanceOf(AssertionError.class);
    }
}
