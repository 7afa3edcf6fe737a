package io.jsniff.capture.packet;

import static io.jsniff.capture.packet.Packets.ascii;
import static io.jsniff.capture.packet.Packets.bytes;
import static io.jsniff.capture.packet.Packets.ethernet;
import static io.jsniff.capture.packet.Packets.ip4;
import static io.jsniff.capture.packet.Packets.ip6;
import static io.jsniff.capture.packet.Packets.join;
import static io.jsniff.capture.packet.Packets.tcp;
import static io.jsniff.capture.packet.Packets.udp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FrameDecoderTest {
    private static final int SOURCE = 0x0a000001;
    private static final int DEST = 0x0a000002;
    private static final int MORE = 0x2000;
    private static final byte[] TCP = tcp(4000, 80, 7, 9, Segment.ACK, ascii("hello"));
    private static final byte[] IP4 = ip4(SOURCE, DEST, 6, TCP);
    private static final byte[] IP6 = ip6(1, 2, 6, TCP);

    private static FrameDecoder decoder(LinkType link) {
        return new FrameDecoder(link, 16);
    }

    private static boolean decode(FrameDecoder decoder, byte[] frame) {
        return decoder.decode(frame, 0, frame.length, frame.length, 0);
    }

    private static String payload(Segment s) {
        return new String(s.array(), s.offset(), s.captured(), StandardCharsets.ISO_8859_1);
    }

    static Stream<Arguments> frames() {
        byte[] vlan = join(bytes(0, 5, 0x08, 0x00), IP4);
        byte[] pppoe = join(bytes(0x11, 0, 0, 1, 0, IP4.length + 2, 0, 0x21), IP4);
        byte[] inside = ethernet(0x0800, IP4);
        byte[] gtp = join(bytes(0x30, 0xff, 0, IP4.length, 0, 0, 0, 1), IP4);
        byte[] gtpLong = join(bytes(0x32, 0xff, 0, IP4.length + 4, 0, 0, 0, 1, 0, 1, 0, 0), IP4);
        byte[] nflog = join(bytes(2, 0, 0, 0, 5, 0, 10, 0, 0x41, 0, 0, 0), bytes(IP4.length + 4, 0, 9, 0), IP4);
        return Stream.of(
                arguments("Ethernet", LinkType.ETHERNET, inside),
                arguments("padded Ethernet", LinkType.ETHERNET, join(inside, new byte[17])),
                arguments("VLAN", LinkType.ETHERNET, ethernet(0x8100, vlan)),
                arguments("QinQ", LinkType.ETHERNET, ethernet(0x88a8, join(bytes(0, 7, 0x81, 0), vlan))),
                arguments("PPPoE", LinkType.ETHERNET, ethernet(0x8864, pppoe)),
                arguments("PPPoE link", LinkType.PPPOE, pppoe),
                arguments("PPP", LinkType.PPP, join(bytes(0xff, 3, 0, 0x21), IP4)),
                arguments("MPLS", LinkType.ETHERNET, ethernet(0x8847, join(bytes(0, 1, 0, 9, 0, 2, 1, 9), IP4))),
                arguments(
                        "LLC and SNAP",
                        LinkType.ETHERNET,
                        ethernet(53, join(bytes(0xaa, 0xaa, 3, 0, 0, 0, 8, 0), IP4))),
                arguments("cooked", LinkType.LINUX_SLL, join(new byte[14], bytes(8, 0), IP4)),
                arguments("cooked v2", LinkType.LINUX_SLL2, join(bytes(8, 0), new byte[18], IP4)),
                arguments("loopback", LinkType.NULL, join(bytes(2, 0, 0, 0), IP4)),
                arguments("raw", LinkType.RAW, IP4),
                arguments("NFLOG", LinkType.NFLOG, nflog),
                arguments("IPv4 options", LinkType.RAW, ip4(SOURCE, DEST, 6, 0, 0, new byte[8], TCP)),
                arguments("IP in IP", LinkType.RAW, ip4(1, 2, 4, IP4)),
                arguments("6 in 4 in 6", LinkType.RAW, ip6(8, 9, 4, IP4)),
                arguments("GRE", LinkType.RAW, ip4(1, 2, 47, join(bytes(0x20, 0, 8, 0, 0, 0, 0, 1), IP4))),
                arguments(
                        "VXLAN",
                        LinkType.RAW,
                        ip4(1, 2, 17, udp(9, 4789, join(bytes(8, 0, 0, 0, 0, 0, 1, 0), inside)))),
                arguments("GTP", LinkType.RAW, ip4(1, 2, 17, udp(9, 2152, gtp))),
                arguments("GTP with options", LinkType.RAW, ip4(1, 2, 17, udp(9, 77, gtpLong))));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("frames")
    void segmentIsFoundUnderEveryLayer(String name, LinkType link, byte[] frame) {
        FrameDecoder decoder = decoder(link);
        assertThat(decode(decoder, frame)).isTrue();
        Segment s = decoder.segment();
        assertThat(payload(s)).isEqualTo("hello");
        assertThat(s.length()).isEqualTo(5);
        assertThat(s.sourceLow()).isEqualTo(0xffff_0a00_0001L);
        assertThat(s.destLow()).isEqualTo(0xffff_0a00_0002L);
        assertThat(s.sourcePort()).isEqualTo(4000);
        assertThat(s.destPort()).isEqualTo(80);
        assertThat(s.sequence()).isEqualTo(7);
        assertThat(s.acknowledgment()).isEqualTo(9);
        assertThat(decoder.counts()).isEqualTo(new PacketCounts(1, 1, 0, 0, 0, 0, 0));
    }

    static Stream<Arguments> ip6Frames() {
        byte[] hop = join(bytes(6, 1), new byte[14], TCP);
        byte[] chain = join(bytes(43, 0), new byte[6], bytes(60, 0), new byte[6], bytes(6, 0), new byte[6], TCP);
        byte[] authenticated = join(bytes(6, 4), new byte[22], TCP);
        byte[] atomic = join(bytes(6, 0, 0, 0, 0, 0, 0, 1), TCP);
        return Stream.of(
                arguments("plain", IP6),
                arguments("hop by hop", ip6(1, 2, 0, hop)),
                arguments("three extensions", ip6(1, 2, 0, chain)),
                arguments("authentication", ip6(1, 2, 51, authenticated)),
                arguments("fragment of one", ip6(1, 2, 44, atomic)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("ip6Frames")
    void extensionHeadersArePassed(String name, byte[] packet) {
        FrameDecoder decoder = decoder(LinkType.ETHERNET);
        assertThat(decode(decoder, ethernet(0x86dd, packet))).isTrue();
        assertThat(payload(decoder.segment())).isEqualTo("hello");
        assertThat(decoder.segment().sourceHigh()).isEqualTo(0x2001_0db8L << 32);
        assertThat(decoder.segment().destLow()).isEqualTo(2);
    }

    @Test
    void cutFrameKeepsTheLengthOnTheWire() {
        FrameDecoder decoder = decoder(LinkType.RAW);
        assertThat(decoder.decode(IP4, 0, IP4.length - 3, IP4.length, 0)).isTrue();
        assertThat(payload(decoder.segment())).isEqualTo("he");
        assertThat(decoder.segment().length()).isEqualTo(5);
    }

    @Test
    void cutInsideTcpOptionsStillGivesTheSegment() {
        byte[] frame = ip4(SOURCE, DEST, 6, tcp(1, 2, 3, 4, Segment.ACK, new byte[12], ascii("hello")));
        FrameDecoder decoder = decoder(LinkType.RAW);
        assertThat(decoder.decode(frame, 0, 44, frame.length, 0)).isTrue();
        assertThat(decoder.segment().captured()).isZero();
        assertThat(decoder.segment().length()).isEqualTo(5);
    }

    @Test
    void totalLengthOfZeroMeansAllOfTheFrame() {
        byte[] frame = IP4.clone();
        frame[2] = 0;
        frame[3] = 0;
        FrameDecoder decoder = decoder(LinkType.RAW);
        assertThat(decode(decoder, frame)).isTrue();
        assertThat(payload(decoder.segment())).isEqualTo("hello");
    }

    @Test
    void lyingTotalLengthIsCountedAndBoundedByTheFrame() {
        byte[] frame = IP4.clone();
        frame[2] = 1;
        FrameDecoder decoder = decoder(LinkType.RAW);
        assertThat(decode(decoder, frame)).isTrue();
        assertThat(payload(decoder.segment())).isEqualTo("hello");
        assertThat(decoder.counts().malformed()).isEqualTo(1);
    }

    static Stream<Arguments> bad() {
        byte[] shortHeader = IP4.clone();
        shortHeader[0] = 0x43;
        byte[] shortTcp = IP4.clone();
        shortTcp[32] = 0x10;
        byte[] longTcp = IP4.clone();
        longTcp[32] = (byte) 0xf0;
        byte[] version = IP4.clone();
        version[0] = 0x55;
        return Stream.of(
                arguments("IP header too short", shortHeader),
                arguments("TCP header too short", shortTcp),
                arguments("TCP header too long", longTcp),
                arguments("IP version 5", version));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("bad")
    void impossibleHeadersAreCountedAsMalformed(String name, byte[] frame) {
        FrameDecoder decoder = decoder(LinkType.RAW);
        assertThat(decode(decoder, frame)).isFalse();
        assertThat(decoder.counts().malformed()).isEqualTo(1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("frames")
    void noPrefixOfAFrameDoesHarm(String name, LinkType link, byte[] frame) {
        FrameDecoder decoder = decoder(link);
        for (int length = 0; length < frame.length; length++) {
            byte[] exact = Arrays.copyOf(frame, length);
            decoder.decode(exact, 0, length, frame.length, 0);
            decoder.decode(exact, 0, length, length, 0);
        }
        PacketCounts counts = decoder.counts();
        assertThat(counts.segments() + counts.cut() + counts.other() + counts.malformed())
                .isGreaterThanOrEqualTo(counts.frames());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("frames")
    void noChangedByteDoesHarm(String name, LinkType link, byte[] frame) {
        FrameDecoder decoder = decoder(link);
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            byte[] damaged = frame.clone();
            for (int n = random.nextInt(4); n >= 0; n--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            decoder.decode(damaged, 0, damaged.length, damaged.length, i * 1_000_000L);
        }
        assertThat(decoder.counts().frames()).isEqualTo(20_000);
    }

    @Test
    void fragmentsInAnyOrderMakeThePacket() {
        byte[] whole = tcp(4000, 80, 7, 9, Segment.ACK, ascii("a text of some length"));
        byte[] first = ip4(SOURCE, DEST, 6, 5, MORE, new byte[0], Arrays.copyOf(whole, 24));
        byte[] second = ip4(SOURCE, DEST, 6, 5, MORE | 3, new byte[0], Arrays.copyOfRange(whole, 24, 32));
        byte[] third = ip4(SOURCE, DEST, 6, 5, 4, new byte[0], Arrays.copyOfRange(whole, 32, whole.length));
        for (byte[][] order :
                new byte[][][] {{first, second, third}, {third, second, first}, {second, second, first, third}}) {
            FrameDecoder decoder = decoder(LinkType.RAW);
            boolean found = false;
            for (byte[] frame : order) {
                found = decode(decoder, frame);
            }
            assertThat(found).isTrue();
            assertThat(payload(decoder.segment())).isEqualTo("a text of some length");
        }
    }

    @Test
    void fragmentsOfIp6MakeThePacket() {
        byte[] whole = tcp(4000, 80, 7, 9, Segment.ACK, ascii("a text of some length"));
        byte[] first = ip6(1, 2, 44, join(bytes(6, 0, 0, 1, 0, 0, 0, 9), Arrays.copyOf(whole, 24)));
        byte[] second =
                ip6(1, 2, 44, join(bytes(6, 0, 0, 24, 0, 0, 0, 9), Arrays.copyOfRange(whole, 24, whole.length)));
        FrameDecoder decoder = decoder(LinkType.RAW);
        assertThat(decode(decoder, second)).isFalse();
        assertThat(decode(decoder, first)).isTrue();
        assertThat(payload(decoder.segment())).isEqualTo("a text of some length");
    }

    @Test
    void contradictingFragmentsAreDropped() {
        FrameDecoder decoder = decoder(LinkType.RAW);
        decode(decoder, ip4(SOURCE, DEST, 6, 5, 4, new byte[0], new byte[8]));
        decode(decoder, ip4(SOURCE, DEST, 6, 5, 2, new byte[0], new byte[8]));
        assertThat(decoder.counts().fragmentsDropped()).isEqualTo(1);
    }

    @Test
    void fragmentsAreBoundedByNumberAndAge() {
        FrameDecoder decoder = decoder(LinkType.RAW);
        for (int id = 0; id < 100; id++) {
            decode(decoder, ip4(SOURCE, DEST, 6, id, MORE, new byte[0], new byte[64]));
        }
        assertThat(decoder.counts().fragmentsDropped()).isEqualTo(84);
        byte[] late = ip4(SOURCE, DEST, 6, 200, MORE, new byte[0], new byte[64]);
        decoder.decode(late, 0, late.length, late.length, 60_000_000_000L);
        assertThat(decoder.counts().fragmentsDropped()).isEqualTo(100);
    }
}
