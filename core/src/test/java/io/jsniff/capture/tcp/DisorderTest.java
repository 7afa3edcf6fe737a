package io.jsniff.capture.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Streams cut into random segments, doubled, overlapping and out of order, come out as they went in. */
class DisorderTest {
    private record Piece(boolean client, int from, int to, int acknowledgment) {}

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void shuffledSegmentsGiveTheStream(int seed) {
        for (int round = 0; round < 50; round++) {
            Random random = new Random(seed * 1000L + round);
            String text = text(random);
            Wire wire = new Wire();
            int c = random.nextInt();
            wire.client("S", c - 1, 0, "")
                    .server("SA", Wire.S - 1, c, "")
                    .client("A", c, Wire.S, "")
                    .events();
            for (Piece piece : pieces(text.length(), random)) {
                wire.client("A", c + piece.from, Wire.S, text.substring(piece.from, piece.to));
            }
            assertThat(wire.events().replace("1>", "").replace(" ", "")).isEqualTo(text);
            assertThat(wire.table().counts().gaps()).isZero();
        }
    }

    private static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = 50 + random.nextInt(400); i > 0; i--) {
            text.append((char) ('a' + random.nextInt(26)));
        }
        return text.toString();
    }

    private static List<Piece> pieces(int length, Random random) {
        List<Piece> pieces = new ArrayList<>();
        for (int at = 0; at < length; ) {
            int to = Math.min(length, at + 1 + random.nextInt(30));
            pieces.add(new Piece(true, Math.max(0, at - random.nextInt(20)), to, 0));
            at = to;
        }
        pieces.addAll(List.copyOf(pieces.subList(0, pieces.size() / 2)));
        Collections.shuffle(pieces, random);
        return pieces;
    }

    /** Questions and answers that the capture has swapped within a few places are delivered in turn. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void swappedDirectionsAreDeliveredInTurn(int seed) {
        Random random = new Random(seed);
        List<Piece> pieces = new ArrayList<>();
        StringBuilder expected = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            pieces.add(new Piece(true, i, i + 1, i));
            pieces.add(new Piece(false, i, i + 1, i + 1));
            expected.append("01");
        }
        for (int i = 0; i + 3 < pieces.size(); i += 3) {
            Collections.shuffle(pieces.subList(i, i + 3), random);
        }
        Wire wire = new Wire().handshake();
        wire.events();
        for (Piece p : pieces) {
            if (p.client) {
                wire.client("A", Wire.C + p.from, Wire.S + p.acknowledgment, "0");
            } else {
                wire.server("A", Wire.S + p.from, Wire.C + p.acknowledgment, "1");
            }
        }
        assertThat(wire.events().replaceAll("1[<>]| ", "")).isEqualTo(expected.toString());
    }
}
