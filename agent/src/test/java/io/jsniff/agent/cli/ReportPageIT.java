package io.jsniff.agent.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.jsniff.agent.browser.Browser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of {@code report --html} in a browser. */
class ReportPageIT {
    private static final int CONNECTIONS = 3000;
    private static final String CANVAS = "document.getElementById('canvas').dataset.";

    @TempDir
    private static Path directory;

    private static Path page;
    private static Browser browser;

    @BeforeAll
    static void begin() throws Exception {
        Optional<Path> program = Browser.installed();
        assumeTrue(program.isPresent(), "there is no chromium here");
        page = write(GeneratedLog.write(directory.resolve("log.json"), CONNECTIONS));
        browser = Browser.start(program.get());
    }

    @AfterAll
    static void end() throws Exception {
        if (browser != null) {
            browser.close();
        }
    }

    private static Path write(Path log) throws IOException, InterruptedException {
        return write(log, "page.html");
    }

    private static Path write(Path log, String name) throws IOException, InterruptedException {
        Path html = directory.resolve(name);
        try (Jsniff jsniff = Jsniff.start(null, "report", "--html", html.toString(), log.toString())) {
            assertThat(jsniff.await()).as(jsniff.err()).isZero();
        }
        return html;
    }

    @BeforeEach
    void open() throws Exception {
        browser.open(page);
    }

    private static void does(String action) throws Exception {
        browser.evaluate("void (" + action + ")");
        browser.settle();
    }

    private static long number(String expression) throws Exception {
        return Long.parseLong(browser.evaluate(expression));
    }

    private static String text(String id) throws Exception {
        return browser.evaluate("document.getElementById('" + id + "').textContent");
    }

    private static void key(String name) throws Exception {
        does("document.getElementById('scroller').dispatchEvent(new KeyboardEvent('keydown', {key: '" + name + "'}))");
    }

