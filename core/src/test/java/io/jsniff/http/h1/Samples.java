package io.jsniff.http.h1;

import static io.jsniff.http.h1.Sample.sample;

import java.util.stream.Stream;

/** Small connections, each a fact about HTTP/1.x. */
final class Samples {
    private static final String GET = "GET / HTTP/1.1\r\nHost: a\r\n\r\n";
    private static final String GET_HEAD = ">head GET / HTTP/1.1\\r\\nHost: a\\r\\n\\r\\n";
    private static final String GET_END = ">finished 27 COMPLETE";
    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
    private static final String OK_HEAD = "<head HTTP/1.1 200 OK\\r\\nContent-Length: 2\\r\\n\\r\\n";
    private static final String OK_BODY = "<body ok";
    private static final String OK_END = "<finished 40 COMPLETE";
    private static final String CHUNKED = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    private static final String CHUNKED_HEAD = "<head HTTP/1.1 200 OK\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n";

    private Samples() {}

    static Stream<Sample> all() {
        return Stream.of(
                        lengths(),
                        chunks(),
                        bodiless(),
                        tunnels(),
                        order(),
                        leniency(),
                        simple(),
                        malformed(),
                        ends(),
                        gaps())
                .flatMap(samples -> samples);
    }

    private static Stream<Sample> lengths() {
        return Stream.of(
                sample("contentLengthEndsABody", ">" + GET, "<" + OK)
                        .gives(GET_HEAD, GET_END, OK_HEAD, OK_BODY, OK_END),
                sample("requestHasABody", ">POST /x HTTP/1.1\r\nContent-Length: 3\r\n\r\nabc")
                        .gives(
                                ">head POST /x HTTP/1.1\\r\\nContent-Length: 3\\r\\n\\r\\n",
                                ">body abc",
                                ">finished 42 COMPLETE"),
                sample("lengthOfZeroIsNoBody", ">" + GET, "<HTTP/1.1 200 OK\r\ncontent-length:0\r\n\r\n", ">" + GET)
                        .gives(
                                GET_HEAD,
                                GET_END,
                                "<head HTTP/1.1 200 OK\\r\\ncontent-length:0\\r\\n\\r\\n",
                                "<finished 37 COMPLETE",
                                GET_HEAD,
                                GET_END),
                sample("withoutLengthAResponseEndsWithTheConnection", ">" + GET, "<HTTP/1.1 200 OK\r\n\r\nbody", "<.")
                        .gives(
                                GET_HEAD,
                                GET_END,
                                "<head HTTP/1.1 200 OK\\r\\n\\r\\n",
                                "<body body",
                                "<finished 23 COMPLETE"),
                sample("emptyBodyUntilCloseIsComplete", ">" + GET, "<HTTP/1.0 200 OK\r\n\r\n", "<.")
                        .gives(GET_HEAD, GET_END, "<head HTTP/1.0 200 OK\\r\\n\\r\\n", "<finished 19 COMPLETE"),
                sample("equalLengthsAreOne", ">POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-length: 1, 1\r\n\r\nx")
                        .gives(
                                ">head POST / HTTP/1.1\\r\\nContent-Length: 1\\r\\nContent-length: 1, 1\\r\\n\\r\\n",
                                ">body x",
                                ">finished 61 COMPLETE"),
                sample(
                                "chunkedWinsOverLength",
                                ">POST / HTTP/1.1\r\nContent-Length: 9\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n")
                        .gives(
                                ">head POST / HTTP/1.1\\r\\nContent-Length: 9\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n",
                                ">body 0\\r\\n\\r\\n",
                                ">finished 71 COMPLETE"),
                sample(
                                "otherHeadersThatLookAlikeDoNotCount",
                                ">GET / HTTP/1.1\r\nX-Content-Length: 5\r\nContent-Lengthy: 5\r\nContent-Lengt: 5\r\nTrailer: 5\r\n\r\n")
                        .gives(
                                ">head GET / HTTP/1.1\\r\\nX-Content-Length: 5\\r\\nContent-Lengthy: 5\\r\\nContent-Lengt: 5\\r\\nTrailer: 5\\r\\n\\r\\n",
                                ">finished 89 COMPLETE"));
    }

