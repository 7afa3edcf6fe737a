package io.jsniff.capture.packet;

import java.nio.ByteOrder;

/** Moves a cursor from the begin of a frame to its IP header: over link headers, VLAN tags, PPPoE and MPLS labels. */
final class LinkLayer {
    private static final int IP4 = 0x0800;
    private static final int IP6 = 0x86dd;
    private static final int VLAN = 0x8100;
    private static final int QINQ = 0x88a8;
    private static final int QINQ_OLD = 0x9100;
    private static final int PPPOE_SESSION = 0x8864;
    private static final int MPLS = 0x8847;
    private static final int MPLS_MULTICAST = 0x8848;
    private static final int TRANSPARENT_ETHERNET = 0x6558;
    /** Below this the Ethernet type field is a length, and LLC follows (IEEE 802.3). */
    private static final int LEAST_ETHER_TYPE = 0x600;

    private static final int PPP_IP4 = 0x0021;
    private static final int PPP_IP6 = 0x0057;
    private static final int NFLOG_PAYLOAD = 9;
    private static final boolean LITTLE_ENDIAN = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;

    private LinkLayer() {}

    /** Moves to the IP header. */
    static DecodeStep enter(LinkType type, FrameCursor c) {
        return switch (type) {
            case ETHERNET -> ethernet(c);
            case NULL -> skip(c, 4);
            case RAW -> DecodeStep.IP;
            case LINUX_SLL -> typed(c, 14, 16);
            case LINUX_SLL2 -> typed(c, 0, 20);
            case PPPOE -> pppoe(c);
            case PPP -> ppp(c);
            case NFLOG -> nflog(c);
        };
    }

    /** From an Ethernet header. */
    static DecodeStep ethernet(FrameCursor c) {
        return typed(c, 12, 14);
    }

    private static DecodeStep typed(FrameCursor c, int typeAt, int headerLength) {
        if (!c.has(headerLength)) {
            return DecodeStep.CUT;
        }
        int type = c.u16(typeAt);
        c.skip(headerLength);
        return type == IP4 || type == IP6 ? DecodeStep.IP : behindType(c, type);
    }

    /** From behind an EtherType, which says what comes. */
    static DecodeStep behindType(FrameCursor c, int etherType) {
        int type = etherType;
        while (type == VLAN || type == QINQ || type == QINQ_OLD) {
            if (!c.has(4)) {
                return DecodeStep.CUT;
            }
            type = c.u16(2);
            c.skip(4);
        }
        return switch (type) {
            case IP4, IP6 -> DecodeStep.IP;
            case PPPOE_SESSION -> pppoe(c);
            case MPLS, MPLS_MULTICAST -> labels(c);
            case TRANSPARENT_ETHERNET -> ethernet(c);
            default -> type < LEAST_ETHER_TYPE ? llc(c) : DecodeStep.OTHER;
        };
    }

    /** SNAP inside LLC (RFC 1042). */
    private static DecodeStep llc(FrameCursor c) {
        boolean snap = c.has(8) && c.u16(0) == 0xaaaa && c.u8(2) == 3;
        int type = snap ? c.u16(6) : 0;
        if (type != IP4 && type != IP6) {
            return DecodeStep.OTHER;
        }
        return skip(c, 8);
    }

    /** A PPPoE session header and PPP (RFC 2516, section 4). */
    private static DecodeStep pppoe(FrameCursor c) {
        if (!c.has(6)) {
            return DecodeStep.CUT;
        }
        int length = c.u16(4);
        c.skip(6);
        if (length > c.length()) {
            return DecodeStep.MALFORMED;
        }
        c.limit(length);
        return ppp(c);
    }

    private static DecodeStep ppp(FrameCursor c) {
        if (c.has(2) && c.u16(0) == 0xff03) {
            c.skip(2);
        }
        if (!c.has(2)) {
            return DecodeStep.CUT;
        }
        int protocol = c.u16(0);
        c.skip(2);
        return protocol == PPP_IP4 || protocol == PPP_IP6 ? DecodeStep.IP : DecodeStep.OTHER;
    }

    /** Labels up to the bottom of the stack (RFC 3032); the version in the IP header says which IP it is. */
    private static DecodeStep labels(FrameCursor c) {
        boolean bottom = false;
        while (!bottom) {
            if (!c.has(4)) {
                return DecodeStep.CUT;
            }
            bottom = (c.u8(2) & 1) != 0;
            c.skip(4);
        }
        return DecodeStep.IP;
    }

    /** Attributes of type and length in the order of the host's bytes; one of them is the packet. */
    private static DecodeStep nflog(FrameCursor c) {
        c.skip(4);
        while (c.has(4)) {
            int length = native16(c, 0);
            if (length < 4 || length > c.length()) {
                return DecodeStep.MALFORMED;
            }
            if ((native16(c, 2) & 0x7fff) == NFLOG_PAYLOAD) {
                c.skip(4);
                c.limit(length - 4);
                return DecodeStep.IP;
            }
            c.skip((length + 3) & ~3);
        }
        return DecodeStep.CUT;
    }

    private static int native16(FrameCursor c, int at) {
        return LITTLE_ENDIAN ? c.u8(at) | (c.u8(at + 1) << 8) : c.u16(at);
    }

    private static DecodeStep skip(FrameCursor c, int count) {
        c.skip(count);
        return DecodeStep.IP;
    }
}
