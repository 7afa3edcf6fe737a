package io.jsniff.reuse;

import static org.assertj.core.api.Assertions.assertThat;

import io.jsniff.connection.Close;
import io.jsniff.connection.Connection;
import io.jsniff.connection.Endpoint;
import io.jsniff.connection.Opener;
import io.jsniff.connection.Originator;
import io.jsniff.connection.Side;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OriginsTest {
    private final Origins origins = new Origins();
    private long number;

    private Connection to(String host, int port, @Nullable String library) {
        Endpoint here = Endpoint.of(new byte[] {10, 0, 0, 1}, 40_000);
        Endpoint there = Endpoint.of(new byte[] {10, 0, 0, 2}, port);
        return new Connection(++number, Side.CLIENT, here, there, host, 1, 2)
                .openedBy(new Opener("app.A.b(A.java:1)", "main", 1, library, null, List.of()));
    }

    @ParameterizedTest(name = "{0}:{1} by {2}")
    @CsvSource({
        "there, 80, OkHttp, 1",
        "elsewhere, 80, OkHttp, 0",
        "there, 81, OkHttp, 0",
        "there, 80, Apache HttpClient 5, 0",
        "there, 80,, 0"
    })
    void connectionsOfOneLibraryToOneHostAndPortServeEachOther(String host, int port, String library, int idle) {
        origins.open(to("there", 80, "OkHttp"));
        assertThat(origins.open(to(host, port, library)).connection().idle()).isEqualTo(idle);
    }

    @Test
    void oneThatEndedIsNoReasonForThoseOfAnotherLibrary() {
        OpenConnection ended = origins.open(to("there", 80, null));
        origins.close(ended, new Close(Originator.CLIENT, false, 3), true, null);
        assertThat(origins.open(to("there", 80, "OkHttp")).evidence(null).opening())
                .isEqualTo(OpenEvidence.FIRST);
        assertThat(origins.open(to("there", 80, null)).evidence(null).opening().before())
                .isNotNull();
    }
}
