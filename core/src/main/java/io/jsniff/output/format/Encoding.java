package io.jsniff.output.format;

/** How unprintable bytes from the wire (outside {@code 0x20-0x7e}) are shown. Text of several lines keeps its line ends and tabs. */
public enum Encoding {
    /** As they are. */
    RAW,
    /** As {@code .}, one each. */
    UNPRINTABLE,
    /** As {@code [0a]}, each. */
    HEX
}
