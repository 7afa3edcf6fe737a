package io.jsniff.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;

/** A certificate for localhost that signs itself: made by the JDK's keytool, and gone with the process. */
final class Certificate {
    private static final String PASSWORD = "changeit";

    private Certificate() {}

    /** Makes one, with its key. */
    static KeyManager[] make() throws IOException, GeneralSecurityException {
        Path directory = Files.createTempDirectory("demo-app");
        Path file = directory.resolve("localhost.p12");
        try {
            keytool(file);
            return read(file);
        } finally {
            Files.deleteIfExists(file);
            Files.delete(directory);
        }
    }

    private static void keytool(Path file) throws IOException {
        var keytool = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair");
        keytool.command().addAll(List.of("-alias", "collector", "-keyalg", "EC", "-validity", "7"));
        keytool.command().addAll(List.of("-dname", "CN=localhost", "-ext", "SAN=dns:localhost"));
        keytool.command().addAll(List.of("-keystore", file.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
        keytool.environment().remove("JAVA_TOOL_OPTIONS"); // agents are for the demo alone
        Process process = keytool.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (!Files.exists(file)) {
            throw new IOException("keytool made no certificate: " + said.strip());
        }
    }

    private static KeyManager[] read(Path file) throws IOException, GeneralSecurityException {
        var keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        return managers.getKeyManagers();
    }
}
