package io.jsniff.output.json;

/** The names of the members of JSON Lines, for those who write them and those who read them. */
public final class JsonFields {
    // of each line
    public static final String EVENT = "event";
    public static final String TIME = "time";
    public static final String CLASS = "class";
    public static final String NUMBER = "number";
    public static final String PROTOCOL = "protocol";
    public static final String STREAM = "stream";
    public static final String CONNECTION = "connection";
    public static final String REQUEST = "request";
    public static final String RESPONSE = "response";
    public static final String TIMING = "timing";
    public static final String TLS = "tls";
    public static final String CLOSE = "close";
    public static final String FINDING = "finding";
    public static final String REQUESTS = "requests";
    public static final String OPEN_CONNECTIONS = "openConnections";
    public static final String RESET = "reset";
    public static final String HTTP2 = "http2";

    // of connection
    public static final String ID = "id";
    public static final String SIDE = "side";
    public static final String SOURCE = "source";
    public static final String DEST = "dest";
    public static final String IP = "ip";
    public static final String PORT = "port";
    public static final String PATH = "path";
    public static final String HOST = "host";
    public static final String OPENED_AT = "openedAt";
    public static final String CONNECT_TIME = "connectTime";
    public static final String MIDSTREAM = "midstream";
    public static final String CALLER = "caller";
    public static final String CLIENT = "client";
    public static final String STACK = "stack";
    public static final String IDLE = "idle";
    public static final String BUSY = "busy";

    // of tls
    public static final String VERSION = "version";
    public static final String CIPHER = "cipher";
    public static final String ALPN = "alpn";
    public static final String SNI = "sni";
    public static final String RESUMED = "resumed";
    public static final String HANDSHAKE = "handshake";
    public static final String FAILURE = "failure";

    // of request and response
    public static final String LINE = "line";
    public static final String METHOD = "method";
    public static final String URL = "url";
    public static final String STATUS = "status";
    public static final String MESSAGE = "message";
    public static final String HEADERS = "headers";
    public static final String TRAILERS = "trailers";
    public static final String GRPC_STATUS = "grpcStatus";
    public static final String SIZE = "size";
    public static final String BODY_SIZE = "bodySize";
    public static final String BEGIN = "begin";
    public static final String END = "end";
    public static final String COMPLETION = "completion";
    public static final String INTERIM = "interim";

    // of timing
    public static final String CONNECT = "connect";
    public static final String IDLE_BEFORE = "idleBefore";
    public static final String WAIT = "wait";
    public static final String RECEIVE = "receive";
    public static final String IDLE_AFTER = "idleAfter";
    public static final String SESSION = "session";

    // of finding and close
    public static final String OPEN = "open";
    public static final String CODE = "code";
    public static final String FAULT = "fault";
    public static final String TEXT = "text";
    public static final String CLOSER = "closer";
    public static final String ADVICE = "advice";
    public static final String BY = "by";

    // of http2
    public static final String SERVER = "server";
    public static final String FRAMES = "frames";
    public static final String GO_AWAY = "goAway";
    public static final String LAST_STREAM = "lastStream";
    public static final String ERROR = "error";
    public static final String DEBUG = "debug";

    private JsonFields() {}
}
