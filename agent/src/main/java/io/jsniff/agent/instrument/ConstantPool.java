package io.jsniff.agent.instrument;

/**
 * Looks into class files without Byte Buddy: it sees each class that is loaded, and must neither cost nor load anything. The
 * format is that of JVMS 4.4.
 */
public final class ConstantPool {
    private static final int COUNT_AT = 8;
    private static final int UTF8 = 1;

    private ConstantPool() {}

    /** Whether a class file has a constant with just this text, all of it ASCII. */
    public static boolean has(byte[] file, String text) {
        int count = file.length < COUNT_AT + 2 ? 0 : u2(file, COUNT_AT);
        int at = COUNT_AT + 2;
        for (int i = 1; i < count && at + 2 < file.length; i++) {
            int tag = file[at];
            if (tag == UTF8) {
                int length = u2(file, at + 1);
                if (length == text.length() && reads(file, at + 3, text)) {
                    return true;
                }
                at += 3 + length;
            } else {
                at += size(tag);
                i += isWide(tag) ? 1 : 0;
            }
        }
        return false;
    }

    private static boolean reads(byte[] file, int from, String text) {
        for (int i = 0; i < text.length(); i++) {
            if (from + i >= file.length || file[from + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static int u2(byte[] file, int at) {
        return (file[at] & 0xff) << 8 | (file[at + 1] & 0xff);
    }

    /** Of a long or a double, which also takes two places. */
    private static boolean isWide(int tag) {
        return tag == 5 || tag == 6;
    }

    private static int size(int tag) {
        return switch (tag) {
            case 5, 6 -> 9;
            case 7, 8, 16, 19, 20 -> 3;
            case 15 -> 4;
            default -> 5;
        };
    }
}
