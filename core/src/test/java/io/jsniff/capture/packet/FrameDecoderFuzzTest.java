package io.jsniff.capture.packet;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Frames of every link type. The first byte of the input picks it, then each frame stands after a byte that says its length and
 * one that says how much of it was not captured.
 */
class FrameDecoderFuzzTest {
    private static final int FRAGMENTED = 4;
    private static final LinkType[] LINKS = LinkType.values();

    @FuzzTest(maxDuration = "10m")
    void everyFrameIsASegmentOrCountedAsSomethingElse(byte[] input) {
        LinkType link = input.length == 0 ? LinkType.RAW : LINKS[(input[0] & 0xff) % LINKS.length];

        List<String> segments = decode(link, input, 0);

        assertThat(decode(link, input, 7)).isEqualTo(segments);
    }

    /** The segments of the frames, each of which stands that far behind the begin of an array. */
    private static List<String> decode(LinkType link, byte[] input, int offset) {
        FrameDecoder decoder = new FrameDecoder(link, FRAGMENTED);
        List<String> segments = new ArrayList<>();
        long frames = 0;
        for (int at = 1; at + 2 < input.length; frames++) {
            int length = Math.min(input[at] & 0xff, input.length - at - 2);
            byte[] array = new byte[offset + length];
            Arrays.fill(array, (byte) 0x45);
            System.arraycopy(input, at + 2, array, offset, length);
            if (decoder.decode(array, offset, length, length + (input[at + 1] & 0xff), frames)) {
                segments.add(checked(decoder.segment()));
            }
            at += 2 + length;
        }
        PacketCounts counts = decoder.counts();
        assertThat(counts.frames()).isEqualTo(frames);
        assertThat(counts.segments()).isEqualTo(segments.size());
        assertThat(counts.segments() + counts.other() + counts.malformed() + counts.cut())
                .isLessThanOrEqualTo(frames + counts.malformed());
        return segments;
    }

    private static String checked(Segment s) {
        assertThat(s.sourcePort()).isBetween(0, 0xffff);
        assertThat(s.captured()).isBetween(0, s.length());
        assertThat(s.offset() + s.captured()).isLessThanOrEqualTo(s.array().length);
        byte[] payload = Arrays.copyOfRange(s.array(), s.offset(), s.offset() + s.captured());
        return s.sourceHigh() + " " + s.sourceLow() + " " + s.destHigh() + " " + s.destLow() + " " + s.sourcePort()
                + " " + s.destPort() + " " + s.sequence() + " " + s.length() + " " + Arrays.toString(payload);
    }
}