    private static Stream<Sample> chunks() {
        return Stream.of(
                sample(
                                "chunksWithExtensionsAndTrailers",
                                ">" + GET,
                                "<" + CHUNKED + "5;a=b\r\nhello\r\nA ; c=\"d\"\r\n0123456789\r\n00\r\nX: y\r\n\r\n",
                                "<" + OK)
                        .gives(
                                GET_HEAD,
                                GET_END,
                                CHUNKED_HEAD,
                                "<body 5;a=b\\r\\nhello\\r\\nA ; c=\"d\"\\r\\n0123456789\\r\\n00\\r\\nX: y\\r\\n\\r\\n",
                                "<finished 96 COMPLETE",
                                OK_HEAD,
                                OK_BODY,
                                OK_END),
                sample("bareLineFeedsInChunks", ">" + GET, "<" + CHUNKED + "2\nab\n0\nX: y\n\n", "<" + OK)
                        .gives(
                                GET_HEAD,
                                GET_END,
                                CHUNKED_HEAD,
                                "<body 2\\nab\\n0\\nX: y\\n\\n",
                                "<finished 60 COMPLETE",
                                OK_HEAD,
                                OK_BODY,
                                OK_END),
                sample(
                                "lastCodingDecides",
                                ">" + GET,
                                "<HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip\r\nTransfer-Encoding: x , Chunked\r\n\r\n0\r\n\r\n")
                        .gives(
                                GET_HEAD,
                                GET_END,
                                "<head HTTP/1.1 200 OK\\r\\nTransfer-Encoding: gzip\\r\\nTransfer-Encoding: x , Chunked\\r\\n\\r\\n",
                                "<body 0\\r\\n\\r\\n",
                                "<finished 81 COMPLETE"),
                sample(
                                "responseOfAnotherCodingEndsWithTheConnection",
                                ">" + GET,
                                "<HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked, gzip\r\nContent-Length: 1\r\n\r\nabc",
                                "<.")
                        .gives(
                                GET_HEAD,
                                GET_END,
                                "<head HTTP/1.1 200 OK\\r\\nTransfer-Encoding: chunked, gzip\\r\\nContent-Length: 1\\r\\n\\r\\n",
                                "<body abc",
                                "<finished 75 COMPLETE"),
                sample(
                                "identityIsNoCoding",
                                ">" + GET,
                                "<HTTP/1.1 200 OK\r\nTransfer-Encoding: identity\r\nContent-Length: 1\r\n\r\na")
                        .gives(
                                GET_HEAD,
                                GET_END,
                                "<head HTTP/1.1 200 OK\\r\\nTransfer-Encoding: identity\\r\\nContent-Length: 1\\r\\n\\r\\n",
                                "<body a",
                                "<finished 68 COMPLETE"));
    }

    private static Stream<Sample> bodiless() {
        return Stream.of(
                sample(
                                "responseToHeadHasNoBody",
                                ">HEAD / HTTP/1.1\r\n\r\n",
                                "<HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n",
                                ">" + GET,
                                "<" + OK)
                        .gives(
                                ">head HEAD / HTTP/1.1\\r\\n\\r\\n",
                                ">finished 19 COMPLETE",
                                "<head HTTP/1.1 200 OK\\r\\nContent-Length: 9\\r\\n\\r\\n",
                                "<finished 38 COMPLETE",
                                GET_HEAD,
                                GET_END,
                                OK_HEAD,
                                OK_BODY,
                                OK_END),
                sample("noContentHasNoBody", ">" + GET, "<HTTP/1.1 204 No Content\r\n\r\n", ">" + GET, "<" + OK)
                        .gives(
                                GET_HEAD,
                                GET_END,
                                "<head HTTP/1.1 204 No Content\\r\\n\\r\\n",
                                "<finished 27 COMPLETE",
                                GET_HEAD,
                                GET_END,
                                OK_HEAD,
                                OK_BODY,
                                OK_END),
                sample(
                                "notModifiedHasNoBody",
                                ">" + GET,
                                "<HTTP/1.1 304 Not Modified\r\nContent-Length: 7\r\n\r\n",
                                ">" + GET,
                                "<" + OK)
                        .gives(
                                GET_HEAD,
                                GET_END,
                                "<head HTTP/1.1 304 Not Modified\\r\\nContent-Length: 7\\r\\n\\r\\n",
                                "<finished 48 COMPLETE",
                                GET_HEAD,
                                GET_END,
                                OK_HEAD,
                                OK_BODY,
                                OK_END),
                sample(
                                "continueIsInterim",
                                ">PUT / HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 1\r\n\r\n",
                                "<HTTP/1.1 100 Continue\r\n\r\n",
                                ">x",
                                "<" + OK)
                        .gives(
                                ">head PUT / HTTP/1.1\\r\\nExpect: 100-continue\\r\\nContent-Length: 1\\r\\n\\r\\n",
                                "<interim 100",
                                ">body x",
                                ">finished 60 COMPLETE",
                                OK_HEAD,
                                OK_BODY,
                                OK_END),
                sample(
                                "severalInterimResponses",
                                ">" + GET,
                                "<HTTP/1.1 102 Processing\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </x>\r\nContent-Length: 5\r\n\r\n"
                                        + OK)
                        .gives(GET_HEAD, GET_END, "<interim 102", "<interim 103", OK_HEAD, OK_BODY, OK_END));
    }

