package io.jsniff.report.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/** Logs of any content: lines are understood or counted, however the bytes arrive. */
class LogReaderFuzzTest {
    @FuzzTest(maxDuration = "10m")
    void everyLineIsUnderstoodOrCounted(byte[] input) {
        for (FieldSelection wanted : FieldSelection.values()) {
            assertThat(read(input, 1, wanted)).isEqualTo(read(input, Integer.MAX_VALUE, wanted));
        }
    }

    private static List<Object> read(byte[] input, int piece, FieldSelection wanted) {
        List<Object> heard = new ArrayList<>();
        LogReader reader = new LogReader(wanted, heard::add);
        try {
            reader.read("a.json", inPieces(input, piece));
        } catch (NotALogException e) {
            assertThat(heard).isEmpty();
        } catch (IOException e) {
            throw new AssertionError("bytes in memory can always be read", e);
        }
        assertThat(reader.counts().lines()).isEqualTo(heard.size());
        heard.add(reader.counts());
        return heard;
    }

    private static InputStream inPieces(byte[] bytes, int piece) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] array, int offset, int length) {
                return super.read(array, offset, Math.min(piece, length));
            }
        };
    }
}
