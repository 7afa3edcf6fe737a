package io.jsniff.agent.tls;

import java.io.InputStream;
import java.security.KeyStore;
import java.security.Provider;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** A certificate for localhost, and those who trust it. */
public final class Trust {
    private static final char[] PASSWORD = "changeit".toCharArray();

    private Trust() {}

    static KeyStore keys() throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Trust.class.getResourceAsStream("localhost.p12")) {
            keys.load(in, PASSWORD);
        }
        return keys;
    }

    static KeyManagerFactory keyManagers() throws Exception {
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys(), PASSWORD);
        return managers;
    }

    static TrustManagerFactory trustManagers() throws Exception {
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(keys());
        return managers;
    }

    static X509TrustManager trustManager() throws Exception {
        return (X509TrustManager) trustManagers().getTrustManagers()[0];
    }

    /** A context of a provider, {@code null} for the JDK's. */
    public static SSLContext context(String version, Provider provider) throws Exception {
        SSLContext context =
                provider == null ? SSLContext.getInstance(version) : SSLContext.getInstance(version, provider);
        context.init(keyManagers().getKeyManagers(), trustManagers().getTrustManagers(), null);
        return context;
    }
}
