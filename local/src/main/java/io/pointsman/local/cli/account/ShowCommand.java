package io.pointsman.local.cli.account;

import io.pointsman.local.cli.argument.NonEmpty;
import io.pointsman.local.cli.argument.OutputFile;
import io.pointsman.local.cli.argument.RecordedStackName;
import io.pointsman.local.operator.ExitCode;
import io.pointsman.local.operator.KnownStack;
import io.pointsman.local.operator.NamedRun;
import io.pointsman.local.operator.OperatorTrouble;
import io.pointsman.local.operator.RunLinks;
import io.pointsman.local.operator.RunStanding;
import io.pointsman.local.operator.StackStanding;
import io.pointsman.local.operator.StandingReader.Wanted;
import io.pointsman.local.operator.output.StandingJson;
import io.pointsman.local.operator.screen.ShowScreen;
import io.pointsman.release.record.Attempt;
import io.pointsman.release.record.ReleaseRecord;
import io.pointsman.report.Report;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows one run. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Shows one run of a stack: how it ended and why, what each action did, which way each function went.",
            ""
        },
        footer = {
            "",
            "Exits with 0, with 1 when there is no such run.",
            AccountCommand.EXITS,
            "",
            "Examples:",
            "  pointsman show my-app 4b7e0aa1",
            "  pointsman show my-app 4b7e0aa1 --report report.html"
        })
public final class ShowCommand extends AccountCommand {
    @Parameters(
            index = "0",
            paramLabel = "STACK",
            description = "Name of the stack that is released, as status takes it.")
    private RecordedStackName stack = RecordedStackName.of("STACK");

    @Parameters(
            index = "1",
            paramLabel = "RUN",
            description = "The run, as releases lists it; its beginning is enough.")
    private NonEmpty run = new NonEmpty("");

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description =
                    "Write the report of its shift there, too: one page of HTML that asks the network for nothing.")
    private Optional<OutputFile> report = Optional.empty();

    @Override
    ExitCode on(OperatorAccount account) {
        KnownStack.need(stack.name(), account.book(), account.bucket());
        String whole = new NamedRun(account.book()).of(stack.name(), run.text());
        Wanted wanted = Wanted.latest(stack.name()).of(whole).whereItMoves();
        boolean isLatest = account.book().runs(stack.name()).stream()
                .findFirst()
                .filter(latest -> latest.run().equals(whole))
                .isPresent();
        StackStanding found = account.reader(stack.stack()).read(isLatest ? wanted : wanted.overtaken());
        RunStanding standing = found.run().orElseThrow();
        if (isJson()) {
            print(StandingJson.of(stack.name(), standing));
        } else {
            List<String> links = found.console().stream()
                    .flatMap(known ->
                            new RunLinks(known).of(account.book().record(stack.name(), whole), standing).stream())
                    .toList();
            print(ShowScreen.of(stack.name(), standing, links, ink()));
        }
        report.ifPresent(file -> write(file, whole, account.book().record(stack.name(), whole)));
        return ExitCode.WANTED;
    }

    private void write(OutputFile file, String whole, ReleaseRecord record) {
        Attempt attempt = record.attempts().stream()
                .reduce((earlier, later) -> later)
                .orElseThrow(() -> new OperatorTrouble(
                        ExitCode.FAILED,
                        "run " + whole
                                + " has no report: it has not come to its shift. What is above is all there is"));
        try {
            Files.writeString(
                    file.path(), new Report(stack.name(), whole, record, attempt).html(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(file.path() + " cannot be written: " + e.getMessage(), e);
        }
    }
}
