package io.jsniff.connection;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LibraryTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "wiremock.org.apache.hc.client5.http.impl.Http, org.apache.hc.client5.http.impl.Http, APACHE_5",
        "com.acme.shaded.io.netty.channel.Channel, io.netty.channel.Channel, NETTY",
        "shadow.okhttp3.internal.connection.RealCall, okhttp3.internal.connection.RealCall, OKHTTP",
        "org.apache.http.impl.Pool, org.apache.http.impl.Pool, APACHE_4",
        "com.acme.okhttp3.Sender, com.acme.okhttp3.Sender,",
        "com.acme.scala.Sender, com.acme.scala.Sender,",
        "com.acme.Sender, com.acme.Sender,"
    })
    void shadedCopyIsKnownByTheNameItHasAtHome(String name, String original, Library library) {
        assertThat(Library.original(name)).isEqualTo(original);
        assertThat(Library.of(original)).isEqualTo(library);
    }
}
