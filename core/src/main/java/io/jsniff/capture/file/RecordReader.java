package io.jsniff.capture.file;

/** Fetches records, on one thread. */
public interface RecordReader {
    /** Writes some records to {@code target}, at least {@code enough} bytes of them if there are, and says how it went. */
    void fill(PcapRecords target, int enough);

    /** How many nanoseconds the fraction of a time stamp counts in. */
    long fraction();

    /** Gives back what it holds; no {@link #fill} runs or follows. */
    void close();
}
