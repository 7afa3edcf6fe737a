package io.jsniff.demo;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * What the command line asks for.
 *
 * @param port where the server listens; 0 for any
 * @param requests how many events each scenario posts
 * @param side which ends this process is
 * @param action what to do
 * @param scenarios what to run, in this order
 */
record Options(int port, int requests, Side side, Action action, List<Scenario> scenarios) {
    static final String HELP = """
            Usage: java -jar demo-app.jar [OPTION…] [SCENARIO…]
            Posts events to an event collector in one scenario after the other, by default in all of them.
              --port N       where the collector listens; 0 for any free port (default 8088)
              --requests N   how many events each scenario posts (default 5)
              --side SIDE    both (default); server: the collector alone, until standard input ends;
                             client: the scenarios alone, against a collector that runs already
              --list         prints the scenarios
              --help         prints this
            """;

    /** Which ends of the connections are in this process. */
    enum Side {
        CLIENT,
        SERVER,
        BOTH
    }

    /** What to do. */
    enum Action {
        RUN,
        LIST,
        HELP
    }

    /** The command line is wrong; the message says how. */
    static final class UsageException extends Exception {
        private static final long serialVersionUID = 1;

        UsageException(String message) {
            super(message);
        }
    }

    static Options parse(List<String> arguments) throws UsageException {
        int port = 8088;
        int requests = 5;
        var side = Side.BOTH;
        var action = Action.RUN;
        List<Scenario> scenarios = new ArrayList<>();
        for (var rest = arguments.iterator(); rest.hasNext(); ) {
            String argument = rest.next();
            switch (argument) {
                case "--port" -> port = number(argument, rest, 0, 65_535);
                case "--requests" -> requests = number(argument, rest, 1, 1_000_000);
                case "--side" -> side = side(value(argument, rest));
                case "--list" -> action = Action.LIST;
                case "--help" -> action = Action.HELP;
                default -> scenarios.add(scenario(argument));
            }
        }
        return new Options(port, requests, side, action, scenarios.isEmpty() ? Scenario.ALL : List.copyOf(scenarios));
    }

    private static String value(String option, Iterator<String> rest) throws UsageException {
        if (!rest.hasNext()) {
            throw new UsageException(option + " needs a value");
        }
        return rest.next();
    }

    private static int number(String option, Iterator<String> rest, int least, int most) throws UsageException {
        String text = value(option, rest);
        int number = text.matches("\\d{1,8}") ? Integer.parseInt(text) : -1;
        if (number < least || number > most) {
            throw new UsageException(option + " needs a number from " + least + " to " + most + ", not " + text);
        }
        return number;
    }

    private static Side side(String text) throws UsageException {
        return switch (text) {
            case "client" -> Side.CLIENT;
            case "server" -> Side.SERVER;
            case "both" -> Side.BOTH;
            default -> throw new UsageException("--side is client, server or both, not " + text);
        };
    }

    private static Scenario scenario(String name) throws UsageException {
        return Scenario.ALL.stream()
                .filter(scenario -> scenario.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new UsageException("no option or scenario " + name + "; --list names the scenarios"));
    }
}
