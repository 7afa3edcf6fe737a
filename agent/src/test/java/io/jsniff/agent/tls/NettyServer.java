package io.jsniff.agent.tls;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2StreamFrameToHttpObjectCodec;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.ApplicationProtocolNegotiationHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.net.InetSocketAddress;
import java.util.function.Supplier;

/** A server of Netty's. */
final class NettyServer extends SimpleChannelInboundHandler<FullHttpRequest> {
    private final byte[] answer;

    private NettyServer(byte[] answer) {
        this.answer = answer;
    }

    static int start(SslProvider provider, byte[] answer) throws Exception {
        SslContext context = SslContextBuilder.forServer(Trust.keyManagers())
                .sslProvider(provider)
                .applicationProtocolConfig(Alpn.BOTH)
                .build();
        EventLoopGroup loop = new NioEventLoopGroup(2);
        ServerBootstrap bootstrap = new ServerBootstrap().group(loop).channel(NioServerSocketChannel.class);
        bootstrap.childHandler(new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                channel.pipeline().addLast(context.newHandler(channel.alloc())).addLast(new Agreed(answer));
            }
        });
        Channel listening = bootstrap.bind("localhost", 0).sync().channel();
        return ((InetSocketAddress) listening.localAddress()).getPort();
    }

    /** Goes on with the version that was agreed on. */
    private static final class Agreed extends ApplicationProtocolNegotiationHandler {
        private final byte[] answer;

        Agreed(byte[] answer) {
            super(ApplicationProtocolNames.HTTP_1_1);
            this.answer = answer;
        }

        @Override
        protected void configurePipeline(ChannelHandlerContext context, String protocol) {
            if (protocol.equals(ApplicationProtocolNames.HTTP_2)) {
                context.pipeline()
                        .addLast(Http2FrameCodecBuilder.forServer().build())
                        .addLast(
                                new Http2MultiplexHandler(messages(() -> new Http2StreamFrameToHttpObjectCodec(true))));
            } else {
                context.pipeline().addLast(messages(HttpServerCodec::new));
            }
        }

        private ChannelInitializer<Channel> messages(Supplier<ChannelHandler> codec) {
            return new ChannelInitializer<>() {
                @Override
                protected void initChannel(Channel channel) {
                    channel.pipeline().addLast(codec.get(), new HttpObjectAggregator(1 << 20), new NettyServer(answer));
                }

                @Override
                public boolean isSharable() {
                    return true; // all streams of a connection share it
                }
            };
        }
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        FullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.OK, Unpooled.wrappedBuffer(answer));
        response.headers().set(HttpHeaderNames.CONTENT_LENGTH, answer.length);
        boolean last = HttpsServers.isLast(request.uri());
        if (last) {
            response.headers().set(HttpHeaderNames.CONNECTION, "close");
        }
        ChannelFuture written = context.writeAndFlush(response);
        if (last) {
            written.addListener(ChannelFutureListener.CLOSE);
        }
    }
}
