package io.jsniff.agent.cli;

import io.jsniff.agent.option.SharedOption;
import java.util.Optional;

/** The options of {@code capture}: justniffer's, then ours. */
enum CaptureOption {
    INTERFACE('i', "interface", Kind.VALUE, "NAME", "capture live on a device; any means all, where libpcap offers it"),
    FILECAP('f', "filecap", Kind.VALUE, "FILE", "read a capture file; - is standard input"),
    PACKET_FILTER('p', "packet-filter", Kind.WORDS, "EXPR", "only packets that match, as in 'man pcap-filter'"),
    LOG_FORMAT(
            'l',
            "log-format",
            Kind.WORDS,
            "FORMAT",
            "what an entry looks like; clf is the default, raw is %request%response"),
    APPEND_LOG_FORMAT('a', "append-log-format", Kind.WORDS, "FORMAT", "the default format, followed by FORMAT"),
    RAW('r', "raw", Kind.FLAG, "", "same as -l '%request%response'"),
    NOT_FOUND('n', SharedOption.NOT_FOUND, "TEXT", "; - unless given"),
    UNPRINTABLE('u', SharedOption.UNPRINTABLE, "", ""),
    HEX_ENCODE('x', SharedOption.HEX_ENCODE, "", ""),
    TRUNCATED(
            't',
            "truncated",
            Kind.FLAG,
            "",
            "also the last entries of connections that were given up: idle for too long, or too many"),
    CAPTURE_IN_THE_MIDDLE('m', "capture-in-the-middle", Kind.FLAG, "", "also connections whose opening was not seen"),
    FORCE_READ_PCAP('F', "force-read-pcap", Kind.FLAG, "", "accepted; files with a short snaplen are read anyway"),
    MAX_TCP_STREAMS('s', "max-tcp-streams", Kind.VALUE, "N", "most connections at a time; 131072 unless given"),
    MAX_FRAGMENTED_IP(
            'd', "max-fragmented-ip", Kind.VALUE, "N", "most IP packets that wait for fragments; 1024 unless given"),
    EXECUTE(
            'e',
            "execute",
            Kind.VALUE,
            "CMD",
            "run CMD by the shell once per entry, with the entry on its standard input"),
    USER('U', "user", Kind.VALUE, "NAME", "run CMD as this user"),
    CONFIG('c', "config", Kind.VALUE, "FILE", "read options from lines 'long-name = value'; the command line wins"),
    PYTHON('P', "python", Kind.VALUE, "SCRIPT", "not offered: use -e, or pipe --json into a script"),
    NO_NEWLINE('N', "no-newline", Kind.FLAG, "", "no newline after an entry"),
    VERSION('V', "version", Kind.FLAG, "", "say the version"),
    HELP('h', "help", Kind.FLAG, "", "say this"),
    JSON('\0', SharedOption.JSON, "", ""),
    LINGER('\0', SharedOption.LINGER, "TIME", "; never unless given"),
    BODY_LIMIT('\0', SharedOption.BODY_LIMIT, "SIZE", "; 16M unless given"),
    SNAPLEN('\0', "snaplen", Kind.VALUE, "SIZE", "most bytes of a packet to capture; 256K unless given"),
    BUFFER_SIZE('\0', "buffer-size", Kind.VALUE, "SIZE", "the kernel's buffer; 64M unless given"),
    IMMEDIATE(
            '\0',
            "immediate",
            Kind.FLAG,
            "",
            "take each packet at once instead of collecting them for 20 ms; drops more"),
    PROMISCUOUS('\0', "promiscuous", Kind.FLAG, "", "capture packets for other machines, too");

    /** What follows an option. */
    enum Kind {
        /** Nothing. */
        FLAG,
        /** One argument. */
        VALUE,
        /** One argument or several, up to the next option. */
        WORDS
    }

    private final char letter;
    private final String longName;
    private final Kind kind;
    private final String placeholder;
    private final String description;

    /** @param otherwise what holds without it, as the end of the sentence */
    CaptureOption(char letter, SharedOption shared, String placeholder, String otherwise) {
        this(
                letter,
                shared.text(),
                placeholder.isEmpty() ? Kind.FLAG : Kind.VALUE,
                placeholder,
                shared.help() + otherwise);
    }

    CaptureOption(char letter, String longName, Kind kind, String placeholder, String description) {
        this.letter = letter;
        this.longName = longName;
        this.kind = kind;
        this.placeholder = placeholder;
        this.description = description;
    }

    Kind kind() {
        return kind;
    }

    String longName() {
        return longName;
    }

    String description() {
        return description;
    }

    /** Both names, as an error message says them. */
    String names() {
        return letter == 0 ? "--" + longName : "-" + letter + " (--" + longName + ")";
    }

    /** The option with its placeholder, as the help shows it. */
    String usage() {
        String both = letter == 0 ? "    --" + longName : "-" + letter + ", --" + longName;
        return placeholder.isEmpty() ? both : both + " " + placeholder;
    }

    static Optional<CaptureOption> byLetter(char letter) {
        for (CaptureOption option : values()) {
            if (option.letter == letter && letter != 0) {
                return Optional.of(option);
            }
        }
        return Optional.empty();
    }

    static Optional<CaptureOption> byName(String name) {
        for (CaptureOption option : values()) {
            if (option.longName.equals(name)) {
                return Optional.of(option);
            }
        }
        return Optional.empty();
    }
}
