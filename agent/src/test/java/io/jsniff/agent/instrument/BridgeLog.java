package io.jsniff.agent.instrument;

import io.jsniff.agent.bridge.ClientBridge;
import io.jsniff.agent.bridge.SocketBridge;
import io.jsniff.agent.bridge.TlsBridge;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** A bridge that writes down what is read, and throws if so asked; of all else it hears nothing. */
final class BridgeLog extends SocketBridge {
    final List<String> lines = new ArrayList<>();
    boolean throwing;

    private void log(String line) {
        if (throwing) {
            throw new StackOverflowError();
        }
        lines.add(line);
    }

    @Override
    protected void onRead(Object socket, byte[] array, int offset, int count) {
        log("read " + offset + " " + count);
    }

    @Override
    protected void onReadFailed(Object socket, Throwable failure) {
        log("read failed: " + failure.getMessage());
    }

    @Override
    protected TlsBridge tls() {
        return null;
    }

    @Override
    protected ClientBridge clients() {
        return null;
    }

    @Override
    protected void onConnecting(Object socket, SocketAddress remote) {}

    @Override
    protected void onConnected(Object socket) {}

    @Override
    protected void onAccepted(Object socket) {}

    @Override
    protected void onRead(Object socket, ByteBuffer buffer, int count) {}

    @Override
    protected void onReading(Object socket, ByteBuffer[] buffers, int offset, int length) {}

    @Override
    protected void onRead(Object socket, ByteBuffer[] buffers, int offset, int length, long count) {}

    @Override
    protected void onEndOfStream(Object socket) {}

    @Override
    protected void onWriting(Object socket, byte[] array, int offset, int length) {}

    @Override
    protected void onWriting(Object socket, ByteBuffer buffer) {}

    @Override
    protected void onWriting(Object socket, ByteBuffer[] buffers, int offset, int length) {}

    @Override
    protected void onWrote(Object socket, byte[] array, int offset, int count) {}

    @Override
    protected void onWrote(Object socket, ByteBuffer buffer, int count) {}

    @Override
    protected void onWrote(Object socket, ByteBuffer[] buffers, int offset, int length, long count) {}

    @Override
    protected void onWriteFailed(Object socket, Throwable failure) {}

    @Override
    protected void onTransferred(Object target, long count) {}

    @Override
    protected void onShuttingInput(Object socket) {}

    @Override
    protected void onShuttingOutput(Object socket) {}

    @Override
    protected void onClosing(Object socket) {}

    @Override
    protected void onClosed(Object socket) {}
}