    private static Stream<Sample> tunnels() {
        return Stream.of(
                sample(
                                "connectOpensATunnel",
                                ">CONNECT a:443 HTTP/1.1\r\n\r\n",
                                "<HTTP/1.1 200 Connection established\r\nContent-Length: 5\r\n\r\nxyz",
                                ">abc")
                        .gives(
                                ">head CONNECT a:443 HTTP/1.1\\r\\n\\r\\n",
                                ">finished 26 COMPLETE",
                                "<head HTTP/1.1 200 Connection established\\r\\nContent-Length: 5\\r\\n\\r\\n",
                                "<finished 58 COMPLETE",
                                "tunnel",
                                "tunnelled 6"),
                sample(
                                "refusedConnectIsAnExchange",
                                ">CONNECT a:443 HTTP/1.1\r\n\r\n",
                                "<HTTP/1.1 407 No\r\nContent-Length: 2\r\n\r\nno",
                                ">" + GET)
                        .gives(
                                ">head CONNECT a:443 HTTP/1.1\\r\\n\\r\\n",
                                ">finished 26 COMPLETE",
                                "<head HTTP/1.1 407 No\\r\\nContent-Length: 2\\r\\n\\r\\n",
                                "<body no",
                                "<finished 40 COMPLETE",
                                GET_HEAD,
                                GET_END),
                sample(
                                "upgradeOpensATunnel",
                                ">GET / HTTP/1.1\r\nConnection: Upgrade\r\nupgrade: websocket\r\n\r\n",
                                "<HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n\r\n\u0081\u0000")
                        .gives(
                                ">head GET / HTTP/1.1\\r\\nConnection: Upgrade\\r\\nupgrade: websocket\\r\\n\\r\\n",
                                ">finished 59 COMPLETE",
                                "<head HTTP/1.1 101 Switching Protocols\\r\\nUpgrade: websocket\\r\\n\\r\\n",
                                "<finished 56 COMPLETE",
                                "tunnel",
                                "tunnelled 2"),
                sample("upgradeMayBeIgnored", ">GET / HTTP/1.1\r\nUpgrade: h2c\r\n\r\n", "<" + OK, ">" + GET)
                        .gives(
                                ">head GET / HTTP/1.1\\r\\nUpgrade: h2c\\r\\n\\r\\n",
                                ">finished 32 COMPLETE",
                                OK_HEAD,
                                OK_BODY,
                                OK_END,
                                GET_HEAD,
                                GET_END),
                sample("unaskedSwitchIsInterim", ">" + GET, "<HTTP/1.1 101 Switching Protocols\r\n\r\n" + OK)
                        .gives(GET_HEAD, GET_END, "<interim 101", OK_HEAD, OK_BODY, OK_END),
                sample("switchIsBelievedWhenTheRequestWasNotSeen", "<HTTP/1.1 101 Switching Protocols\r\n\r\nx")
                        .gives(
                                "<head HTTP/1.1 101 Switching Protocols\\r\\n\\r\\n",
                                "<finished 36 COMPLETE",
                                "tunnel",
                                "tunnelled 1"));
    }

