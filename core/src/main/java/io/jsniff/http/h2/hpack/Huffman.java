package io.jsniff.http.h2.hpack;

/**
 * The Huffman code of RFC 7541, Appendix B, decoded by table: eight bits lead to a symbol or to the table for the next eight. The
 * code is canonical, so that the lengths of its codewords say all.
 */
final class Huffman {
    private static final int END_OF_STRING = 256;
    private static final int MAX_LENGTH = 30;
    private static final int TABLE = 256;

    /** Bits of the codeword of each symbol. */
    private static final byte[] LENGTHS = {
        13, 23, 28, 28, 28, 28, 28, 28, 28, 24, 30, 28, 28, 30, 28, 28, 28, 28, 28, 28, 28, 28, 30, 28, 28, 28, 28, 28,
        28, 28, 28, 28, 6, 10, 10, 12, 13, 6, 8, 11, 10, 10, 8, 11, 8, 6, 6, 6, 5, 5, 5, 6, 6, 6, 6, 6, 6, 6, 7, 8, 15,
        6, 12, 10, 13, 6, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 8, 7, 8, 13, 19, 13, 14, 6,
        15, 5, 6, 5, 6, 5, 6, 6, 6, 5, 7, 7, 6, 6, 6, 5, 6, 7, 6, 5, 5, 6, 7, 7, 7, 7, 7, 15, 11, 14, 13, 28, 20, 22,
        20, 20, 22, 22, 22, 23, 22, 23, 23, 23, 23, 23, 24, 23, 24, 24, 22, 23, 24, 23, 23, 23, 23, 21, 22, 23, 22, 23,
        23, 24, 22, 21, 20, 22, 22, 23, 23, 21, 23, 22, 22, 24, 21, 22, 23, 23, 21, 21, 22, 21, 23, 22, 23, 23, 20, 22,
        22, 22, 23, 22, 22, 23, 26, 26, 20, 19, 22, 23, 22, 25, 26, 26, 26, 27, 27, 26, 24, 25, 19, 21, 26, 27, 27, 26,
        27, 24, 21, 21, 26, 26, 28, 27, 27, 27, 20, 24, 20, 21, 22, 21, 21, 23, 22, 22, 25, 25, 24, 24, 26, 23, 26, 27,
        26, 26, 27, 27, 27, 27, 27, 28, 27, 27, 27, 27, 27, 26, 30
    };

    /** Tables one behind the other: a symbol with its bits in the table above its low nine, or the negative number of a table. */
    private static final short[] TABLES = tables();

    private Huffman() {}

    /** The most bytes that as many encoded ones decode to. */
    static int most(int encoded) {
        return (int) (encoded * 8L / 5);
    }

    /**
     * Decodes a range.
     *
     * @param out has room for {@link #most} bytes from {@code at}
     * @return where the decoded bytes end, or -1 if the range is not valid
     */
    static int decode(byte[] array, int from, int to, byte[] out, int at) {
        int end = at;
        int bits = 0;
        int count = 0;
        int table = 0;
        for (int i = from; i < to; i++) {
            bits = (bits << 8) | (array[i] & 0xff);
            count += 8;
            while (count >= 8) {
                int found = TABLES[table + ((bits >>> (count - 8)) & 0xff)];
                if (found < 0) {
                    table = -found * TABLE;
                    count -= 8;
                } else if ((found & 0x1ff) == END_OF_STRING) {
                    return -1;
                } else {
                    out[end++] = (byte) found;
                    count -= found >> 9;
                    table = 0;
                }
            }
        }
        return rest(bits, count, table, out, end);
    }

    /** Less than a byte is left: codewords that fit, then padding of ones (RFC 7541, section 5.2). */
    private static int rest(int bits, int left, int firstTable, byte[] out, int at) {
        int end = at;
        int count = left;
        int table = firstTable;
        while (count > 0) {
            int found = TABLES[table + (((bits << (8 - count)) | (0xff >>> count)) & 0xff)];
            if (found < 0 || found >> 9 > count) {
                break;
            }
            out[end++] = (byte) found;
            count -= found >> 9;
            table = 0;
        }
        int ones = (1 << count) - 1;
        return table == 0 && (bits & ones) == ones ? end : -1;
    }

    private static short[] tables() {
        short[] tables = new short[TABLE * 16];
        int used = 1;
        int code = 0;
        for (int length = 1; length <= MAX_LENGTH; length++) {
            code <<= 1;
            for (int symbol = 0; symbol < LENGTHS.length; symbol++) {
                if (LENGTHS[symbol] == length) {
                    used = enter(tables, used, code, length, symbol);
                    code++;
                }
            }
        }
        return tables;
    }

    /** How many tables there are after it. */
    private static int enter(short[] tables, int usedBefore, int code, int length, int symbol) {
        int used = usedBefore;
        int table = 0;
        int left = length;
        while (left > 8) {
            int index = table + ((code >>> (left - 8)) & 0xff);
            if (tables[index] == 0) {
                tables[index] = (short) -used++;
            }
            table = -tables[index] * TABLE;
            left -= 8;
        }
        int first = table + ((code << (8 - left)) & 0xff);
        for (int i = 0; i < 1 << (8 - left); i++) {
            tables[first + i] = (short) ((left << 9) | symbol);
        }
        return used;
    }
}
