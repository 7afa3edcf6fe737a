package io.jsniff.library;

import static org.assertj.core.api.Assertions.assertThat;

import io.jsniff.library.ClassOrigin.Author;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClassOriginTest {
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "java.util.concurrent.CompletableFuture$AsyncSupply, JDK",
        "jdk.proxy2.$Proxy12, JDK",
        "com.sun.proxy.$Proxy3, JDK",
        "sun.net.www.http.HttpClient, JDK",
        "okhttp3.OkHttpClient, LIBRARY",
        "software.amazon.awssdk.http.apache.internal.conn.ClientConnectionManagerFactory$Handler, LIBRARY",
        "io.grpc.internal.ManagedChannelImpl, LIBRARY",
        "org.apache.logging.log4j.core.appender.HttpURLConnectionManager, LIBRARY",
        "com.splunk.logging.HttpEventCollectorSender, LIBRARY",
        "co.elastic.clients.transport.rest_client.RestClientTransport, LIBRARY",
        "io.opentelemetry.javaagent.shaded.instrumentation.X, LIBRARY",
        "com.acme.shaded.org.springframework.web.client.RestTemplate, LIBRARY",
        "com.acme.$Proxy3, GENERATED",
        "com.acme.$Orders$Definition$Intercepted, GENERATED",
        "com.acme.Orders$$SpringCGLIB$$0, GENERATED",
        "com.acme.Orders$$EnhancerBySpringCGLIB$$1f2e3d, GENERATED",
        "com.acme.Orders$$FastClassBySpringCGLIB$$1f, GENERATED",
        "com.acme.Orders$ByteBuddy$k3, GENERATED",
        "com.acme.Orders_ClientProxy, GENERATED",
        "com.acme.Orders_Subclass, GENERATED",
        "com.acme.Orders$Proxy$_$$_WeldClientProxy, GENERATED",
        "com.acme.Orders, APPLICATION",
        "com.acme.Main$$anon$1, APPLICATION",
        "com.acme.Main$main$$inlined$map$1, APPLICATION",
        "com.acme.Proxy, APPLICATION",
        "comorg.Orders, APPLICATION",
        "Orders, APPLICATION",
        "playground.Orders, APPLICATION"
    })
    void authorIsToldByTheName(String className, Author author) {
        assertThat(ClassOrigin.of(className).author()).isEqualTo(author);
    }

    /** Each stands for what is named so in the README. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "com.amazonaws.http.AmazonHttpClient",
                "com.azure.core.http.HttpPipeline",
                "com.google.api.client.http.HttpRequest",
                "com.google.cloud.storage.Storage",
                "com.linecorp.armeria.client.HttpClientFactory",
                "feign.SynchronousMethodHandler",
                "io.helidon.webclient.api.WebClient",
                "io.ktor.client.HttpClient",
                "io.micronaut.http.client.netty.DefaultHttpClient",
                "io.quarkus.rest.client.reactive.X",
                "io.vertx.core.http.impl.HttpClientImpl",
                "kong.unirest.core.java.JavaClient",
                "org.asynchttpclient.netty.channel.ChannelManager",
                "org.elasticsearch.client.RestClient",
                "org.glassfish.jersey.client.JerseyInvocation",
                "org.jboss.resteasy.client.jaxrs.ResteasyClient",
                "org.opensearch.client.RestClient",
                "org.springframework.web.client.RestTemplate",
                "reactor.core.publisher.Mono",
                "retrofit2.OkHttpCall"
            })
    void frameworkIsNoApplication(String className) {
        assertThat(ClassOrigin.of(className).library()).isSameAs(Frameworks.LIBRARY);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "wiremock.org.apache.hc.client5.http.impl.Http, org.apache.hc.client5.http.impl.Http, Apache HttpClient 5",
        "com.acme.shaded.io.netty.channel.Channel, io.netty.channel.Channel, Netty",
        "shadow.okhttp3.internal.connection.RealCall, okhttp3.internal.connection.RealCall, OkHttp",
        "org.apache.http.impl.Pool, org.apache.http.impl.Pool, Apache HttpClient 4",
        "org.apache.hc.core5.reactor.X, org.apache.hc.core5.reactor.X, Apache HttpClient 5 async",
        "com.acme.okhttp3.Sender, com.acme.okhttp3.Sender,",
        "com.acme.scala.Sender, com.acme.scala.Sender,",
        "com.acme.Sender, com.acme.Sender,"
    })
    void shadedCopyIsKnownByTheNameItHasAtHome(String className, String name, String library) {
        ClassOrigin origin = ClassOrigin.of(className);
        assertThat(origin.name()).isEqualTo(name);
        assertThat(origin.library()).isSameAs(ClientLibraries.named(library));
    }
}
