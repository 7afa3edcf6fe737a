package io.jsniff.capture.packet;

import java.util.Optional;

/** The kinds of frames that are understood. */
public enum LinkType {
    /** BSD loopback: four bytes of address family before the IP header. */
    NULL,
    /** Ethernet. */
    ETHERNET,
    /** PPP, with or without HDLC framing. */
    PPP,
    /** An IP header first. */
    RAW,
    /** PPPoE from behind the Ethernet header. */
    PPPOE,
    /** Linux cooked capture. */
    LINUX_SLL,
    /** Linux's netfilter log. */
    NFLOG,
    /** Linux cooked capture, version 2. */
    LINUX_SLL2;

    /**
     * The link type with a number of libpcap ({@code DLT_…} or {@code LINKTYPE_…}), as {@code pcap_datalink} gives it; empty if
     * frames of that kind are not understood.
     */
    public static Optional<LinkType> of(int number) {
        return switch (number) {
            case 0, 108 -> Optional.of(NULL);
            case 1 -> Optional.of(ETHERNET);
            case 9, 50 -> Optional.of(PPP);
            case 12, 14, 101, 228, 229 -> Optional.of(RAW);
            case 51 -> Optional.of(PPPOE);
            case 113 -> Optional.of(LINUX_SLL);
            case 239 -> Optional.of(NFLOG);
            case 276 -> Optional.of(LINUX_SLL2);
            default -> Optional.empty();
        };
    }
}
