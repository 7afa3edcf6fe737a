package io.jsniff.diagnosis;

import io.jsniff.connection.Close;
import io.jsniff.connection.Closer;
import io.jsniff.connection.Connection;
import io.jsniff.connection.Endpoint;
import io.jsniff.connection.Opener;
import io.jsniff.connection.Originator;
import io.jsniff.connection.Side;
import io.jsniff.connection.TlsSession;
import io.jsniff.http.Persistence;
import io.jsniff.http.Shortfall;
import io.jsniff.http.h2.Http2Traffic;
import io.jsniff.reuse.CloseEvidence;
import io.jsniff.reuse.CloseEvidence.Past;
import io.jsniff.reuse.LastExchange;
import io.jsniff.reuse.RequestFingerprint;
import io.jsniff.reuse.SiblingConnection;
import java.util.ArrayList;
import java.util.List;

/** Evidence to be changed in one point after the other: a connection that carried a good exchange and then was closed. */
final class Cases {
    static final long MILLI = 1_000_000L;
    static final long SECOND = 1000 * MILLI;
    static final long OPENED = 1000 * SECOND;
    static final String CALLER = "app.Poster.post(Poster.java:12)";
    static final String OTHER_CALLER = "app.Reader.read(Reader.java:34)";
    static final String CLOSER = "app.Poster.close(Poster.java:56)";
    static final Endpoint HERE = Endpoint.of(new byte[] {10, 0, 0, 1}, 40_000);
    static final Endpoint THERE = Endpoint.of(new byte[] {10, 0, 0, 2}, 80);
    static final long THREAD = 7;

    String library;
    String client;
    String caller = CALLER;
    boolean stacks = true;
    Side side = Side.CLIENT;
    Originator by = Originator.CLIENT;
    boolean reset;
    boolean over = true;
    int exchanges = 1;
    boolean answered = true;
    int status = 200;
    long bodySize = 27;
    Persistence asked = Persistence.NOTHING_SAID;
    Persistence granted = Persistence.NOTHING_SAID;
    Shortfall shortfall;
    long quiet = MILLI / 10;
    String closingThread = "main";
    String closer = CLOSER;
    String failure;
    List<String> frames = List.of();
    long idleBefore = Connection.UNKNOWN;
    long earlier;
    int passedOver;
    int idleBeside;
    List<Past> past = new ArrayList<>();
    boolean silent;
    boolean openingSeen = true;
    String handshakeFailure;
    Http2Traffic traffic;

    static Cases by(Originator who) {
        Cases evidence = new Cases();
        evidence.by = who;
        return evidence;
    }

    Cases frames(String... passed) {
        frames = List.of(passed);
        closer = null;
        return this;
    }

    static Persistence says(boolean close, int timeout, int max) {
        return Persistence.of(false, close, !close, timeout, max);
    }

    Opener opener() {
        return stacks ? new Opener(caller, "main", THREAD, library, client, List.of()) : null;
    }

    Connection connection(long id) {
        Connection plain = openingSeen
                ? new Connection(id, side, HERE, THERE, "there", OPENED, OPENED + MILLI).openedBy(opener())
                : new Connection(id, side, HERE, THERE, "there", Connection.UNKNOWN, Connection.UNKNOWN);
        return handshakeFailure == null ? plain : plain.secured(TlsSession.failed(MILLI, handshakeFailure));
    }

    CloseEvidence ending() {
        Closer who = closingThread.equals("garbage collector")
                ? Closer.GARBAGE
                : stacks && by == Originator.CLIENT ? new Closer(closingThread, closer, frames, failure) : null;
        long closed = OPENED - 2 * MILLI;
        LastExchange last = silent
                ? null
                : new LastExchange(
                        new RequestFingerprint(100, 120, closed - quiet - MILLI, true),
                        answered,
                        answered ? status : 0,
                        answered ? bodySize : 0,
                        asked,
                        granted,
                        shortfall,
                        closed - quiet);
        return new CloseEvidence(
                connection(3),
                new Close(by, reset, closed, who),
                over,
                silent ? 0 : exchanges,
                last,
                silent ? Connection.UNKNOWN : quiet,
                "main",
                idleBefore,
                earlier,
                passedOver,
                idleBeside,
                past,
                traffic);
    }

    Finding closing() {
        return new CloseDiagnosis(ending()).finding();
    }

    /** As it was when another one was opened. */
    SiblingConnection neighbour(boolean busy, long since, long thread) {
        return new SiblingConnection(
                3,
                opener(),
                THERE,
                busy,
                OPENED - since,
                exchanges,
                status,
                bodySize,
                thread,
                "main",
                granted.endsConnection());
    }
}
