package io.jsniff.report.page;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/**
 * What of a page is always the same.
 *
 * @param beforeData up to where the data stand
 * @param afterData from there on
 */
record HtmlTemplate(String beforeData, String afterData) {
    private static final List<String> SCRIPTS =
            List.of("format.js", "data.js", "filter.js", "paint.js", "timeline.js", "table.js", "page.js");

    static HtmlTemplate load() throws IOException {
        StringBuilder script = new StringBuilder("'use strict';\n");
        for (String name : SCRIPTS) {
            script.append(resource(name));
        }
        String style = resource("page.css");
        String policy = "default-src 'none'; img-src data:; base-uri 'none'; form-action 'none'; script-src '"
                + hash(script.toString()) + "'; style-src '" + hash(style) + "'";
        String page = resource("page.html")
                .replace("{{policy}}", policy)
                .replace("{{style}}", "<style>" + style + "</style>")
                .replace("{{script}}", "<script>" + script + "</script>");
        int data = page.indexOf("{{data}}");
        return new HtmlTemplate(page.substring(0, data), page.substring(data + "{{data}}".length()));
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = HtmlTemplate.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("there is no " + name + " in the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** As a content security policy names a script or style (CSP level 3, section 2.3.1). */
    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "sha256-" + Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
