package io.jsniff.library;

/**
 * What stands between the application and the other libraries and opens no connections by itself: SDKs, frameworks, agents of others,
 * plumbing. Its frames are passed over when the caller is looked for, and no more is known of it.
 */
final class Frameworks {
    static final ClientLibrary LIBRARY = ClientLibrary.named("a client library")
            // clients that are made of other clients
            .packages("retrofit2.", "feign.", "kong.unirest.", "com.mashape.unirest.", "io.restassured.", "org.jsoup.")
            .packages("org.asynchttpclient.", "com.ning.http.", "io.vertx.", "com.linecorp.armeria.", "io.grpc.")
            .packages("io.ktor.", "sttp.", "com.softwaremill.", "org.http4s.", "play.", "akka.", "org.apache.pekko.")
            // JAX-RS, SOAP, MicroProfile
            .packages("jakarta.", "org.glassfish.", "org.jboss.resteasy.", "org.jboss.weld.", "org.jboss.threads.")
            .packages("org.apache.cxf.", "org.apache.axis.", "org.apache.axis2.", "org.eclipse.microprofile.")
            // frameworks
            .packages("org.springframework.", "io.micronaut.", "io.quarkus.", "io.smallrye.", "io.helidon.")
            .packages("org.apache.camel.", "com.netflix.", "io.github.resilience4j.", "dev.failsafe.", "net.jodah.")
            .packages("reactor.", "rx.", "io.reactivex.", "org.reactivestreams.", "zio.", "cats.", "fs2.")
            // clouds
            .packages("software.amazon.awssdk.", "com.amazonaws.", "com.azure.", "com.microsoft.azure.")
            .packages("com.microsoft.graph.", "com.microsoft.aad.", "com.microsoft.kiota.", "com.google.api.")
            .packages("com.google.auth.", "com.google.cloud.", "com.google.firebase.", "io.fabric8.", "io.kubernetes.")
            .packages("com.github.dockerjava.", "org.testcontainers.", "io.minio.", "com.oracle.bmc.")
            // search and data
            .packages("org.elasticsearch.", "co.elastic.clients.", "org.opensearch.", "org.apache.solr.")
            .packages("com.influxdb.", "org.influxdb.", "io.confluent.", "com.clickhouse.", "org.apache.iceberg.")
            // services
            .packages("com.slack.api.", "com.stripe.", "com.twilio.", "com.sendgrid.", "io.sentry.", "com.auth0.")
            .packages("com.ecwid.consul.", "com.orbitz.consul.", "org.kiwiproject.consul.", "org.keycloak.")
            .packages("com.bettercloud.vault.", "io.github.jopenlibs.vault.", "org.openqa.selenium.")
            .packages("com.nimbusds.", "com.github.scribejava.", "org.kohsuke.github.", "com.launchdarkly.")
            // logging, metrics and traces, agents of others
            .packages("org.apache.logging.log4j.", "org.apache.log4j.", "ch.qos.logback.", "net.logstash.logback.")
            .packages("com.splunk.", "org.slf4j.", "org.apache.commons.", "io.opentelemetry.", "io.micrometer.")
            .packages("io.opentracing.", "brave.", "zipkin2.", "datadog.", "com.newrelic.", "co.elastic.apm.")
            .packages("com.instana.", "org.apache.skywalking.", "io.prometheus.")
            // readers that open a URL, and languages
            .packages("com.fasterxml.", "com.google.common.", "org.apache.xerces.", "org.yaml.snakeyaml.")
            .packages("kotlin.", "kotlinx.", "scala.", "groovy.", "groovyx.", "org.codehaus.groovy.", "clojure.")
            .packages("net.bytebuddy.", "org.mockito.")
            // interceptors of RestTemplate and RestClient, and wrappers of a client
            .interceptorChains(
                    "org.springframework.http.client.InterceptingClientHttpRequest$InterceptingRequestExecution",
                    "feign.SynchronousMethodHandler")
            .known();

    private Frameworks() {}
}
