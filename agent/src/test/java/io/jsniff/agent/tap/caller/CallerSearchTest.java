package io.jsniff.agent.tap.caller;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.StackWalker.StackFrame;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which frame is to blame, on stacks as programs had them, shortened. */
class CallerSearchTest {
    /** After each name the frame to be found, the library, and the stack from the connect outwards. */
    private static final String STACKS = """
            HttpURLConnection
            com.acme.Poster.post(Poster.java:12)
            HttpURLConnection
              java.net.Socket.connect(Socket.java:633)
              sun.net.NetworkClient.doConnect(NetworkClient.java:178)
              sun.net.www.http.HttpClient.openServer(HttpClient.java:534)
              sun.net.www.protocol.http.HttpURLConnection.getInputStream(HttpURLConnection.java:1589)
              com.acme.Poster.post(Poster.java:12)
              com.acme.Main.main(Main.java:5)

            Log4j2's HTTP appender
            com.acme.Orders.place(Orders.java:41)
            HttpURLConnection
              sun.net.www.http.HttpClient.openServer(HttpClient.java:534)
              sun.net.www.protocol.http.HttpURLConnection.getOutputStream(HttpURLConnection.java:1419)
              org.apache.logging.log4j.core.appender.HttpURLConnectionManager.send(HttpURLConnectionManager.java:113)
              org.apache.logging.log4j.core.config.AppenderControl.callAppender(AppenderControl.java:84)
              org.apache.logging.log4j.spi.AbstractLogger.info(AbstractLogger.java:1281)
              com.acme.Orders.place(Orders.java:41)

            Splunk's appender on a thread of OkHttp
            -
            OkHttp
              okhttp3.internal.connection.RealConnection.connectSocket(RealConnection.kt:295)
              okhttp3.internal.http.RealInterceptorChain.proceed(RealInterceptorChain.kt:109)
              okhttp3.internal.connection.RealCall$AsyncCall.run(RealCall.kt:517)
              java.util.concurrent.ThreadPoolExecutor.runWorker(ThreadPoolExecutor.java:1136)
              java.lang.Thread.run(Thread.java:840)

            AWS SDK 2 on Apache HttpClient 4
            com.acme.Archive.put(Archive.java:30)
            Apache HttpClient 4
              org.apache.http.impl.conn.PoolingHttpClientConnectionManager.connect(PoolingHttpClientConnectionManager.java:376)
              software.amazon.awssdk.http.apache.internal.conn.ClientConnectionManagerFactory$DelegatingHttpClientConnectionManager.connect(ClientConnectionManagerFactory.java:86)
              org.apache.http.impl.execchain.MainClientExec.execute(MainClientExec.java:236)
              software.amazon.awssdk.http.apache.ApacheHttpClient.execute(ApacheHttpClient.java:254)
              software.amazon.awssdk.services.s3.DefaultS3Client.putObject(DefaultS3Client.java:10191)
              com.acme.Archive.put(Archive.java:30)

            Feign on HttpURLConnection
            com.acme.Orders.load(Orders.java:20)
            HttpURLConnection
              sun.net.www.protocol.http.HttpURLConnection.getInputStream(HttpURLConnection.java:1589)
              feign.Client$Default.convertResponse(Client.java:110)
              feign.SynchronousMethodHandler.executeAndDecode(SynchronousMethodHandler.java:104)
              feign.ReflectiveFeign$FeignInvocationHandler.invoke(ReflectiveFeign.java:100)
              jdk.proxy2.$Proxy3.order(Unknown Source)
              com.acme.Orders.load(Orders.java:20)

            Feign's proxy of an interface that is not public
            com.acme.Orders.load(Orders.java:20)
            OkHttp
              okhttp3.internal.connection.RealConnection.connectSocket(RealConnection.kt:295)
              feign.okhttp.OkHttpClient.execute(OkHttpClient.java:179)
              feign.ReflectiveFeign$FeignInvocationHandler.invoke(ReflectiveFeign.java:100)
              com.acme.$Proxy3.order(Unknown Source)
              com.acme.Orders.load(Orders.java:20)

            OkHttp interceptor of the application
            com.acme.Weather.today(Weather.java:9)
            OkHttp
              okhttp3.internal.connection.RealConnection.connectSocket(RealConnection.kt:295)
              okhttp3.internal.http.RealInterceptorChain.proceed(RealInterceptorChain.kt:109)
              com.acme.http.Timer.time(Timer.java:70)
              com.acme.http.LoggingInterceptor.intercept(LoggingInterceptor.java:33)
              okhttp3.internal.http.RealInterceptorChain.proceed(RealInterceptorChain.kt:109)
              okhttp3.internal.connection.RealCall.execute(RealCall.kt:154)
              com.acme.Weather.today(Weather.java:9)

            Spring's RestTemplate with an interceptor of the application
            com.acme.Stock.count(Stock.java:51)
            Apache HttpClient 5
              org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager.connect(PoolingHttpClientConnectionManager.java:450)
              org.springframework.http.client.HttpComponentsClientHttpRequest.executeInternal(HttpComponentsClientHttpRequest.java:99)
              org.springframework.http.client.InterceptingClientHttpRequest$InterceptingRequestExecution.execute(InterceptingClientHttpRequest.java:114)
              com.acme.http.TokenInterceptor.intercept(TokenInterceptor.java:18)
              org.springframework.http.client.InterceptingClientHttpRequest$InterceptingRequestExecution.execute(InterceptingClientHttpRequest.java:89)
              org.springframework.web.client.RestTemplate.doExecute(RestTemplate.java:888)
              com.acme.Stock.count(Stock.java:51)
              com.acme.Stock$$SpringCGLIB$$0.count(<generated>)
              org.springframework.web.servlet.DispatcherServlet.doDispatch(DispatcherServlet.java:1089)

            handler of the application on a server of the same library
            com.acme.Proxy.handle(Proxy.java:44)
            Jetty client
              org.eclipse.jetty.client.HttpClient.newConnection(HttpClient.java:550)
              org.eclipse.jetty.client.HttpClient.GET(HttpClient.java:357)
              com.acme.Proxy.handle(Proxy.java:44)
              org.eclipse.jetty.server.Server.handle(Server.java:182)

            Spring's proxy by CGLIB without a name of its own
            com.acme.Report.send(Report.java:7)
            java.net.http
              jdk.internal.net.http.HttpClientImpl.send(HttpClientImpl.java:565)
              com.acme.Gateway.call(<generated>)
              com.acme.Report.send(Report.java:7)

            CompletableFuture on a thread of an executor
            com.acme.Rates.lambda$load$0(Rates.java:18)
            java.net.http
              jdk.internal.net.http.HttpClientImpl.send(HttpClientImpl.java:565)
              com.acme.Rates.lambda$load$0(Rates.java:18)
              java.util.concurrent.CompletableFuture$AsyncSupply.run(CompletableFuture.java:1768)
              java.util.concurrent.ThreadPoolExecutor.runWorker(ThreadPoolExecutor.java:1136)

            OpenTelemetry's wrapper
            com.acme.Orders.load(Orders.java:20)
            OkHttp
              okhttp3.internal.connection.RealConnection.connectSocket(RealConnection.kt:295)
              io.opentelemetry.javaagent.shaded.instrumentation.okhttp.v3_0.TracingInterceptor.intercept(TracingInterceptor.java:40)
              okhttp3.internal.http.RealInterceptorChain.proceed(RealInterceptorChain.kt:109)
              okhttp3.internal.connection.RealCall.execute(RealCall.kt:154)
              com.acme.Orders.load(Orders.java:20)

            shaded copy
            com.acme.Orders.load(Orders.java:20)
            OkHttp
              com.acme.shaded.okhttp3.internal.connection.RealConnection.connectSocket(RealConnection.kt:295)
              com.acme.Orders.load(Orders.java:20)

            Scala's anonymous class
            com.acme.Main$$anon$1.run(Main.scala:10)
            HttpURLConnection
              sun.net.www.protocol.http.HttpURLConnection.getInputStream(HttpURLConnection.java:1589)
              com.acme.Main$$anon$1.run(Main.scala:10)
              scala.concurrent.impl.Promise$Transformation.run(Promise.scala:470)
            """;

