package io.jsniff.agent.tls;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.Http2DataFrame;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2HeadersFrame;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2StreamFrame;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A server of HTTP/2 that writes down the truth when a connection has closed: each request with its number and the class that it must
 * have. It answers with the {@code x-} fields that it was asked with. Who connects to its other port makes it end all its connections.
 */
public final class RecordingHttp2Server implements AutoCloseable {
    private static final byte[] ANSWER = "hello".getBytes(StandardCharsets.US_ASCII);

    private final List<String> truth = new ArrayList<>();
    private final EventLoopGroup loop = new NioEventLoopGroup(1);
    private final ChannelGroup connections = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final ServerSocket switchingOff = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    private final Channel listening;

    /** A server at a port that agrees to one version of TLS and to HTTP/2; of clear text if the version is {@code null}. */
    public RecordingHttp2Server(@Nullable String version, int port) throws Exception {
        SslContext context = version == null ? null : context(version);
        ServerBootstrap bootstrap = new ServerBootstrap().group(loop).channel(NioServerSocketChannel.class);
        bootstrap.childHandler(new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                connections.add(channel);
                if (context != null) {
                    channel.pipeline().addLast(context.newHandler(channel.alloc()));
                }
                List<String> paths = new ArrayList<>();
                channel.pipeline()
                        .addLast(Http2FrameCodecBuilder.forServer().build())
                        .addLast(new Http2MultiplexHandler(new Streams(paths)));
                channel.closeFuture().addListener(closed -> record(channel, paths));
            }
        });
        listening = bootstrap.bind("localhost", port).sync().channel();
        Thread ending = new Thread(this::endWhenAsked);
        ending.setDaemon(true);
        ending.start();
    }

    private static SslContext context(String version) throws Exception {
        return SslContextBuilder.forServer(Trust.keyManagers())
                .sslProvider(SslProvider.JDK)
                .protocols(version)
                .applicationProtocolConfig(Alpn.HTTP_2)
                .build();
    }

    /** Where it listens. */
    public int port() {
        return ((InetSocketAddress) listening.localAddress()).getPort();
    }

    /** Where to connect to for the end of all connections. */
    public int switchPort() {
        return switchingOff.getLocalPort();
    }

    private void endWhenAsked() {
        while (!switchingOff.isClosed()) {
            try {
                switchingOff.accept().close();
                connections.close().awaitUninterruptibly();
            } catch (IOException e) {
                return; // closed
            }
        }
    }

    /** Ends all connections and tells lines {@code class #number port path}. */
    public List<String> truth() {
        connections.close().awaitUninterruptibly();
        synchronized (truth) {
            return List.copyOf(truth);
        }
    }

    private void record(Channel channel, List<String> paths) {
        int port = ((InetSocketAddress) channel.remoteAddress()).getPort();
        synchronized (truth) {
            for (int number = 1; number <= paths.size(); number++) {
                boolean last = number == paths.size();
                String reuse = last ? number == 1 ? "unique" : "last" : number == 1 ? "start" : "continue";
                truth.add(reuse + " #" + number + " " + port + " " + paths.get(number - 1));
            }
        }
    }

    @Override
    public void close() throws IOException {
        switchingOff.close();
        loop.shutdownGracefully(0, 1, java.util.concurrent.TimeUnit.SECONDS).awaitUninterruptibly();
    }

    /** Makes the handler of each stream of one connection. */
    @ChannelHandler.Sharable
    private static final class Streams extends ChannelInitializer<Channel> {
        private final List<String> paths;

        Streams(List<String> paths) {
            this.paths = paths;
        }

        @Override
        protected void initChannel(Channel stream) {
            stream.pipeline().addLast(new Answering(paths));
        }
    }

    private static final class Answering extends SimpleChannelInboundHandler<Http2StreamFrame> {
        private final List<String> paths;
        private final Http2Headers answer = new DefaultHttp2Headers().status("200");

        Answering(List<String> paths) {
            this.paths = paths;
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, Http2StreamFrame frame) {
            boolean end = frame instanceof Http2DataFrame data && data.isEndStream();
            if (frame instanceof Http2HeadersFrame head) {
                paths.add(head.headers().path().toString());
                head.headers().forEach(this::echo);
                end = head.isEndStream();
            }
            if (end) {
                context.write(new DefaultHttp2HeadersFrame(answer, false))
                        .addListener(ChannelFutureListener.FIRE_EXCEPTION_ON_FAILURE);
                context.writeAndFlush(new DefaultHttp2DataFrame(Unpooled.wrappedBuffer(ANSWER), true))
                        .addListener(ChannelFutureListener.FIRE_EXCEPTION_ON_FAILURE);
            }
        }

        private void echo(Map.Entry<CharSequence, CharSequence> field) {
            if (field.getKey().toString().startsWith("x-")) {
                answer.add(field.getKey(), field.getValue());
            }
        }
    }
}
