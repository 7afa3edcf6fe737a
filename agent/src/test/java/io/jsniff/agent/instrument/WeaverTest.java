package io.jsniff.agent.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jsniff.agent.bridge.Bridge;
import io.jsniff.agent.instrument.jdk.ArrayIoAdvice;
import io.jsniff.agent.instrument.jdk.JdkTaps;
import io.jsniff.agent.instrument.tls.TlsTaps;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class WeaverTest {
    private final BridgeLog log = new BridgeLog();

    @AfterEach
    void disconnect() {
        Bridge.current = null;
    }

    private static Object read(int length) throws ReflectiveOperationException, IOException {
        byte[] woven =
                new Weaver().weave(new Subject("read"), null, WovenSubject.class.getName(), bytes(new Subject("read")));
        Class<?> type = new ClassLoader(WeaverTest.class.getClassLoader()) {
            Class<?> define() {
                return defineClass(null, woven, 0, woven.length);
            }
        }.define();
        return type.getMethod("read", byte[].class, int.class, int.class)
                .invoke(type.getConstructor().newInstance(), new byte[9], 2, length);
    }

    private static byte[] bytes(TappedType type) throws IOException {
        try (InputStream in = WovenSubject.class.getResourceAsStream("/" + type.internalName() + ".class")) {
            return in.readAllBytes();
        }
    }

    @Test
    void methodTellsTheBridgeWhatItReturns() throws Exception {
        Bridge.current = log;
        assertThat(read(3)).isEqualTo(3);
        assertThat(log.lines).containsExactly("read 2 3");
    }

    @Test
    void methodTellsTheBridgeWhatItThrowsAndThrowsIt() {
        Bridge.current = log;
        assertThatThrownBy(() -> read(-1))
                .isInstanceOf(InvocationTargetException.class)
                .hasRootCauseMessage("less than nothing");
        assertThat(log.lines).containsExactly("read failed: less than nothing");
    }

    @Test
    void methodDoesNotNoticeABridgeThatThrows() throws Exception {
        Bridge.current = log;
        log.throwing = true;
        long before = Bridge.suppressed();
        assertThat(read(3)).isEqualTo(3);
        assertThat(Bridge.suppressed()).isEqualTo(before + 1);
    }

    @Test
    void methodDoesNotNoticeThatThereIsNobody() throws Exception {
        assertThat(read(3)).isEqualTo(3);
        assertThat(log.lines).isEmpty();
    }

    @Test
    void hookWithoutItsMethodIsAnError() {
        assertThatThrownBy(() -> new Weaver()
                        .weave(
                                new Subject("missing"),
                                null,
                                WovenSubject.class.getName(),
                                bytes(new Subject("missing"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("no single method");
    }

    static List<TappedType> all() {
        List<TappedType> all = new ArrayList<>(JdkTaps.types());
        all.addAll(TlsTaps.ofTheJdk());
        return all;
    }

    @ParameterizedTest
    @MethodSource("all")
    void everyHookFindsItsMethodInThisJdk(TappedType type) throws IOException {
        byte[] original = bytes(type);
        assertThat(new Weaver().weave(type, null, type.name(), original)).hasSizeGreaterThan(original.length);
    }

    /** Where plaintext flows, and where handshakes begin and fail: nothing that holds a key. */
    @Test
    void ofTlsNothingIsTappedButItsSurface() {
        assertThat(all())
                .extracting(TappedType::name)
                .filteredOn(name -> name.contains("security") || name.contains("crypto"))
                .containsExactlyInAnyOrder(
                        "sun.security.ssl.SSLEngineImpl",
                        "sun.security.ssl.SSLSocketImpl",
                        "sun.security.ssl.SSLSocketImpl$AppInputStream",
                        "sun.security.ssl.SSLSocketImpl$AppOutputStream",
                        "sun.security.ssl.TransportContext");
    }

    private static final class Subject extends TappedType {
        private final String method;

        Subject(String method) {
            super(WovenSubject.class.getName());
            this.method = method;
        }

        @Override
        protected List<Hook> hooks() {
            return List.of(Hook.on(ArrayIoAdvice.Read.class, method, byte[].class, int.class, int.class));
        }
    }
}
