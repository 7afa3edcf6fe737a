package io.jsniff.agent.bench.soak;

import io.jsniff.agent.launch.Jcmd;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a JVM holds, after a collection.
 *
 * @param heap in use, in MB
 * @param metaspace in use, in MB, without the blocks that redefined classes have given back
 * @param classes loaded
 * @param threads of Java, virtual ones apart
 * @param agentThreads of them, those of jsniff
 * @param files that are open, sockets among them
 */
public record Footprint(double heap, double metaspace, long classes, long threads, long agentThreads, long files) {
    private static final String AMOUNT = "([\\d.]+) (bytes|KB|MB)";
    private static final String METASPACE = "Both: .* committed, +" + AMOUNT;
    private static final String DEALLOCATED = "Both: .* deallocated: \\d+ blocks with " + AMOUNT;
    private static final Map<String, Double> MEGABYTES = Map.of("bytes", 1e-6, "KB", 1e-3, "MB", 1.0);

    /** Of the JVM with this process id. */
    public static Footprint of(String pid) throws IOException, InterruptedException {
        Jcmd.run(pid, "GC.run");
        Jcmd.run(pid, "GC.run"); // what the first one frees by way of references
        String metaspace = Jcmd.run(pid, "VM.metaspace");
        String threads = Jcmd.run(pid, "Thread.print");
        return new Footprint(
                number(Jcmd.run(pid, "GC.heap_info"), " used (\\d+)K") / 1024,
                megabytes(metaspace, METASPACE) - megabytes(metaspace, DEALLOCATED),
                (long) number(Jcmd.run(pid, "VM.classloader_stats"), "Total = \\d+ +(\\d+)"),
                count(threads, "\""),
                count(threads, "\"jsniff-"),
                Jcmd.files(pid).size());
    }

    private static long count(String text, String beginning) {
        return text.lines().filter(line -> line.startsWith(beginning)).count();
    }

    private static double megabytes(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        return matcher.find() ? Double.parseDouble(matcher.group(1)) * MEGABYTES.get(matcher.group(2)) : Double.NaN;
    }

    private static double number(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        return matcher.find() ? Double.parseDouble(matcher.group(1)) : Double.NaN;
    }

    /** What has grown from this one to a later one by more than chance, or nothing. Servers' pools of threads grow as they like. */
    String growth(Footprint later) {
        StringBuilder grown = new StringBuilder();
        add(grown, "heap", heap, later.heap, 2 + heap / 20);
        add(grown, "metaspace", metaspace, later.metaspace, 1);
        add(grown, "threads of jsniff", (double) agentThreads, (double) later.agentThreads, 0);
        add(grown, "files", (double) files, (double) later.files, 10);
        return grown.toString();
    }

    private static void add(StringBuilder grown, String what, double before, double after, double margin) {
        if (after > before + margin) {
            grown.append(String.format(Locale.ROOT, " %s grew from %.1f to %.1f;", what, before, after));
        }
    }
}
