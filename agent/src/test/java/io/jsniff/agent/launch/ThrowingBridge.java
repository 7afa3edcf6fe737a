package io.jsniff.agent.launch;

import io.jsniff.agent.bridge.ClientBridge;
import io.jsniff.agent.bridge.SocketBridge;
import io.jsniff.agent.bridge.TlsBridge;
import java.net.SocketAddress;
import java.nio.ByteBuffer;

/** Throws at each call. The saboteur makes it extend the bridge of the packaged jar. */
final class ThrowingBridge extends SocketBridge {
    ThrowingBridge() {}

    private static Error trouble() {
        return new StackOverflowError("sabotage");
    }

    @Override
    protected TlsBridge tls() {
        throw trouble();
    }

    @Override
    protected ClientBridge clients() {
        throw trouble();
    }

    @Override
    protected void onConnecting(Object socket, SocketAddress remote) {
        throw trouble();
    }

    @Override
    protected void onConnected(Object socket) {
        throw trouble();
    }

    @Override
    protected void onAccepted(Object socket) {
        throw trouble();
    }

    @Override
    protected void onRead(Object socket, byte[] array, int offset, int count) {
        throw trouble();
    }

    @Override
    protected void onRead(Object socket, ByteBuffer buffer, int count) {
        throw trouble();
    }

    @Override
    protected void onReading(Object socket, ByteBuffer[] buffers, int offset, int length) {
        throw trouble();
    }

    @Override
    protected void onRead(Object socket, ByteBuffer[] buffers, int offset, int length, long count) {
        throw trouble();
    }

    @Override
    protected void onEndOfStream(Object socket) {
        throw trouble();
    }

    @Override
    protected void onReadFailed(Object socket, Throwable failure) {
        throw trouble();
    }

    @Override
    protected void onWriting(Object socket, byte[] array, int offset, int length) {
        throw trouble();
    }

    @Override
    protected void onWriting(Object socket, ByteBuffer buffer) {
        throw trouble();
    }

    @Override
    protected void onWriting(Object socket, ByteBuffer[] buffers, int offset, int length) {
        throw trouble();
    }

    @Override
    protected void onWrote(Object socket, byte[] array, int offset, int count) {
        throw trouble();
    }

    @Override
    protected void onWrote(Object socket, ByteBuffer buffer, int count) {
        throw trouble();
    }

    @Override
    protected void onWrote(Object socket, ByteBuffer[] buffers, int offset, int length, long count) {
        throw trouble();
    }

    @Override
    protected void onWriteFailed(Object socket, Throwable failure) {
        throw trouble();
    }

    @Override
    protected void onTransferred(Object target, long count) {
        throw trouble();
    }

    @Override
    protected void onShuttingInput(Object socket) {
        throw trouble();
    }

    @Override
    protected void onShuttingOutput(Object socket) {
        throw trouble();
    }

    @Override
    protected void onClosing(Object socket) {
        throw trouble();
    }

    @Override
    protected void onClosed(Object socket) {
        throw trouble();
    }
}
