package io.jsniff.agent.tls;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
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
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.net.InetSocketAddress;

/** A server of Netty's. */
final class NettyServer extends SimpleChannelInboundHandler<FullHttpRequest> {
    private final byte[] answer;

    private NettyServer(byte[] answer) {
        this.answer = answer;
    }

    static int start(SslProvider provider, byte[] answer) throws Exception {
        SslContext context = SslContextBuilder.forServer(Trust.keyManagers())
                .sslProvider(provider)
                .build();
        EventLoopGroup loop = new NioEventLoopGroup(2);
        ServerBootstrap bootstrap = new ServerBootstrap().group(loop).channel(NioServerSocketChannel.class);
        bootstrap.childHandler(new ChannelInitializer<>() {
            @Override
            protected void initChannel(Channel channel) {
                channel.pipeline()
                        .addLast(context.newHandler(channel.alloc()))
                        .addLast(new HttpServerCodec(), new HttpObjectAggregator(1 << 20), new NettyServer(answer));
            }
        });
        Channel listening = bootstrap.bind("localhost", 0).sync().channel();
        return ((InetSocketAddress) listening.localAddress()).getPort();
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
