package io.jsniff.agent.cli;

import io.jsniff.capture.CaptureTap;
import io.jsniff.capture.SourceCounts;
import io.jsniff.capture.packet.PacketCounts;
import io.jsniff.capture.tcp.StreamCounts;
import io.jsniff.pipeline.DissectionFailures;
import io.jsniff.pipeline.Recording;
import io.jsniff.report.LossCounters;
import java.io.PrintStream;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * Says what a capture did and what it could not see. Of a file only losses are worth a line.
 *
 * @param kernel what the kernel counted, {@code null} for a file
 * @param notWanted entries of connections given up that were not asked for
 */
record CaptureReport(@Nullable SourceCounts kernel, CaptureTap tap, Recording recording, long notWanted) {
    void print(PrintStream err) {
        if (kernel != null) {
            err.println("jsniff: " + kernel.received() + " packets received, " + kernel.dropped()
                    + " dropped by the kernel, " + kernel.droppedByInterface() + " by the interface, "
                    + recording.written().dropped() + " entries dropped by jsniff; "
                    + recording.written().written() + " entries written");
        }
        Throwable error = recording.failures().next();
        while (error != null) {
            err.println("jsniff: an error of its own ended the dissection of a connection: "
                    + DissectionFailures.kind(error));
            error = recording.failures().next();
        }
        String losses = losses();
        if (!losses.isEmpty()) {
            err.println("jsniff: not seen: " + losses);
        }
    }

    private String losses() {
        StringJoiner all = new StringJoiner("; ");
        PacketCounts packets = tap.packets();
        StreamCounts streams = tap.streams();
        LossCounters lost = recording.honesty(0, 0, 0);
        add(all, kernel == null ? recording.written().dropped() : 0, "entries that could not be written");
        add(all, recording.written().renderingErrors(), "entries that could not be shown");
        add(all, packets.malformed(), "malformed packets");
        add(all, packets.cut(), "packets cut within their headers");
        add(all, packets.fragmentsDropped(), "IP packets of which fragments are missing, or more than -d allows");
        add(all, streams.gaps(), "gaps with " + streams.gapBytes() + " bytes that are not in the capture");
        add(all, streams.cutBytes(), "bytes that the snaplen cut off");
        add(all, streams.outOfWindow(), "segments with numbers out of place");
        add(all, streams.strayed(), "segments of connections whose opening was not seen (-m follows them)");
        add(all, streams.timedOut(), "connections that were idle for too long");
        add(all, streams.truncated(), "connections beyond the number that -s allows");
        add(all, notWanted, "entries of connections that were given up (-t shows them)");
        add(all, lost.failedDissections(), "connections whose dissection an error of jsniff ended");
        add(all, lost.malformed(), "connections that ceased to be HTTP");
        add(all, lost.orphans(), "responses without a request");
        return all.toString();
    }

    private static void add(StringJoiner all, long count, String what) {
        if (count > 0) {
            all.add(count + " " + what);
        }
    }
}
