package io.jsniff.demo;

import static java.nio.charset.StandardCharsets.US_ASCII;

/**
 * What the collector says to a request.
 *
 * @param status code and reason
 * @param body JSON in ASCII, empty for none
 * @param closes whether it closes the connection after it
 */
record Answer(String status, String body, boolean closes) {
    static final String SUCCESS = "{\"text\":\"Success\",\"code\":0}";

    static Answer success(boolean closes) {
        return new Answer("200 OK", SUCCESS, closes);
    }

    /** As the collector answers to OPTIONS. */
    static Answer empty(boolean closes) {
        return new Answer("200 OK", "", closes);
    }

    static Answer error(String status, boolean closes) {
        return new Answer(
                status, "{\"text\":\"" + status.substring(4) + "\",\"code\":" + status.substring(0, 3) + "}", closes);
    }

    /** All of it as on the wire, to be written at once. */
    byte[] bytes() {
        String type = body.isEmpty() ? "" : "Content-Type: application/json; charset=UTF-8\r\n";
        String head = "HTTP/1.1 " + status + "\r\n" + type + "Content-Length: " + body.length() + "\r\nConnection: "
                + (closes ? "close" : "Keep-Alive") + "\r\n\r\n";
        return (head + body).getBytes(US_ASCII);
    }
}
