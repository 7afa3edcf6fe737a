package io.jsniff.agent.instrument.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.jsniff.agent.instrument.Weaver;
import io.netty.handler.ssl.ReferenceCountedOpenSslEngine;
import java.io.IOException;
import java.io.InputStream;
import java.util.stream.Stream;
import javax.net.ssl.SSLEngine;
import org.bouncycastle.jsse.provider.BouncyCastleJsseProvider;
import org.conscrypt.Conscrypt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Nothing of these providers is known by name. */
class OtherEngineTapTest {
    private final OtherEngineTap tap = new OtherEngineTap();

    static Stream<Arguments> engines() {
        return Stream.of(
                Arguments.of("io/netty/handler/ssl/ReferenceCountedOpenSslEngine", ReferenceCountedOpenSslEngine.class),
                Arguments.of("io/netty/handler/ssl/JdkSslEngine", ReferenceCountedOpenSslEngine.class),
                Arguments.of("org/conscrypt/ConscryptEngine", Conscrypt.class),
                Arguments.of("org/bouncycastle/jsse/provider/ProvSSLEngine", BouncyCastleJsseProvider.class));
    }

    static Stream<Arguments> others() {
        return Stream.of(
                Arguments.of("io/netty/handler/ssl/OpenSslEngine", ReferenceCountedOpenSslEngine.class),
                Arguments.of("io/netty/handler/ssl/SslHandler", ReferenceCountedOpenSslEngine.class),
                Arguments.of("org/conscrypt/ConscryptEngineSocket", Conscrypt.class));
    }

    private static byte[] bytes(String name, Class<?> neighbour) throws IOException {
        try (InputStream in = neighbour.getResourceAsStream("/" + name + ".class")) {
            return in.readAllBytes();
        }
    }

    private byte[] woven(String name, Class<?> neighbour, byte[] original) {
        return new Weaver().weave(tap, neighbour.getClassLoader(), name.replace('/', '.'), original);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("engines")
    void engineOfAnotherProviderIsTapped(String name, Class<?> neighbour) throws IOException {
        byte[] original = bytes(name, neighbour);
        assertThat(tap.is(false, name, original)).isTrue();
        assertThat(woven(name, neighbour, original)).hasSizeGreaterThan(original.length);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("others")
    void classThatIsNoneIsLeftAlone(String name, Class<?> neighbour) throws IOException {
        byte[] original = bytes(name, neighbour);
        assertThat(!tap.is(false, name, original) || woven(name, neighbour, original) == original)
                .isTrue();
    }

    @Test
    void damagedClassFileIsNone() throws IOException {
        byte[] original = bytes("org/conscrypt/ConscryptEngine", Conscrypt.class);
        for (int length = 0; length < 500; length++) {
            assertThat(tap.is(false, "x", java.util.Arrays.copyOf(original, length)))
                    .isFalse();
        }
    }

    @Test
    void engineOfTheJdkIsNotTappedTwice() throws IOException {
        byte[] original = bytes("sun/security/ssl/SSLEngineImpl", SSLEngine.class);
        assertThat(tap.is(true, "sun/security/ssl/SSLEngineImpl", original)).isFalse();
    }
}
