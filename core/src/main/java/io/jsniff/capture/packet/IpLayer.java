package io.jsniff.capture.packet;

import org.jspecify.annotations.Nullable;

/** Moves a cursor from an IP header to what the packet carries, through options, extension headers and fragments. */
final class IpLayer {
    private static final int IP4_HEADER = 20;
    private static final int IP6_HEADER = 40;
    private static final int HOP_BY_HOP = 0;
    private static final int ROUTING = 43;
    private static final int FRAGMENT = 44;
    private static final int AUTHENTICATION = 51;
    private static final int DESTINATION = 60;
    private static final int MOBILITY = 135;

    private final Segment segment;
    private final Fragments fragments;
    private long malformedLengths;

    IpLayer(Segment segment, Fragments fragments) {
        this.segment = segment;
        this.fragments = fragments;
    }

    /** Packets that claim more than their frame holds; what is there was taken. */
    long malformedLengths() {
        return malformedLengths;
    }

    DecodeStep enter(FrameCursor c, long time) {
        if (!c.has(1)) {
            return DecodeStep.CUT;
        }
        return switch (c.u8(0) >> 4) {
            case 4 -> ip4(c, time);
            case 6 -> ip6(c, time);
            default -> DecodeStep.MALFORMED;
        };
    }

    /** RFC 791, section 3.1. */
    private DecodeStep ip4(FrameCursor c, long time) {
        if (!c.has(IP4_HEADER)) {
            return DecodeStep.CUT;
        }
        int header = (c.u8(0) & 15) * 4;
        int total = c.u16(2);
        if (header < IP4_HEADER || (total != 0 && total < header) || header > c.length()) {
            return DecodeStep.MALFORMED;
        }
        bound(c, total);
        int protocol = c.u8(9);
        int fragment = c.u16(6);
        segment.addresses4(c.s32(12), c.s32(16));
        if ((fragment & 0x3fff) != 0) {
            int id = (c.u16(4) << 8) | protocol;
            c.skip(header);
            return fragment(c, id, (fragment & 0x1fff) * 8, (fragment & 0x2000) != 0, protocol, time);
        }
        c.skip(header);
        return carried(protocol);
    }

    /** RFC 8200, section 3. */
    private DecodeStep ip6(FrameCursor c, long time) {
        if (!c.has(IP6_HEADER)) {
            return DecodeStep.CUT;
        }
        int payload = c.u16(4);
        bound(c, payload == 0 ? 0 : IP6_HEADER + payload);
        segment.sourceHigh = c.s64(8);
        segment.sourceLow = c.s64(16);
        segment.destHigh = c.s64(24);
        segment.destLow = c.s64(32);
        int next = c.u8(6);
        c.skip(IP6_HEADER);
        return extensions(c, next, time);
    }

    /** Ethernet pads short packets, so a packet ends where it says; 0 stands for one that the card will cut into many. */
    private void bound(FrameCursor c, int total) {
        if (total > c.length()) {
            malformedLengths++;
        } else if (total != 0) {
            c.limit(total);
        }
    }

    private DecodeStep extensions(FrameCursor c, int first, long time) {
        int next = first;
        while (isExtension(next)) {
            if (!c.has(8)) {
                return DecodeStep.CUT;
            }
            int after = c.u8(0);
            if (next == FRAGMENT) {
                int where = c.u16(2);
                int id = c.s32(4);
                c.skip(8);
                if ((where & 0xfff9) != 0) {
                    return fragment(c, id, where & 0xfff8, (where & 1) != 0, after, time);
                }
            } else {
                c.skip(next == AUTHENTICATION ? (c.u8(1) + 2) * 4 : (c.u8(1) + 1) * 8);
            }
            next = after;
        }
        return carried(next);
    }

    private static boolean isExtension(int header) {
        return switch (header) {
            case HOP_BY_HOP, ROUTING, FRAGMENT, AUTHENTICATION, DESTINATION, MOBILITY -> true;
            default -> false;
        };
    }

    private DecodeStep fragment(FrameCursor c, int id, int offset, boolean more, int protocol, long time) {
        @Nullable ReassembledDatagram whole = fragments.add(segment, id, c, offset, more, protocol, time);
        if (whole == null) {
            return DecodeStep.WAITING;
        }
        c.set(whole.bytes(), 0, whole.length(), whole.length());
        boolean ip6 = segment.sourceHigh != 0 || segment.destHigh != 0;
        return ip6 ? extensions(c, whole.protocol(), time) : carried(whole.protocol());
    }

    private static DecodeStep carried(int protocol) {
        return switch (protocol) {
            case 6 -> DecodeStep.TCP;
            case 17 -> DecodeStep.UDP;
            case 4, 41 -> DecodeStep.IP;
            case 47 -> DecodeStep.GRE;
            default -> DecodeStep.OTHER;
        };
    }
}
