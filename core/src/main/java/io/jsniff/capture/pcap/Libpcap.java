package io.jsniff.capture.pcap;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Platform;
import io.jsniff.capture.CaptureException;
import org.jspecify.annotations.Nullable;

/** The functions of libpcap, mapped directly. Pointers are {@code long}s, so only 64-bit systems will do. */
final class Libpcap {
    static final int ERROR_BUFFER = 256;
    static final int NANOSECONDS = 1;
    static final int BREAK = -2;
    static final int NO_SUCH_DEVICE = -5;
    static final int PERMISSION_DENIED = -8;
    static final int NOT_UP = -9;
    static final int PROMISCUOUS_DENIED = -11;
    static final int NETMASK_UNKNOWN = -1;

    private static final String[] NAMES = {"libpcap.so.1", "libpcap.so.0.8", "libpcap.A.dylib", "wpcap", "pcap"};

    private Libpcap() {}

    static native long pcap_open_offline_with_tstamp_precision(String path, int precision, byte[] error);

    static native long pcap_create(String device, byte[] error);

    static native int pcap_set_snaplen(long p, int length);

    static native int pcap_set_promisc(long p, int promiscuous);

    static native int pcap_set_timeout(long p, int milliseconds);

    static native int pcap_set_immediate_mode(long p, int immediate);

    static native int pcap_set_buffer_size(long p, int size);

    static native int pcap_set_tstamp_precision(long p, int precision);

    static native int pcap_get_tstamp_precision(long p);

    static native int pcap_activate(long p);

    static native int pcap_compile(long p, long program, String expression, int optimize, int netmask);

    static native int pcap_setfilter(long p, long program);

    static native void pcap_freecode(long program);

    static native int pcap_datalink(long p);

    static native int pcap_dispatch(long p, int count, long callback, long user);

    static native int pcap_next_ex(long p, long header, long data);

    static native long pcap_dump_fopen(long p, long file);

    static native int pcap_dump_flush(long dumper);

    static native void pcap_dump_close(long dumper);

    static native int pcap_stats(long p, long stats);

    static native void pcap_breakloop(long p);

    static native int pcap_setnonblock(long p, int nonblock, byte[] error);

    static native String pcap_geterr(long p);

    static native String pcap_statustostr(int status);

    static native int pcap_findalldevs(long list, byte[] error);

    static native void pcap_freealldevs(long list);

    static native void pcap_close(long p);

    /** The library, whose functions are bound when it is first asked for. */
    static NativeLibrary load() throws CaptureException {
        if (Native.POINTER_SIZE != Long.BYTES) {
            throw new CaptureException("capturing packets needs a 64-bit JVM");
        }
        NativeLibrary library = Bound.LIBRARY;
        if (library == null) {
            throw new CaptureException("libpcap was not found: " + advice());
        }
        return library;
    }

    /** Its class is initialized once, and so the functions are bound once. */
    private static final class Bound {
        static final @Nullable NativeLibrary LIBRARY = bind();

        private static @Nullable NativeLibrary bind() {
            for (String name : NAMES) {
                try {
                    NativeLibrary found = NativeLibrary.getInstance(name);
                    Native.register(Libpcap.class, found);
                    return found;
                } catch (UnsatisfiedLinkError e) {
                    // it has another name on this system
                }
            }
            return null;
        }
    }

    private static String advice() {
        return switch (Platform.getOSType()) {
            case Platform.MAC -> "it is part of macOS, or comes with 'brew install libpcap'";
            case Platform.WINDOWS -> "install Npcap from https://npcap.com";
            case Platform.LINUX -> "install libpcap0.8 (Debian, Ubuntu) or libpcap (Fedora, Alpine, Arch)";
            default -> "install libpcap";
        };
    }
}
