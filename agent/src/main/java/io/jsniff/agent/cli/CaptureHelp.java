package io.jsniff.agent.cli;

import io.jsniff.output.format.Keywords;
import io.jsniff.output.format.LogFormat;

/** What {@code --help} says about capturing. */
final class CaptureHelp {
    private static final int COLUMN = 36;

    private CaptureHelp() {}

    static String text() {
        StringBuilder text = new StringBuilder("""
                Usage: java -jar jsniff.jar [capture] (-i NAME | -f FILE) [OPTIONS]
                Writes one entry for each HTTP exchange, or for each run of bytes of other protocols, that is in
                the packets of a device or capture file. Takes justniffer's options.

                Options:
                """);
        for (CaptureOption option : CaptureOption.values()) {
            text.append(Columns.row(COLUMN, option.usage(), option.description()));
        }
        text.append("\nKeywords of the log format; TEXT stands for a missing value, instead of -n's:\n");
        for (Keywords.Help keyword : Keywords.help()) {
            text.append(Columns.row(COLUMN, keyword.usage(), keyword.description()));
        }
        return text.append("\nDefault format, in one line:\n")
                .append(Columns.row(2, "", LogFormat.CLF))
                .toString();
    }
}
