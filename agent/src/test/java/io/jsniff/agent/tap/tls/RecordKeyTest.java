package io.jsniff.agent.tap.tls;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordKeyTest {
    private static byte[] record(int type, int major, int minor, int length) {
        byte[] bytes = new byte[40];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 7);
        }
        bytes[0] = (byte) type;
        bytes[1] = (byte) major;
        bytes[2] = (byte) minor;
        bytes[3] = (byte) (length >> 8);
        bytes[4] = (byte) length;
        return bytes;
    }

    @ParameterizedTest
    @CsvSource({
        "20, 3, 1, 100, true", "22, 3, 1, 100, true", "23, 3, 3, 16384, true", "23, 3, 4, 16640, true",
        "19, 3, 3, 100, false", "24, 3, 3, 100, false", "22, 2, 0, 100, false", "22, 3, 5, 100, false",
        "22, 3, 3, 60000, false", "71, 69, 84, 100, false"
    })
    void onlyRecordsHaveKeys(int type, int major, int minor, int length, boolean isRecord) {
        byte[] bytes = record(type, major, minor, length);
        assertThat(RecordKey.of(bytes, 0, bytes.length) != RecordKey.NONE).isEqualTo(isRecord);
        assertThat(RecordKey.of(ByteBuffer.wrap(bytes), 0, bytes.length) != RecordKey.NONE)
                .isEqualTo(isRecord);
    }

    @Test
    void tooFewBytesHaveNoKey() {
        assertThat(RecordKey.of(record(22, 3, 1, 100), 0, 31)).isEqualTo(RecordKey.NONE);
        assertThat(RecordKey.of(ByteBuffer.allocate(31), 0, 31)).isEqualTo(RecordKey.NONE);
    }

    @Test
    void keyIsTheSameWhereverTheBytesStand() {
        byte[] bytes = record(22, 3, 1, 100);
        byte[] moved = new byte[50];
        System.arraycopy(bytes, 0, moved, 9, bytes.length);
        ByteBuffer direct = ByteBuffer.allocateDirect(60).put(20, bytes);
        long key = RecordKey.of(bytes, 0, 32);
        assertThat(RecordKey.of(moved, 9, 40)).isEqualTo(key);
        assertThat(RecordKey.of(direct, 20, 33)).isEqualTo(key);
    }

    @Test
    void eachOfTheFirst32BytesCountsAndNoOther() {
        byte[] bytes = record(22, 3, 1, 100);
        long key = RecordKey.of(bytes, 0, bytes.length);
        for (int i = 5; i < bytes.length; i++) {
            byte[] other = Arrays.copyOf(bytes, bytes.length);
            other[i]++;
            assertThat(RecordKey.of(other, 0, other.length) == key)
                    .as("byte %s", i)
                    .isEqualTo(i >= 32);
        }
    }
}
