package io.jsniff.pipeline;

import io.jsniff.bytes.Ascii;
import io.jsniff.connection.Close;
import io.jsniff.connection.Connection;
import io.jsniff.connection.ConnectionHandler;
import io.jsniff.connection.Direction;
import io.jsniff.connection.Endpoint;
import io.jsniff.connection.Originator;
import io.jsniff.connection.Side;
import io.jsniff.exchange.Retention;
import io.jsniff.exchange.Retention.Part;
import io.jsniff.reuse.Entry;
import io.jsniff.reuse.EntryListener;
import io.jsniff.reuse.Evidence;
import java.util.Locale;

/**
 * One connection that goes on and on. {@link #main} runs each kind at full size and prints what it took:
 *
 * <pre>
 * mvn -pl core test-compile
 * java -Xmx64m -cp core/target/classes:core/target/test-classes io.jsniff.pipeline.Siege
 * </pre>
 */
final class Siege implements EntryListener {
    private static final long BEGIN = 1_770_091_506_000_000_000L;
    private static final long LINGER = 10_000_000_000L;
    private static final long SECOND = 1_000_000_000L;
    private static final byte[] GET = Ascii.bytes("GET /a HTTP/1.1\r\nHost: x\r\n\r\n");
    private static final byte[] OK = Ascii.bytes("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
    private static final byte[] CHUNKED =
            Ascii.bytes("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n");
    private static final byte[] CHUNK = Ascii.bytes("14\r\ndata: {\"event\": 1}\n\n\r\n");
    private static final byte[] LAST_CHUNK = Ascii.bytes("0\r\n\r\n");
    private static final byte[] UPGRADE =
            Ascii.bytes("GET /ws HTTP/1.1\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n");
    private static final byte[] UPGRADED =
            Ascii.bytes("HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n");
    private static final byte[] MESSAGE = Ascii.bytes("\u0081\u0005hello");

    /** Repeats what flows; as many times, then once with the end of it. */
    enum Kind {
        WEB_SOCKET_MESSAGES(1_000_000) {
            @Override
            void play(Siege siege, int times) {
                siege.send(Direction.TO_DEST, UPGRADE);
                siege.send(Direction.TO_SOURCE, UPGRADED);
                for (int i = 0; i < times; i++) {
                    siege.send(i % 2 == 0 ? Direction.TO_DEST : Direction.TO_SOURCE, MESSAGE);
                }
            }
        },
        /** Ten a second, with a tick of the clock each second: 6,000 are ten minutes. */
        SERVER_SENT_EVENTS(6_000) {
            @Override
            void play(Siege siege, int times) {
                siege.send(Direction.TO_DEST, GET);
                siege.send(Direction.TO_SOURCE, CHUNKED);
                for (int i = 0; i < times; i++) {
                    siege.send(Direction.TO_SOURCE, CHUNK);
                    siege.pass(SECOND / 10);
                }
            }
        },
        CHUNKS(10_000_000) {
            @Override
            void play(Siege siege, int times) {
                siege.send(Direction.TO_DEST, GET);
                siege.send(Direction.TO_SOURCE, CHUNKED);
                for (int i = 0; i < times; i++) {
                    siege.send(Direction.TO_SOURCE, CHUNK);
                }
            }
        },
        PIPELINED_REQUESTS_ANSWERED_BY_HUNDREDS(1_000_000) {
            @Override
            void play(Siege siege, int times) {
                for (int i = 0; i < times; i += 100) {
                    for (int n = 0; n < 100; n++) {
                        siege.send(Direction.TO_DEST, GET);
                    }
                    for (int n = 0; n < 100; n++) {
                        siege.send(Direction.TO_SOURCE, OK);
                    }
                }
            }
        },
        PIPELINED_REQUESTS_NOT_ANSWERED(1_000_000) {
            @Override
            void play(Siege siege, int times) {
                for (int i = 0; i < times; i++) {
                    siege.send(Direction.TO_DEST, GET);
                }
            }
        },
        RUNS_OF_BYTES(1_000_000) {
            @Override
            void play(Siege siege, int times) {
                for (int i = 0; i < times; i++) {
                    siege.send(i % 2 == 0 ? Direction.TO_DEST : Direction.TO_SOURCE, LAST_CHUNK);
                }
            }
        };

        private final int full;

        Kind(int full) {
            this.full = full;
        }

        abstract void play(Siege siege, int times);
    }

    /**
     * What it took.
     *
     * @param entries how many entries were reported
     * @param retained bytes of heap that the connection held at its end
     * @param nanos how long it took
     */
    record Figures(int entries, long retained, long nanos) {}

    private final Pipeline pipeline = new Pipeline(new Retention(Part.ALL, Part.ALL, 0, 0, false), this, LINGER);
    private final ConnectionHandler handler = pipeline.opened(new Connection(
            1,
            Side.CLIENT,
            Endpoint.of(new byte[] {10, 0, 0, 1}, 40_000),
            Endpoint.of(new byte[] {10, 0, 0, 2}, 80),
            null,
            BEGIN,
            BEGIN));
    private long time = BEGIN;
    private int entries;

    private Siege() {}

    /** Plays one connection whose middle part comes so many times. */
    static Figures of(Kind kind, int times) {
        long before = used();
        Siege siege = new Siege();
        long begin = System.nanoTime();
        kind.play(siege, times);
        long nanos = System.nanoTime() - begin;
        long retained = used() - before;
        siege.handler.closed(new Close(Originator.CLIENT, false, siege.time));
        return new Figures(siege.entries, retained, nanos);
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private void send(Direction direction, byte[] bytes) {
        time += 1_000;
        for (int at = 0; at < bytes.length; ) {
            int skip = (int) Math.min(handler.skippable(direction), bytes.length - at);
            if (skip > 0) {
                handler.skipped(direction, skip, time);
                at += skip;
            } else {
                handler.bytes(direction, bytes, at, bytes.length - at, time);
                at = bytes.length;
            }
        }
    }

    private void pass(long nanos) {
        long second = time / SECOND;
        time += nanos;
        if (time / SECOND != second) {
            handler.tick(time);
        }
    }

    @Override
    public void opened(Connection connection) {}

    @Override
    public void entry(Entry entry) {
        entries++;
    }

    @Override
    public void closed(Connection connection, Close close, int exchanges, Evidence evidence) {}

    /** Runs each kind at full size. */
    public static void main(String[] arguments) {
        for (Kind kind : Kind.values()) {
            Figures figures = of(kind, kind.full);
            System.out.printf(
                    Locale.ROOT,
                    "%-40s %,12d times  %,9d entries  %,6d KB held  %6.2f s%n",
                    kind,
                    kind.full,
                    figures.entries,
                    figures.retained / 1024,
                    figures.nanos / 1e9);
        }
    }
}