    @Test
    void loadsWithoutAComplaintAndShowsALaneForEachConnection() throws Exception {
        assertThat(number(CANVAS + "lanes")).isEqualTo(CONNECTIONS);
        assertThat(number(CANVAS + "bars")).isPositive();
        assertThat(text("status")).isEqualTo("9,000 exchanges on 3,000 connections");
        assertThat(text("tiles")).contains("Requests9,000", "Connections3,000");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void textOfTheWireIsShownAsText() throws Exception {
        assertThat(browser.evaluate("document.querySelectorAll('main img, main script').length"))
                .isEqualTo("0");
        assertThat(browser.evaluate("typeof window.harmed")).isEqualTo("undefined");
        does("document.getElementById('text').value = 'harmed'");
        does("document.getElementById('filter').requestSubmit()");
        does("document.getElementById('as-table').click()");
        assertThat(text("exchanges")).contains(GeneratedLog.MARKUP);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void nothingThatTheOtherSideChoosesIsMarkup() throws Exception {
        Path log = directory.resolve("hostile.json");
        Files.writeString(log, GeneratedLog.hostile());
        browser.open(write(log, "hostile.html"));
        does("document.querySelectorAll('details').forEach(each => each.open = true)");
        key("ArrowRight");
        assertThat(text("facts")).contains(GeneratedLog.MARKUP);
        does("document.getElementById('as-table').click()");
        assertThat(text("exchanges")).contains(GeneratedLog.MARKUP);
        assertThat(browser.evaluate("document.querySelectorAll('main img, main script').length"))
                .isEqualTo("0");
        assertThat(browser.evaluate("typeof window.harmed")).isEqualTo("undefined");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void manyFaultsAreFoldedAndTheTimelineIsNear() throws Exception {
        Path log = directory.resolve("faults.json");
        StringBuilder lines = new StringBuilder();
        for (int line = 1; line <= 20; line++) {
            lines.append(
                    GeneratedLog.hostile().replace("\"id\":1", "\"id\":" + line).replace("a.B", "a.B" + line));
        }
        Files.writeString(log, lines);
        browser.open(write(log, "faults.html"));
        assertThat(number("document.querySelectorAll('#findings li').length")).isEqualTo(6);
        String folded = "document.querySelectorAll('#more-faults li').length";
        assertThat(number(folded)).isZero();
        does("document.getElementById('more-faults').open = true");
        browser.evaluate("new Promise(done => setTimeout(() => done('')))");
        assertThat(number(folded)).isEqualTo(14);
    }

    @Test
    void canvasIsPaintedInBothSchemes() throws Exception {
        for (String scheme : new String[] {"light", "dark"}) {
            browser.prefer(scheme);
            browser.screenshot(Path.of("target", "report-" + scheme + ".png"));
            assertThat(number("""
                            (() => {
                              const seen = document.getElementById('canvas');
                              const copy = new OffscreenCanvas(seen.width, seen.height).getContext('2d', {willReadFrequently: true});
                              copy.drawImage(seen, 0, 0);
                              return new Set(new Uint32Array(copy.getImageData(0, 0, seen.width, seen.height).data.buffer)).size;
                            })()""")).as("colours, " + scheme).isGreaterThan(5);
        }
        assertThat(browser.complaints()).isEmpty();
    }

    /** By what the browser made of the styles: no text may have got a ground that no one thought of. */
    @Test
    void allTextContrastsWithItsGroundInBothSchemes() throws Exception {
        key("ArrowRight");
        does("document.getElementById('table').hidden = false");
        does("document.getElementById('next').click()");
        for (String scheme : new String[] {"light", "dark"}) {
            browser.prefer(scheme);
            assertThat(browser.evaluate("""
                            (() => {
                              const parts = colour => colour.match(/[\\d.]+/g).map(Number);
                              const light = colour => parts(colour).slice(0, 3).map(c => c / 255)
                                .map(c => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4))
                                .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
                              const ground = node => {
                                const colour = getComputedStyle(node).backgroundColor;
                                return parts(colour)[3] === 0 ? ground(node.parentElement) : colour;
                              };
                              const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
                              const bad = new Set();
                              let seen = 0;
                              while (texts.nextNode()) {
                                const node = texts.currentNode.parentElement;
                                if (!texts.currentNode.data.trim() || !node.checkVisibility() || node.disabled) continue;
                                const [low, high] = [light(getComputedStyle(node).color), light(ground(node))].sort((a, b) => a - b);
                                seen++;
                                if ((high + 0.05) / (low + 0.05) < 4.5) bad.add(node.outerHTML);
                              }
                              return seen > 1000 ? [...bad].join('\\n') : 'only ' + seen;
                            })()""")).as(scheme).isEmpty();
        }
    }

    @Test
    void filtersByTextClassOriginAndFinding() throws Exception {
        does("document.getElementById('text').value = '#7'");
        does("document.getElementById('filter').requestSubmit()");
        assertThat(text("status")).isEqualTo("3 of 9,000 exchanges on 1 of 3,000 connections");
        does("document.querySelector('#classes .continue').click()");
        assertThat(text("status")).isEqualTo("2 of 9,000 exchanges on 1 of 3,000 connections");
        does("document.getElementById('filter').reset()");
        browser.evaluate("new Promise(done => setTimeout(() => done('')))");
        assertThat(text("status")).isEqualTo("9,000 exchanges on 3,000 connections");
        does(
                "(() => { const s = document.getElementById('origin'); s.value = 'host1:80'; s.dispatchEvent(new Event('change')); })()");
        assertThat(text("status")).isEqualTo("3,000 of 9,000 exchanges on 1,000 of 3,000 connections");
        does("document.querySelector('#findings button').click()");
        assertThat(number(CANVAS + "lanes")).isBetween(1L, CONNECTIONS - 1L);
    }

    @Test
    void zoomsByButtonsWheelAndKeys() throws Exception {
        long whole = number(CANVAS + "span");
        does("document.getElementById('zoom-in').click()");
        long half = number(CANVAS + "span");
        assertThat(number(CANVAS + "lanes")).as("connections of the time shown").isLessThan(CONNECTIONS);
        assertThat(half).isBetween(whole * 49 / 100, whole * 51 / 100);
        does(
                "document.getElementById('scroller').dispatchEvent(new WheelEvent('wheel', {deltaY: -100, ctrlKey: true, clientX: 800}))");
        long quarter = number(CANVAS + "span");
        assertThat(quarter).isLessThan(half);
        key("-");
        assertThat(number(CANVAS + "span")).isGreaterThan(quarter);
        key("0");
        assertThat(number(CANVAS + "span")).isEqualTo(whole);
    }

    @Test
    void keysLeadFromExchangeToExchangeAndTellOfEach() throws Exception {
        key("ArrowRight");
        String first = text("facts");
        assertThat(first).contains("start, exchange 1 of 3 on connection #1");
        key("ArrowRight");
        assertThat(text("facts")).contains("continue, exchange 2 of 3 on connection #1");
        key("ArrowDown");
        assertThat(text("facts")).contains("on connection #2");
        key("End");
        assertThat(text("facts")).contains("on connection #3000");
        assertThat(number("document.getElementById('scroller').scrollTop")).isPositive();
        key("Escape");
        assertThat(browser.evaluate("document.getElementById('detail').hidden")).isEqualTo("true");
    }

    @Test
    void tableHoldsTheSamePageByPage() throws Exception {
        does("document.getElementById('as-table').click()");
        assertThat(number("document.querySelectorAll('#exchanges tbody tr').length"))
                .isEqualTo(100);
        assertThat(text("page")).isEqualTo("1 to 100 of 9,000");
        does("document.getElementById('next').click()");
        assertThat(text("page")).isEqualTo("101 to 200 of 9,000");
        does("document.querySelector('#exchanges tbody button').click()");
        assertThat(text("facts")).contains("exchange");
    }

    @Test
    void limitIsStatedOnThePage() throws Exception {
        Path log = directory.resolve("log.json");
        Path html = directory.resolve("few.html");
        try (Jsniff jsniff = Jsniff.start(null, "report", "--limit", "30", "--html", html.toString(), log.toString())) {
            assertThat(jsniff.await()).as(jsniff.err()).isZero();
        }
        assertThat(Files.size(html)).isLessThan(100_000);
        browser.open(html);
        assertThat(text("notice")).contains("the first 30 exchanges", "8,970 more");
    }
}