    private static final Pattern LINE = Pattern.compile("(.+)\\.([^.(]+)\\((.+?)(?::(\\d+))?\\)");

    static Stream<Arguments> stacks() {
        return Stream.of(STACKS.split("\n\n"))
                .map(block -> block.lines().toList())
                .map(lines -> Arguments.of(lines.get(0), lines.get(1), lines.get(2), lines.subList(3, lines.size())));
    }

    private static CallerSearch search(List<String> application, List<String> lines) {
        StackFrame bridge = frame("io.jsniff.agent.bridge.SocketBridge.connecting(SocketBridge.java:1)");
        Stream<StackFrame> stack = lines.stream().map(String::strip).map(CallerSearchTest::frame);
        return new CallerSearch(new CallerOptions(StackDepth.CALLER, application), new ClassOrigins(3), 0, false)
                .apply(Stream.concat(Stream.of(bridge), stack));
    }

    private static StackFrame frame(String line) {
        Matcher parts = LINE.matcher(line);
        assertThat(parts.matches()).as(line).isTrue();
        String file = parts.group(3).equals("Unknown Source") ? null : parts.group(3);
        int number = parts.group(4) == null ? -1 : Integer.parseInt(parts.group(4));
        return new Line(parts.group(1), parts.group(2), file, number);
    }

    private record Line(
            String getClassName,
            String getMethodName,
            @Nullable String getFileName,
            int getLineNumber) implements StackFrame {
        @Override
        public Class<?> getDeclaringClass() {
            throw new AssertionError("costs more than the name");
        }

        @Override
        public int getByteCodeIndex() {
            return -1;
        }

        @Override
        public boolean isNativeMethod() {
            return false;
        }

        @Override
        public StackTraceElement toStackTraceElement() {
            return new StackTraceElement(getClassName, getMethodName, getFileName, getLineNumber);
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("stacks")
    void callerIsTheFrameThatWantedTheConnection(String name, String caller, String library, List<String> lines) {
        CallerSearch search = search(List.of(), lines);
        assertThat(search.caller()).isEqualTo(caller.equals("-") ? null : caller);
        assertThat(search.library()).isNotNull();
        assertThat(search.library().name()).isEqualTo(library);
    }

    @Test
    void packagesOfTheApplicationAloneAreMeantIfTheyAreNamed() {
        List<String> lines = List.of(
                "sun.net.www.protocol.http.HttpURLConnection.getInputStream(HttpURLConnection.java:1589)",
                "com.acmehttp.Wrapper.get(Wrapper.java:1)",
                "org.springframework.samples.petclinic.Owner.load(Owner.java:2)",
                "com.acme.Orders.load(Orders.java:3)");
        assertThat(search(List.of(), lines).caller()).isEqualTo("com.acmehttp.Wrapper.get(Wrapper.java:1)");
        assertThat(search(List.of("com.acme"), lines).caller()).isEqualTo("com.acme.Orders.load(Orders.java:3)");
        assertThat(search(List.of("com.acme", "org.springframework.samples"), lines)
                        .caller())
                .isEqualTo("org.springframework.samples.petclinic.Owner.load(Owner.java:2)");
        assertThat(search(List.of("org.example"), lines).caller()).isNull();
    }
}
