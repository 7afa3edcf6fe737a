package io.jsniff.agent.bench.soak;

import io.jsniff.agent.tls.Trust;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpServerUpgradeHandler;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http2.CleartextHttp2ServerUpgradeHandler;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import io.netty.handler.codec.http2.Http2MultiplexHandler;
import io.netty.handler.codec.http2.Http2StreamFrameToHttpObjectCodec;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.ApplicationProtocolNegotiationHandler;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.IdentityCipherSuiteFilter;
import io.netty.handler.ssl.JdkSslContext;
import io.netty.handler.ssl.SslContext;
import java.net.InetSocketAddress;

/** Netty 4.1, TLS by the JDK. */
public final class NettySoak implements SoakServer {
    private static final ApplicationProtocolConfig ALPN = new ApplicationProtocolConfig(
            ApplicationProtocolConfig.Protocol.ALPN,
            ApplicationProtocolConfig.SelectorFailureBehavior.NO_ADVERTISE,
            ApplicationProtocolConfig.SelectedListenerFailureBehavior.ACCEPT,
            ApplicationProtocolNames.HTTP_2,
            ApplicationProtocolNames.HTTP_1_1);

    private final EventLoopGroup loop = new NioEventLoopGroup(2);

    @Override
    public int[] start(RequestCounter requests) throws Exception {
        SslContext context = new JdkSslContext(
                Trust.context("TLS", null),
                false,
                null,
                IdentityCipherSuiteFilter.INSTANCE,
                ALPN,
                ClientAuth.NONE,
                null,
                false);
        return new int[] {
            listen(new ChannelInitializer<>() {
                @Override
                protected void initChannel(Channel channel) {
                    channel.pipeline().addLast(versionByPreface(requests), new Answering(requests));
                }
            }),
            listen(new ChannelInitializer<>() {
                @Override
                protected void initChannel(Channel channel) {
                    channel.pipeline()
                            .addLast(context.newHandler(channel.alloc()))
                            .addLast(new VersionByAlpn(requests));
                }
            })
        };
    }

    private int listen(ChannelHandler child) throws InterruptedException {
        Channel listening = new ServerBootstrap()
                .group(loop)
                .channel(NioServerSocketChannel.class)
                .option(ChannelOption.SO_BACKLOG, 1000)
                .childHandler(child)
                .bind("127.0.0.1", 0)
                .sync()
                .channel();
        return ((InetSocketAddress) listening.localAddress()).getPort();
    }

    private static ChannelHandler versionByPreface(RequestCounter requests) {
        HttpServerCodec codec = new HttpServerCodec();
        return new CleartextHttp2ServerUpgradeHandler(
                codec, new HttpServerUpgradeHandler(codec, protocol -> null), new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline().remove(Answering.class);
                        addHttp2(channel, requests);
                    }
                });
    }

    private static void addHttp2(Channel channel, RequestCounter requests) {
        channel.pipeline()
                .addLast(Http2FrameCodecBuilder.forServer().build())
                .addLast(new Http2MultiplexHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel stream) {
                        stream.pipeline().addLast(new Http2StreamFrameToHttpObjectCodec(true), new Answering(requests));
                    }
                }));
    }

    /** Goes on with the version that was agreed on. */
    private static final class VersionByAlpn extends ApplicationProtocolNegotiationHandler {
        private final RequestCounter requests;

        VersionByAlpn(RequestCounter requests) {
            super(ApplicationProtocolNames.HTTP_1_1);
            this.requests = requests;
        }

        @Override
        protected void configurePipeline(ChannelHandlerContext context, String protocol) {
            if (protocol.equals(ApplicationProtocolNames.HTTP_2)) {
                addHttp2(context.channel(), requests);
            } else {
                context.pipeline().addLast(new HttpServerCodec(), new Answering(requests));
            }
        }
    }

    /** Answers at the end of the body. What fails reaches {@link #exceptionCaught}, or nothing has to be done. */
    @SuppressWarnings("FutureReturnValueIgnored")
    private static final class Answering extends SimpleChannelInboundHandler<HttpObject> {
        private final RequestCounter requests;
        private String path = "";

        Answering(RequestCounter requests) {
            this.requests = requests;
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, HttpObject part) {
            if (part.decoderResult().isFailure()) {
                context.close();
                return;
            }
            if (part instanceof HttpRequest request) {
                path = request.uri();
                requests.add(path);
            }
            if (part instanceof LastHttpContent) {
                byte[] answer = Answer.to(path);
                FullHttpResponse response = new DefaultFullHttpResponse(
                        HttpVersion.HTTP_1_1, HttpResponseStatus.OK, Unpooled.wrappedBuffer(answer));
                response.headers().set(HttpHeaderNames.CONTENT_LENGTH, answer.length);
                context.writeAndFlush(response);
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            context.close();
        }
    }
}
