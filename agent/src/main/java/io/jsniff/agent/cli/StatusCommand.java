package io.jsniff.agent.cli;

import io.jsniff.agent.attach.AttachException;
import io.jsniff.agent.attach.Attachment;
import io.jsniff.agent.attach.JavaProcess;
import io.jsniff.agent.attach.JavaProcesses;
import io.jsniff.agent.link.AgentRequest;
import io.jsniff.agent.link.Frame.Kind;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code jsniff status}. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description =
                "Shows how jsniff fares in a JVM: its options, which classes are tapped, counters, open connections.")
final class StatusCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "PID|NAME", description = "a JVM, or a part of its main class or jar's name")
    @SuppressWarnings("NullAway.Init") // by picocli
    private String target;

    @Spec
    @SuppressWarnings("NullAway.Init") // by picocli
    private CommandSpec spec;

    @Override
    public Integer call() throws AttachException, IOException {
        JavaProcess process = JavaProcesses.find(target);
        try (Attachment attachment = Attachment.open(process, AgentRequest.of(AgentRequest.Verb.STATUS))) {
            spec.commandLine().getOut().print(process.title() + ": " + attachment.answer(Kind.ANSWER));
            spec.commandLine().getOut().flush();
            return 0;
        }
    }
}
