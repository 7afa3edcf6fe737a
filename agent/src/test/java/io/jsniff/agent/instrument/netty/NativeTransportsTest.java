package io.jsniff.agent.instrument.netty;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NativeTransportsTest {
    private final List<String> said = new ArrayList<>();
    private final NativeTransports transports = new NativeTransports(said::add);

    @ParameterizedTest
    @CsvSource({
        "io/netty/channel/epoll/EpollSocketChannel, epoll, -Dio.netty.transport.noNative",
        "io/netty/channel/epoll/EpollServerSocketChannel, epoll, -Dio.netty.transport.noNative",
        "io/netty/channel/kqueue/KQueueSocketChannel, kqueue, -Dio.netty.transport.noNative",
        "io/netty/channel/uring/IoUringSocketChannel, uring, -Dio.netty.transport.noNative",
        "io/netty/incubator/channel/uring/IOUringServerSocketChannel, uring, -Dio.netty.transport.noNative",
        "io/grpc/netty/shaded/io/netty/channel/epoll/EpollSocketChannel, epoll,"
                + " -Dio.grpc.netty.shaded.io.netty.transport.noNative"
    })
    void channelInUseIsToldOfWithThePropertyThatHelps(String name, String transport, String property) {
        load(name);
        assertThat(said)
                .singleElement()
                .asString()
                .contains("(" + transport + ")")
                .contains(property + "=true");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "io/netty/channel/socket/nio/NioSocketChannel",
                "io/netty/channel/epoll/EpollDomainSocketChannel",
                "io/netty/channel/epoll/Epoll",
                "com/acme/studio/netty/channel/epoll/EpollSocketChannel",
                "com/acme/EpollSocketChannel"
            })
    void othersAreNot(String name) {
        load(name);
        assertThat(said).isEmpty();
    }

    @Test
    void transportIsToldOfOnce() {
        load("io/netty/channel/epoll/EpollSocketChannel");
        load("io/netty/channel/epoll/EpollServerSocketChannel");
        assertThat(said).hasSize(1);
    }

    @Test
    void channelThatIsLoadedAlreadyIsToldOf() {
        transports.look("io.netty.channel.epoll.EpollSocketChannel");
        assertThat(said).singleElement().asString().contains("epoll");
    }

    private void load(String name) {
        assertThat(transports.transform(getClass().getClassLoader(), name, null, null, new byte[0]))
                .isNull();
    }
}
