package io.jsniff.capture.packet;

/** Moves a cursor from a UDP or GRE header to the packet inside, if there is one. */
final class Tunnel {
    private static final int VXLAN_PORT = 4789;
    private static final int UDP_HEADER = 8;
    private static final int GTP_USER_DATA = 0xff;

    private Tunnel() {}

    /** VXLAN by its port (RFC 7348), GTP-U by its looks (3GPP TS 29.281, section 5): it is used on any port. */
    static DecodeStep udp(FrameCursor c) {
        if (!c.has(UDP_HEADER + 8)) {
            return DecodeStep.OTHER;
        }
        boolean vxlan = c.u16(2) == VXLAN_PORT;
        c.skip(UDP_HEADER);
        if (vxlan && (c.u8(0) & 0x08) != 0) {
            c.skip(8);
            return DecodeStep.ETHERNET;
        }
        return gtp(c);
    }

    private static DecodeStep gtp(FrameCursor c) {
        boolean version1 = (c.u8(0) & 0xf0) == 0x30;
        if (!version1 || c.u8(1) != GTP_USER_DATA || c.u16(2) != c.length() - 8) {
            return DecodeStep.OTHER;
        }
        boolean optional = (c.u8(0) & 0x07) != 0;
        int next = optional && c.has(12) ? c.u8(11) : 0;
        c.skip(optional ? 12 : 8);
        while (next != 0 && c.has(4) && c.u8(0) != 0 && c.has(c.u8(0) * 4)) {
            int length = c.u8(0) * 4;
            next = c.u8(length - 1);
            c.skip(length);
        }
        return next == 0 ? DecodeStep.IP : DecodeStep.OTHER;
    }

    /** RFC 2784 and 2890. */
    static DecodeStep gre(FrameCursor c) {
        if (!c.has(4)) {
            return DecodeStep.CUT;
        }
        int flags = c.u16(0);
        int type = c.u16(2);
        if ((flags & 7) != 0) {
            return DecodeStep.OTHER;
        }
        c.skip(4 + word(flags, 0x8000) + word(flags, 0x2000) + word(flags, 0x1000));
        return LinkLayer.behindType(c, type);
    }

    private static int word(int flags, int flag) {
        return (flags & flag) != 0 ? 4 : 0;
    }
}
