package io.pointsman.local.cli.account;

import io.pointsman.local.cli.argument.NonEmpty;
import io.pointsman.local.cli.argument.RecordedStackName;
import io.pointsman.local.operator.ExitCode;
import io.pointsman.local.operator.KnownStack;
import io.pointsman.local.operator.StandingReader.Wanted;
import io.pointsman.local.operator.doctor.AwsHealthReading;
import io.pointsman.local.operator.doctor.Checkup;
import io.pointsman.local.operator.doctor.StackDoctor;
import io.pointsman.local.operator.output.DoctorJson;
import io.pointsman.local.operator.screen.DoctorScreen;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what would go wrong. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Says what would go wrong with the next release of a stack, or with the way back: the release bucket, dead"
                    + " letters, your right to go back, the stack, the gate, alarms, each alias, versions that are"
                    + " gone, callers past the alias, and what has been going on for too long.",
            "",
            "It reads, and no more. What it may not read it says; that is a failure, too.",
            ""
        },
        footer = {
            "",
            "Exits with 0 when nothing is to be mended (warnings do not count), with 1 when something is, or is not"
                    + " known.",
            AccountCommand.EXITS,
            "",
            "Example:",
            "  pointsman doctor my-app"
        })
public final class DoctorCommand extends AccountCommand {
    @Parameters(paramLabel = "STACK", description = "Name of the stack that is released, as status takes it.")
    private RecordedStackName stack = RecordedStackName.of("STACK");

    @Option(
            names = "--alias",
            paramLabel = "NAME",
            description = "The alias that customers call. Default: the one that was moved last.")
    private Optional<NonEmpty> alias = Optional.empty();

    @Override
    ExitCode on(OperatorAccount account) {
        KnownStack.need(stack.name(), account.book(), account.bucket());
        Wanted wanted = new Wanted(
                stack.name(), Optional.empty(), alias.map(NonEmpty::text), Optional.empty(), /* everywhere= */ true);
        Checkup checkup = new StackDoctor(
                        new AwsHealthReading(
                                account.clients(), account.there(stack.stack()), account.installed(), account.bucket()),
                        account.bucket())
                .of(account.reader(stack.stack()).read(wanted), account.book().index(stack.name()));
        if (isJson()) {
            print(DoctorJson.of(checkup));
        } else {
            print(DoctorScreen.of(checkup, ink()));
        }
        return checkup.exit();
    }
}
