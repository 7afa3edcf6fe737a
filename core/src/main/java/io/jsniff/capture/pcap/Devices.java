package io.jsniff.capture.pcap;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The devices that libpcap can capture on. */
final class Devices {
    private Devices() {}

    /** Their names; none if libpcap cannot tell. */
    static List<String> names() {
        try (Memory list = new Memory(Native.POINTER_SIZE)) {
            list.clear();
            int done = Libpcap.pcap_findalldevs(Pointer.nativeValue(list), new byte[Libpcap.ERROR_BUFFER]);
            @Nullable Pointer first = list.getPointer(0);
            if (done != 0 || first == null) {
                return List.of();
            }
            List<String> names = walk(first);
            Libpcap.pcap_freealldevs(Pointer.nativeValue(first));
            return names;
        }
    }

    /** {@code struct pcap_if} begins with the next one's address and the name's. */
    private static List<String> walk(Pointer first) {
        List<String> names = new ArrayList<>();
        for (@Nullable Pointer device = first; device != null; device = device.getPointer(0)) {
            names.add(device.getPointer(Native.POINTER_SIZE).getString(0));
        }
        return names;
    }
}
