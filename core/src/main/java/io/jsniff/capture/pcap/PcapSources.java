package io.jsniff.capture.pcap;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import io.jsniff.capture.CaptureException;
import io.jsniff.capture.LiveOptions;
import io.jsniff.capture.PacketSource;
import io.jsniff.capture.PacketSources;
import java.util.Locale;

/** Opens files and devices by libpcap. */
public final class PcapSources implements PacketSources {
    private final NativeLibrary library;

    /** @throws CaptureException if libpcap is not there */
    public PcapSources() throws CaptureException {
        // JNA asks another program for the directories of libraries unless it is told; the dynamic linker knows them
        // anyway.
        if (System.getProperty("os.name", "").toLowerCase(Locale.ROOT).contains("linux")
                && System.getProperty("jna.platform.library.path") == null) {
            System.setProperty("jna.platform.library.path", "/usr/lib");
        }
        library = Libpcap.load();
    }

    @Override
    public PacketSource file(String path, String filter) throws CaptureException {
        byte[] error = new byte[Libpcap.ERROR_BUFFER];
        long handle = Libpcap.pcap_open_offline_with_tstamp_precision(path, Libpcap.NANOSECONDS, error);
        if (handle == 0) {
            throw new CaptureException(unreadable(path, Native.toString(error)));
        }
        return filtered(new PcapSource(path, false, handle, library), filter);
    }

    private static String unreadable(String path, String reason) {
        String name = path.equals("-") ? "standard input" : path;
        if (reason.contains("unknown file format") || reason.contains("truncated dump file")) {
            return name + " is not a capture file (" + reason + ")";
        }
        String rest = reason.startsWith(path + ": ") ? reason.substring(path.length() + 2) : reason;
        return name + " cannot be read: " + rest;
    }

    @Override
    public PacketSource live(LiveOptions options, String filter) throws CaptureException {
        byte[] error = new byte[Libpcap.ERROR_BUFFER];
        long handle = Libpcap.pcap_create(options.device(), error);
        if (handle == 0) {
            throw new CaptureException(options.device() + ": " + Native.toString(error));
        }
        Libpcap.pcap_set_snaplen(handle, options.snaplen());
        Libpcap.pcap_set_promisc(handle, options.promiscuous() ? 1 : 0);
        Libpcap.pcap_set_timeout(handle, options.timeout());
        Libpcap.pcap_set_immediate_mode(handle, options.immediate() ? 1 : 0);
        Libpcap.pcap_set_buffer_size(handle, options.bufferSize());
        Libpcap.pcap_set_tstamp_precision(handle, Libpcap.NANOSECONDS);
        activate(handle, options.device());
        return filtered(new PcapSource(options.device(), true, handle, library), filter);
    }

    private static void activate(long handle, String device) throws CaptureException {
        int status = Libpcap.pcap_activate(handle);
        if (status < 0) {
            String reason = Libpcap.pcap_geterr(handle);
            String message = switch (status) {
                case Libpcap.NO_SUCH_DEVICE -> noSuch(device);
                case Libpcap.PERMISSION_DENIED, Libpcap.PROMISCUOUS_DENIED -> denied(device);
                case Libpcap.NOT_UP -> "device " + device + " is down: ip link set " + device + " up";
                default -> device + ": " + (reason.isEmpty() ? Libpcap.pcap_statustostr(status) : reason);
            };
            Libpcap.pcap_close(handle);
            throw new CaptureException(message);
        }
    }

    private static String noSuch(String device) {
        String there = String.join(" ", Devices.names());
        return "there is no device " + device + (there.isEmpty() ? "" : "; there are: " + there);
    }

    private static String denied(String device) {
        return "no permission to capture on " + device + ": run with sudo, or allow it once with "
                + "'sudo setcap cap_net_raw,cap_net_admin=eip " + System.getProperty("java.home") + "/bin/java'";
    }

    private static PacketSource filtered(PcapSource source, String filter) throws CaptureException {
        try {
            if (!filter.isBlank()) {
                source.filter(filter);
            }
            return source;
        } catch (CaptureException e) {
            source.close();
            throw e;
        }
    }
}
