package io.jsniff.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.BindException;
import java.net.ConnectException;
import java.util.List;

/** {@code java -jar demo-app.jar}. Exit code 0: fine, 1: the work failed, 2: wrong usage. */
public final class Main {
    private final InputStream in;
    private final PrintStream out;
    private final PrintStream err;

    Main(InputStream in, PrintStream out, PrintStream err) {
        this.in = in;
        this.out = out;
        this.err = err;
    }

    /** Runs the scenarios; returns when they are done, and the JVM ends by itself. */
    public static void main(String[] arguments) throws InterruptedException {
        int code = new Main(System.in, System.out, System.err).run(List.of(arguments));
        if (code != 0) {
            System.exit(code);
        }
    }

    int run(List<String> arguments) throws InterruptedException {
        try {
            Options options = Options.parse(arguments);
            switch (options.action()) {
                case HELP -> out.print(Options.HELP);
                case LIST -> Scenario.ALL.forEach(this::describe);
                case RUN -> run(options);
            }
            return 0;
        } catch (Options.UsageException e) {
            return failed(2, e.getMessage() + " (--help shows the usage)");
        } catch (BindException e) {
            return failed(1, e.getMessage() + "; choose another with --port N");
        } catch (ConnectException e) {
            return failed(1, e.getMessage() + ": no collector there; start one with --side server");
        } catch (IOException e) {
            return failed(1, e.toString());
        }
    }

    private int failed(int code, String message) {
        err.println("demo-app: " + message);
        return code;
    }

    private void run(Options options) throws IOException, InterruptedException {
        if (options.side() == Options.Side.CLIENT) {
            runAll(options, new Target(options.port()));
            return;
        }
        try (Collector collector = listen(options.port())) {
            out.println("collector: listening on port " + collector.port());
            if (options.side() == Options.Side.SERVER) {
                in.transferTo(PrintStream.nullOutputStream());
            } else {
                runAll(options, new Target(collector.port()));
            }
            out.println(
                    "collector: " + collector.connections() + " connections, " + collector.requests() + " requests");
        }
    }

    private static Collector listen(int port) throws IOException {
        try {
            return Collector.start(port);
        } catch (BindException e) {
            throw (BindException)
                    new BindException("cannot listen on port " + port + ": " + e.getMessage()).initCause(e);
        }
    }

    private void runAll(Options options, Target target) throws IOException, InterruptedException {
        for (Scenario scenario : options.scenarios()) {
            describe(scenario);
            scenario.script().run(target, options.requests());
        }
    }

    private void describe(Scenario scenario) {
        out.println(scenario.name() + ": " + scenario.does());
        out.println("    expect " + scenario.expect());
    }
}
