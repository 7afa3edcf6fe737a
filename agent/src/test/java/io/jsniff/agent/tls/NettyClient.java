package io.jsniff.agent.tls;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.net.URI;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** A client of Netty's with one connection, opened anew when the server has closed it. */
final class NettyClient extends SimpleChannelInboundHandler<FullHttpResponse> {
    private final BlockingQueue<Boolean> answers;

    private NettyClient(BlockingQueue<Boolean> answers) {
        this.answers = answers;
    }

    static void post(SslProvider provider, byte[] body, String[] urls) throws Exception {
        SslContext context = SslContextBuilder.forClient()
                .sslProvider(provider)
                .trustManager(Trust.trustManagers())
                .build();
        BlockingQueue<Boolean> answers = new LinkedBlockingQueue<>();
        EventLoopGroup loop = new NioEventLoopGroup(1);
        try {
            Channel channel = null;
            for (String url : urls) {
                URI uri = URI.create(url);
                if (channel == null) {
                    channel = connect(loop, context, uri, answers);
                }
                FullHttpRequest request = new DefaultFullHttpRequest(
                        HttpVersion.HTTP_1_1, HttpMethod.POST, uri.getPath(), Unpooled.wrappedBuffer(body));
                request.headers()
                        .set(HttpHeaderNames.HOST, "localhost")
                        .set(HttpHeaderNames.CONTENT_LENGTH, body.length);
                channel.writeAndFlush(request).sync();
                if (answers.take()) {
                    channel.close().sync();
                    channel = null;
                }
            }
        } finally {
            loop.shutdownGracefully(0, 1, java.util.concurrent.TimeUnit.SECONDS).sync();
        }
    }

    private static Channel connect(EventLoopGroup loop, SslContext context, URI uri, BlockingQueue<Boolean> answers)
            throws InterruptedException {
        Bootstrap bootstrap = new Bootstrap().group(loop).channel(NioSocketChannel.class);
        bootstrap.handler(new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                channel.pipeline()
                        .addLast(context.newHandler(channel.alloc(), uri.getHost(), uri.getPort()))
                        .addLast(new HttpClientCodec(), new HttpObjectAggregator(1 << 20), new NettyClient(answers));
            }
        });
        return bootstrap.connect(uri.getHost(), uri.getPort()).sync().channel();
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpResponse response) {
        answers.add("close".equals(response.headers().get(HttpHeaderNames.CONNECTION)));
    }
}