    private static Stream<Sample> order() {
        return Stream.of(
                sample(
                                "pipelinedRequestsPairInOrder",
                                ">" + GET + "HEAD / HTTP/1.1\r\n\r\n" + GET,
                                "<" + OK + "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n" + OK)
                        .gives(
                                GET_HEAD,
                                GET_END,
                                ">head HEAD / HTTP/1.1\\r\\n\\r\\n",
                                ">finished 19 COMPLETE",
                                GET_HEAD,
                                GET_END,
                                OK_HEAD,
                                OK_BODY,
                                OK_END,
                                OK_HEAD,
                                "<finished 38 COMPLETE",
                                OK_HEAD,
                                OK_BODY,
                                OK_END),
                sample(
                                "earlyResponseBelongsToTheRequestOnItsWay",
                                ">HEAD / HTTP/1.1\r\nContent-Length: 3\r\n\r\na",
                                "<HTTP/1.1 413 Too Large\r\nContent-Length: 4\r\n\r\n",
                                ">bc" + GET,
                                "<" + OK)
                        .gives(
                                ">head HEAD / HTTP/1.1\\r\\nContent-Length: 3\\r\\n\\r\\n",
                                "<head HTTP/1.1 413 Too Large\\r\\nContent-Length: 4\\r\\n\\r\\n",
                                "<finished 45 COMPLETE",
                                ">body abc",
                                ">finished 41 COMPLETE",
                                GET_HEAD,
                                GET_END,
                                OK_HEAD,
                                OK_BODY,
                                OK_END),
                sample(
                                "responseWithinARequestHeadTakesItsRequest",
                                ">HEAD / HT",
                                "<HTTP/1.1 408 Slow\r\nContent-Length: 1\r\n\r\nx",
                                ">TP/1.1\r\n\r\n" + GET,
                                "<" + OK)
                        .gives(
                                "<head HTTP/1.1 408 Slow\\r\\nContent-Length: 1\\r\\n\\r\\n",
                                "<body x",
                                "<finished 41 COMPLETE",
                                ">head HEAD / HTTP/1.1\\r\\n\\r\\n",
                                ">finished 19 COMPLETE",
                                GET_HEAD,
                                GET_END,
                                OK_HEAD,
                                OK_BODY,
                                OK_END),
                sample("responseWithoutRequestIsRead", "<" + OK + OK)
                        .gives(OK_HEAD, OK_BODY, OK_END, OK_HEAD, OK_BODY, OK_END),
                sample("requestsBehindConnectionCloseAreRead", ">GET / HTTP/1.1\r\nConnection: close\r\n\r\n" + GET)
                        .gives(
                                ">head GET / HTTP/1.1\\r\\nConnection: close\\r\\n\\r\\n",
                                ">finished 37 COMPLETE",
                                GET_HEAD,
                                GET_END));
    }

