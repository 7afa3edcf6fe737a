package io.jsniff.capture.pcap;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** A C {@code FILE} that writes into memory (POSIX {@code fmemopen}). Who writes to it closes it. */
final class MemoryFile {
    private static final boolean AVAILABLE = bind();

    private final Memory memory;
    private final ByteBuffer content;
    private final long file;

    private MemoryFile(Memory memory, long file) {
        this.memory = memory;
        this.content = memory.getByteBuffer(0, memory.size()).order(ByteOrder.nativeOrder());
        this.file = file;
    }

    private static native long fmemopen(long buffer, long size, String mode);

    private static native void rewind(long file);

    private static native long ftell(long file);

    /** Opens one, unless the system has none. */
    static @Nullable MemoryFile open(long size) {
        if (!AVAILABLE) {
            return null;
        }
        Memory memory = new Memory(size);
        long file = fmemopen(Pointer.nativeValue(memory), size, "w");
        return file == 0 ? null : new MemoryFile(memory, file);
    }

    private static boolean bind() {
        try {
            Native.register(MemoryFile.class, NativeLibrary.getProcess());
            return true;
        } catch (UnsatisfiedLinkError e) {
            return false;
        }
    }

    /** The {@code FILE}'s address. */
    long address() {
        return file;
    }

    /** The next write goes to the begin. */
    void restart() {
        rewind(file);
    }

    /** Copies what was written and flushed. */
    void read(byte[] into, int length) {
        content.get(0, into, 0, length);
    }

    /** How much was written since the last restart. */
    int length() {
        return (int) Math.min(memory.size(), Math.max(0, ftell(file)));
    }
}
