package io.jsniff.agent.causes;

import static io.jsniff.agent.causes.Clients.kept;
import static io.jsniff.agent.causes.Steps.burst;
import static io.jsniff.agent.causes.Steps.times;

import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import okhttp3.Response;

/** Programs that use OkHttp: compiled for version 4, run with 5 as well. */
final class OkHttpCases {
    private final Clients by;

    OkHttpCases(OddServer server) {
        this.by = new Clients(server);
    }

    void run(String name) throws Exception {
        switch (name) {
            case "OKHTTP_NOT_READ" -> notRead();
            case "OKHTTP_LEAK" -> leak();
            case "OKHTTP_CLOSE" -> times(2, this::askedToClose);
            case "OKHTTP_IDLE" -> clientIdle();
            case "OKHTTP_POOL_FULL" -> poolFull();
            case "OKHTTP_ADDRESS" -> address();
            case "OKHTTP_CANCELLED" -> times(2, this::cancel);
            case "GOOD_OKHTTP_BURST" -> good();
            case "GOOD_OKHTTP_REDIRECT" -> {
                OkHttpClient client = new OkHttpClient();
                times(3, () -> by.okHttp(client, "/moved"));
            }
            default -> throw new IllegalArgumentException(name);
        }
    }

    /** OkHttp reads on for a while: of a body that never ends, so that it is not the watchdog's pace that decides. */
    private void notRead() throws IOException {
        OkHttpClient client = kept(new OkHttpClient());
        for (int i = 0; i < 2; i++) {
            client.newCall(by.okHttpRequest("/endless")).execute().close();
        }
    }

    private void leak() throws IOException {
        OkHttpClient client = kept(new OkHttpClient());
        for (int i = 0; i < 2; i++) {
            kept(client.newCall(by.okHttpRequest("/stalls")).execute());
        }
    }

    private void askedToClose() throws IOException {
        kept(new OkHttpClient())
                .newCall(by.okHttpRequest("/ok")
                        .newBuilder()
                        .header("Connection", "close")
                        .build())
                .execute()
                .close();
    }

    private void clientIdle() throws Exception {
        OkHttpClient client = new OkHttpClient.Builder()
                .connectionPool(new ConnectionPool(5, 200, TimeUnit.MILLISECONDS))
                .build();
        by.okHttp(client, "/ok");
        Thread.sleep(700);
        by.okHttp(client, "/ok");
    }

    private void poolFull() throws Exception {
        OkHttpClient client = new OkHttpClient.Builder()
                .connectionPool(new ConnectionPool(1, 5, TimeUnit.MINUTES))
                .build();
        burst(3, () -> by.okHttp(client, "/slow"));
        Thread.sleep(100);
    }

    private void address() throws IOException {
        for (byte last = 1; last <= 2; last++) {
            byte[] address = {127, 0, 0, last};
            OkHttpClient client = new OkHttpClient.Builder()
                    .dns(name -> List.of(InetAddress.getByAddress("localhost", address)))
                    .build();
            by.okHttp(client, "/ok");
        }
    }

    private void cancel() throws Exception {
        Call call = kept(new OkHttpClient()).newCall(by.okHttpRequest("/stalls"));
        Response response = call.execute();
        response.body().byteStream().readNBytes(100);
        call.cancel();
        response.close();
    }

    private void good() throws Exception {
        OkHttpClient client = new OkHttpClient();
        burst(4, () -> times(5, () -> by.okHttp(client, "/ok")));
    }
}