    private static Stream<Sample> leniency() {
        return Stream.of(
                sample("bareLineFeeds", ">POST / HTTP/1.1\nContent-Length: 1\n\nx" + GET)
                        .gives(
                                ">head POST / HTTP/1.1\\nContent-Length: 1\\n\\n",
                                ">body x",
                                ">finished 36 COMPLETE",
                                GET_HEAD,
                                GET_END),
                sample("mixedLineEnds", ">POST / HTTP/1.1\r\nContent-Length: 1\n\r\nx" + GET)
                        .gives(
                                ">head POST / HTTP/1.1\\r\\nContent-Length: 1\\n\\r\\n",
                                ">body x",
                                ">finished 38 COMPLETE",
                                GET_HEAD,
                                GET_END),
                sample("emptyLinesBeforeARequest", ">\r\n\n\r\n" + GET + "\r\n" + GET)
                        .gives(GET_HEAD, GET_END, GET_HEAD, GET_END),
                sample("emptyLinesBeforeAResponse", ">" + GET + GET, "<" + OK + "\r\n\r\n" + OK)
                        .gives(
                                GET_HEAD, GET_END, GET_HEAD, GET_END, OK_HEAD, OK_BODY, OK_END, OK_HEAD, OK_BODY,
                                OK_END),
                sample(
                                "foldedValues",
                                ">POST / HTTP/1.1\r\nA: b\r\n c\r\nContent-Length:\r\n 2\r\nTransfer-Encoding: gzip,\r\n\tchunked\r\nB: c\r\n\r\n0\r\n\r\n"
                                        + GET)
                        .gives(
                                ">head POST / HTTP/1.1\\r\\nA: b\\r\\n c\\r\\nContent-Length:\\r\\n 2\\r\\nTransfer-Encoding: gzip,\\r\\n\tchunked\\r\\nB: c\\r\\n\\r\\n",
                                ">body 0\\r\\n\\r\\n",
                                ">finished 97 COMPLETE",
                                GET_HEAD,
                                GET_END),
                sample("blanksAroundAHeader", ">POST / HTTP/1.1\r\nContent-Length \t:\t 1 \r\n\r\nx" + GET)
                        .gives(
                                ">head POST / HTTP/1.1\\r\\nContent-Length \t:\t 1 \\r\\n\\r\\n",
                                ">body x",
                                ">finished 43 COMPLETE",
                                GET_HEAD,
                                GET_END),
                sample("lineWithoutColonIsPassedOver", ">GET / HTTP/1.1\r\nContent-Length\r\nfoo\r\n\r\n" + GET)
                        .gives(
                                ">head GET / HTTP/1.1\\r\\nContent-Length\\r\\nfoo\\r\\n\\r\\n",
                                ">finished 39 COMPLETE",
                                GET_HEAD,
                                GET_END),
                sample("blanksInARequestLine", ">GET  /a b\tHTTP/1.0 \r\n\r\n" + GET)
                        .gives(">head GET  /a b\tHTTP/1.0 \\r\\n\\r\\n", ">finished 23 COMPLETE", GET_HEAD, GET_END),
                sample("absoluteAndAsteriskTargets", ">GET http://a:80/x?y HTTP/1.1\r\n\r\nOPTIONS * HTTP/1.1\r\n\r\n")
                        .gives(
                                ">head GET http://a:80/x?y HTTP/1.1\\r\\n\\r\\n",
                                ">finished 32 COMPLETE",
                                ">head OPTIONS * HTTP/1.1\\r\\n\\r\\n",
                                ">finished 22 COMPLETE"),
                sample("methodsOfOnesOwn", ">m-search! /x HTTP/1.1\r\n\r\n")
                        .gives(">head m-search! /x HTTP/1.1\\r\\n\\r\\n", ">finished 25 COMPLETE"),
                sample("statusLineWithoutReason", ">" + GET + GET, "<HTTP/1.1 204\r\n\r\nHTTP/1.0  204 \r\n\r\n")
                        .gives(
                                GET_HEAD,
                                GET_END,
                                GET_HEAD,
                                GET_END,
                                "<head HTTP/1.1 204\\r\\n\\r\\n",
                                "<finished 16 COMPLETE",
                                "<head HTTP/1.0  204 \\r\\n\\r\\n",
                                "<finished 18 COMPLETE"));
    }

    private static Stream<Sample> simple() {
        return Stream.of(
                sample("simpleRequestIsItsFirstLine", ">GET /x\r\n", "<<p>hello</p>", "<.")
                        .gives(
                                ">head GET /x\\r\\n",
                                ">finished 8 COMPLETE",
                                "<body <p>hello</p>",
                                "<finished 12 COMPLETE"),
                sample("bodyOfASimpleResponseMayLookLikeAHeadForAWhile", ">GET /x\n", "<HTTX", "<.")
                        .gives(">head GET /x\\n", ">finished 7 COMPLETE", "<body HTTX", "<finished 4 COMPLETE"),
                sample("simpleRequestMayHaveAFullResponse", ">GET /x\r\n", "<" + OK)
                        .gives(">head GET /x\\r\\n", ">finished 8 COMPLETE", OK_HEAD, OK_BODY, OK_END));
    }

