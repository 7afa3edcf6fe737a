package io.jsniff.report.log;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One line of a log after the other. Belongs to one thread. What has another type than it should counts as missing. */
final class LineParser {
    private final ObjectReader reader;

    LineParser(FieldSelection wanted) {
        JsonMapper mapper = JsonMapper.builder(JsonFactory.builder()
                        .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                        .build())
                .addModule(types(wanted))
                .addHandler(new LenientTypes())
                .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                .enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .withCoercionConfigDefaults(
                        config -> config.setCoercion(CoercionInputShape.EmptyString, CoercionAction.AsNull))
                .build();
        this.reader = mapper.readerFor(LogLine.class).withAttribute(FieldSelection.class, wanted);
    }

    private static SimpleModule types(FieldSelection wanted) {
        SimpleModule types = new SimpleModule();
        types.addDeserializer(String.class, new ValueReaders.Text());
        types.addDeserializer(boolean.class, new ValueReaders.Truth());
        types.addDeserializer(int.class, new ValueReaders.IntNumber(0));
        types.addDeserializer(long.class, new ValueReaders.LongNumber(0));
        if (wanted == FieldSelection.TOTALS) {
            types.addDeserializer(LogMessage.class, new ValueReaders.Skipped<>());
            types.addDeserializer(LogTiming.class, new ValueReaders.Skipped<>());
        }
        return types;
    }

    /**
     * Reads a line.
     *
     * @return {@code null} if it is JSON, but no object
     * @throws IOException if it is no line of jsniff's, in JsonProcessingException
     */
    @Nullable
    LogLine parse(byte[] array, int from, int to) throws IOException {
        return reader.readValue(array, from, to - from);
    }
}
