package io.jsniff.agent.tls;

import io.jsniff.agent.launch.Patience;
import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http2.DefaultHttp2DataFrame;
import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.DefaultHttp2HeadersFrame;
import io.netty.handler.codec.http2.Http2DataFrame;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2StreamChannel;
import io.netty.handler.codec.http2.Http2StreamChannelBootstrap;
import io.netty.handler.codec.http2.Http2StreamFrame;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.net.URI;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A client of Netty's that speaks HTTP/2 on one connection. */
final class NettyHttp2Client extends SimpleChannelInboundHandler<Http2StreamFrame> {
    private final CountDownLatch answered;

    private NettyHttp2Client(CountDownLatch answered) {
        this.answered = answered;
    }

    static void post(SslProvider provider, byte[] body, String[] urls) throws Exception {
        SslContext context = SslContextBuilder.forClient()
                .sslProvider(provider)
                .trustManager(Trust.trustManagers())
                .applicationProtocolConfig(Alpn.HTTP_2)
                .build();
        EventLoopGroup loop = new NioEventLoopGroup(1);
        try {
            Channel connection = connect(loop, context, URI.create(urls[0]));
            for (String url : urls) {
                post(connection, body, URI.create(url));
            }
            connection.close().sync();
        } finally {
            loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
        }
    }

    private static Channel connect(EventLoopGroup loop, SslContext context, URI uri) throws InterruptedException {
        Bootstrap bootstrap = new Bootstrap().group(loop).channel(NioSocketChannel.class);
        bootstrap.handler(new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                channel.pipeline()
                        .addLast(context.newHandler(channel.alloc(), uri.getHost(), uri.getPort()))
                        .addLast(Http2FrameCodecBuilder.forClient().build())
                        .addLast(new Http2MultiplexHandler(new ChannelInboundHandlerAdapter()));
            }
        });
        return bootstrap.connect(uri.getHost(), uri.getPort()).sync().channel();
    }

    private static void post(Channel connection, byte[] body, URI uri) throws InterruptedException {
        CountDownLatch answered = new CountDownLatch(1);
        Http2StreamChannel stream = new Http2StreamChannelBootstrap(connection)
                .handler(new NettyHttp2Client(answered))
                .open()
                .sync()
                .getNow();
        Http2Headers headers = new DefaultHttp2Headers()
                .method("POST")
                .scheme("https")
                .authority(uri.getAuthority())
                .path(uri.getPath());
        stream.write(new DefaultHttp2HeadersFrame(headers, false))
                .addListener(ChannelFutureListener.FIRE_EXCEPTION_ON_FAILURE);
        stream.writeAndFlush(new DefaultHttp2DataFrame(Unpooled.wrappedBuffer(body), true))
                .sync();
        if (!answered.await(Patience.SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("no answer");
        }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, Http2StreamFrame frame) {
        if (frame instanceof Http2DataFrame data && data.isEndStream()) {
            answered.countDown();
        }
    }
}