    private static Stream<Sample> malformed() {
        return Stream.of(
                sample("garbageInsteadOfARequest", ">\u0016\u0003\u0001xyz", "<abc", ">d", "<e", "<.")
                        .gives(
                                ">malformed: not a request line",
                                ">body \u0016\u0003\u0001xyz",
                                ">finished 6 COMPLETE",
                                "<body abc",
                                "<finished 3 COMPLETE",
                                ">body d",
                                ">finished 1 COMPLETE",
                                "<body e",
                                "<finished 1 COMPLETE"),
                sample("garbageBehindARequest", ">" + GET + "what is\r\nthis", "<" + OK, "<.")
                        .gives(
                                GET_HEAD,
                                GET_END,
                                ">malformed: not a request line",
                                ">body what is\\r\\nthis",
                                ">finished 13 COMPLETE",
                                "<body HTTP/1.1 200 OK\\r\\nContent-Length: 2\\r\\n\\r\\nok",
                                OK_END),
                sample("garbageInsteadOfAResponse", ">" + GET, "<HTTQ", ">x", "<.")
                        .gives(
                                GET_HEAD,
                                GET_END,
                                "<malformed: not a status line",
                                "<body HTTQ",
                                "<finished 4 COMPLETE",
                                ">body x"),
                sample("statusThatIsNoNumber", ">" + GET, "<HTTP/1.1 2x0 OK\r\n", "<.")
                        .gives(
                                GET_HEAD,
                                GET_END,
                                "<malformed: not a status line",
                                "<body HTTP/1.1 2x0 OK\\r\\n",
                                "<finished 17 COMPLETE"),
                sample(
                                "conflictingLengths",
                                ">POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nxy",
                                ">.")
                        .gives(
                                ">head POST / HTTP/1.1\\r\\nContent-Length: 1\\r\\nContent-Length: 2\\r\\n\\r\\n",
                                ">malformed: Content-Length is not one number",
                                ">body xy",
                                ">finished 59 COMPLETE"),
                length("notANumber", "1x"),
                length("signed", "+1"),
                length("empty", ""),
                length("tooLarge", "99999999999999999999"),
                length("list", "1, 2"),
                sample("requestOfUnknownCoding", ">POST / HTTP/1.1\r\nTransfer-Encoding: gzip\r\n\r\nx", ">.")
                        .gives(
                                ">head POST / HTTP/1.1\\r\\nTransfer-Encoding: gzip\\r\\n\\r\\n",
                                ">malformed: Transfer-Encoding of a request does not end in chunked",
                                ">body x",
                                ">finished 45 COMPLETE"),
                chunk("chunkSizeIsMissing", "\r\n", "no chunk size"),
                chunk("chunkSizeIsNotANumber", "5g\r\n", "chunk size is not a number"),
                chunk("chunkSizeIsTooLarge", "1ffffffffffffffff\r\n", "chunk size too large"),
                chunk("chunkIsLongerThanItsSize", "1\r\nab\r\n", "chunk longer than its size"),
                chunk("lineEndBehindAChunkIsBroken", "1\r\na\r\r\n", "chunk longer than its size"),
                sample("otherMajorVersion", ">GET / HTTP/2.0\r\n\r\n", ">.")
                        .gives(
                                ">malformed: not a request line",
                                ">body GET / HTTP/2.0\\r\\n\\r\\n",
                                ">finished 18 COMPLETE"),
                sample(
                                "brokenRequestEndsTheResponseAsRunsDo",
                                ">" + GET,
                                "<HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nab",
                                ">\u0001",
                                "<cd",
                                ">.",
                                "<.")
                        .gives(
                                GET_HEAD,
                                GET_END,
                                "<head HTTP/1.1 200 OK\\r\\nContent-Length: 9\\r\\n\\r\\n",
                                ">malformed: not a request line",
                                "<body ab",
                                "<finished 40 COMPLETE",
                                ">body \u0001",
                                ">finished 1 COMPLETE",
                                "<body cd",
                                "<finished 2 COMPLETE"));
    }

