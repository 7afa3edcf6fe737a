package io.jsniff.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jsniff.agent.app.Loaded;
import io.jsniff.agent.launch.Jcmd;
import io.jsniff.agent.launch.Probe;
import io.jsniff.agent.launch.RunningJvm;
import io.jsniff.agent.launch.TargetJvm;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The classes that jsniff rewrites, as another agent finds them, which comes after it. */
class BytesIT {
    private static final String JAVA = System.getProperty("java.home");

    private static final List<String> REWRITTEN = List.of(
            "sun.nio.ch.NioSocketImpl",
            "sun.nio.ch.SocketChannelImpl",
            "sun.nio.ch.ServerSocketChannelImpl",
            "sun.nio.ch.FileChannelImpl",
            "sun.security.ssl.SSLSocketImpl",
            "sun.security.ssl.SSLSocketImpl$AppInputStream",
            "sun.security.ssl.SSLSocketImpl$AppOutputStream",
            "sun.security.ssl.SSLEngineImpl",
            "sun.security.ssl.TransportContext",
            "sun.net.www.protocol.https.HttpsClient",
            "jdk.internal.net.http.HttpClientImpl",
            "jdk.internal.net.http.PlainHttpConnection",
            "jdk.internal.net.http.MultiExchange",
            "okhttp3.internal.connection.RealCall$AsyncCall",
            "org.apache.http.impl.conn.PoolingHttpClientConnectionManager",
            "org.apache.http.impl.conn.BasicHttpClientConnectionManager",
            "org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager",
            "org.apache.hc.client5.http.impl.io.BasicHttpClientConnectionManager",
            "org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManager",
            "org.apache.hc.core5.reactor.IOSessionRequest",
            "org.apache.hc.core5.reactor.SingleCoreIOReactor",
            "io.netty.handler.ssl.ReferenceCountedOpenSslEngine",
            "org.conscrypt.ConscryptEngine",
            "org.bouncycastle.jsse.provider.ProvSSLEngine",
            "org.bouncycastle.jsse.provider.ProvSSLSocketDirect",
            "org.bouncycastle.jsse.provider.ProvSSLSocketDirect$AppDataInput",
            "org.bouncycastle.jsse.provider.ProvSSLSocketDirect$AppDataOutput",
            "org.bouncycastle.jsse.provider.ProvSSLSocketWrap",
            "org.bouncycastle.jsse.provider.ProvSSLSocketWrap$AppDataInput",
            "org.bouncycastle.jsse.provider.ProvSSLSocketWrap$AppDataOutput");

    @TempDir
    private Path directory;

    @Test
    void haveTheirOwnBytesAgainWhenItHasLeft() throws Exception {
        assumeTrue(Files.isExecutable(Path.of(JAVA, "bin", "jcmd")), "no jcmd");
        Path probe = Probe.pack(directory);
        try (RunningJvm jvm = TargetJvm.running(Loaded.class)
                .withLibraries()
                .arguments(REWRITTEN.toArray(String[]::new))
                .start()) {
            jvm.awaitLine(1);
            jsniff("attach", jvm.pid(), "--keep", "out=/dev/null");
            Map<String, String> rewritten = sums(jvm, probe, "all");
            jsniff("detach", jvm.pid());
            Map<String, String> left = sums(jvm, probe, "seen");
            Map<String, String> own = sums(jvm, probe, "all");
            for (String name : REWRITTEN) {
                assertThat(rewritten.get(name)).as(name).isNotNull().isNotEqualTo(own.get(name));
                assertThat(left.get(name)).as(name).isEqualTo(own.get(name));
            }
        }
    }

    private Map<String, String> sums(RunningJvm jvm, Path probe, String word) throws Exception {
        Path file = directory.resolve("sums");
        Files.deleteIfExists(file);
        String said = Jcmd.run(jvm.pid(), "JVMTI.agent_load", probe.toString(), word + ":" + file);
        assertThat(file).as(said + jvm.err()).exists();
        Map<String, String> sums = new HashMap<>();
        for (String line : Files.readAllLines(file)) {
            sums.put(line.substring(0, line.indexOf(' ')), line.substring(line.indexOf(' ') + 1));
        }
        return sums;
    }

    private static void jsniff(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(JAVA, "bin", "java").toString(), "-jar", TargetJvm.jar().toString()));
        command.addAll(List.of(arguments));
        assertThat(new ProcessBuilder(command).inheritIO().start().waitFor()).isZero();
    }
}