    private static Sample length(String name, String value) {
        String head = "POST / HTTP/1.1\\r\\nContent-Length: " + value + "\\r\\n\\r\\n";
        String wire = head.replace("\\r", "\r").replace("\\n", "\n");
        return sample("contentLength " + name, ">" + wire, ">.")
                .gives(
                        ">head " + head,
                        ">malformed: Content-Length is not one number",
                        ">finished " + wire.length() + " COMPLETE");
    }

    private static Sample chunk(String name, String body, String fault) {
        return sample(name, ">" + GET, "<" + CHUNKED + body, "<.")
                .gives(
                        GET_HEAD,
                        GET_END,
                        CHUNKED_HEAD,
                        "<malformed: " + fault,
                        "<body " + body.replace("\r", "\\r").replace("\n", "\\n"),
                        "<finished " + (47 + body.length()) + " COMPLETE");
    }

    private static Stream<Sample> ends() {
        return Stream.of(
                sample("endWithinABodyCutsIt", ">" + GET, "<HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nab", ">.", "<.")
                        .gives(
                                GET_HEAD,
                                GET_END,
                                "<head HTTP/1.1 200 OK\\r\\nContent-Length: 9\\r\\n\\r\\n",
                                "<body ab",
                                "<finished 40 CUT"),
                sample("endWithinChunksCutsThem", ">" + GET, "<" + CHUNKED + "5\r\nab", "<.")
                        .gives(GET_HEAD, GET_END, CHUNKED_HEAD, "<body 5\\r\\nab", "<finished 52 CUT"),
                sample("endBeforeTheLastChunkCuts", ">" + GET, "<" + CHUNKED + "1\r\na\r\n", "<.")
                        .gives(GET_HEAD, GET_END, CHUNKED_HEAD, "<body 1\\r\\na\\r\\n", "<finished 53 CUT"),
                sample("endWithinAHeadShowsItAsABody", ">GET / HTTP/1.1\r\nHo", ">.")
                        .gives(">body GET / HTTP/1.1\\r\\nHo", ">finished 18 CUT"),
                sample("endOfRequestsDoesNotEndAResponse", ">" + GET, ">.", "<" + OK, "<.")
                        .gives(GET_HEAD, GET_END, OK_HEAD, OK_BODY, OK_END),
                sample("endBetweenMessagesIsNothing", ">" + GET, "<" + OK, "<.", ">.")
                        .gives(GET_HEAD, GET_END, OK_HEAD, OK_BODY, OK_END));
    }

    private static Stream<Sample> gaps() {
        return Stream.of(
                sample(
                                "gapWithinABodyKeepsStep",
                                ">" + GET,
                                "<HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nab",
                                "<~5",
                                "<cd" + OK)
                        .gives(
                                GET_HEAD,
                                GET_END,
                                "<head HTTP/1.1 200 OK\\r\\nContent-Length: 9\\r\\n\\r\\n",
                                "<body abcd",
                                "<finished 47 GAP",
                                OK_HEAD,
                                OK_BODY,
                                OK_END),
                sample(
                                "gapUpToTheEndOfABodyKeepsStep",
                                ">" + GET,
                                "<HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nab",
                                "<~7",
                                "<" + OK)
                        .gives(
                                GET_HEAD,
                                GET_END,
                                "<head HTTP/1.1 200 OK\\r\\nContent-Length: 9\\r\\n\\r\\n",
                                "<body ab",
                                "<finished 47 GAP",
                                OK_HEAD,
                                OK_BODY,
                                OK_END),
                sample("gapWithinAChunkKeepsStep", ">" + GET, "<" + CHUNKED + "5\r\nab", "<~3", "<\r\n0\r\n\r\n" + OK)
                        .gives(
                                GET_HEAD,
                                GET_END,
                                CHUNKED_HEAD,
                                "<body 5\\r\\nab\\r\\n0\\r\\n\\r\\n",
                                "<finished 62 GAP",
                                OK_HEAD,
                                OK_BODY,
                                OK_END),
                sample("gapInABodyUntilClose", ">" + GET, "<HTTP/1.1 200 OK\r\n\r\nab", "<~3", "<c", "<.")
                        .gives(
                                GET_HEAD,
                                GET_END,
                                "<head HTTP/1.1 200 OK\\r\\n\\r\\n",
                                "<body abc",
                                "<finished 25 GAP"));
    }
}
