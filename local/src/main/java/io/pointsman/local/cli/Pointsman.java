package io.pointsman.local.cli;

import io.pointsman.local.cli.account.AbortCommand;
import io.pointsman.local.cli.account.DiffCommand;
import io.pointsman.local.cli.account.DoctorCommand;
import io.pointsman.local.cli.account.GateCommand;
import io.pointsman.local.cli.account.ReleasesCommand;
import io.pointsman.local.cli.account.RollbackCommand;
import io.pointsman.local.cli.account.ShowCommand;
import io.pointsman.local.cli.account.StatusCommand;
import io.pointsman.local.cli.account.WatchCommand;
import io.pointsman.local.cli.argument.ArtifactPath;
import io.pointsman.local.cli.argument.BucketName;
import io.pointsman.local.cli.argument.DataFolder;
import io.pointsman.local.cli.argument.EndpointUrl;
import io.pointsman.local.cli.argument.NonEmpty;
import io.pointsman.local.cli.argument.OutputFile;
import io.pointsman.local.cli.argument.OutputFormat;
import io.pointsman.local.cli.argument.RecordedStackName;
import io.pointsman.local.cli.argument.RegionName;
import io.pointsman.local.cli.argument.RowCount;
import io.pointsman.local.cli.argument.S3Uri;
import io.pointsman.local.cli.argument.Span;
import io.pointsman.local.cli.argument.StackName;
import io.pointsman.local.operator.OperatorTrouble;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The program. Each command is a class of its own. */
@Command(
        name = "pointsman",
        mixinStandardHelpOptions = true,
        version = "pointsman 0.1.0",
        synopsisSubcommandLabel = "COMMAND",
        description = {
            "Takes a SAM application from a source artifact to shifted production traffic.",
            "",
            "In AWS, Pointsman is a set of Lambda functions that CodePipeline invokes. This program runs them on one"
                + " machine, against an AWS endpoint of its own, where no AWS account is needed or touched; and it is"
                + " an operator's view of those that are installed in an account: status, watch, releases, show,"
                + " rollback, abort, gate, doctor, diff. settings and acceptance work on an account, too, where they"
                + " are told to."
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:It worked; what was looked at is as it should be.",
            "1:It did not, or what was looked at failed or was rolled back; it is said what, and what to do next.",
            "2:The command line is wrong, or nobody said yes.",
            "3:This machine lacks something: a JDK, Maven, or a build that works (said by the launcher).",
            "4:The embedded endpoint lacks something that AWS has (demo, acceptance); a release is not finished"
                    + " (status, watch, abort).",
            "5:The gate holds it (status, watch, gate).",
            "6:AWS denied a call that cannot be done without, or there are no credentials (commands for an account)."
        },
        footer = {
            "",
            "Environment:",
            "  AWS_ENDPOINT_URL   where commands call instead of AWS; serve prints it",
            "  NO_COLOR           set to anything: no colours (there are none either where output is no terminal)",
            "  POINTSMAN_TRACE    set to anything: a failure shows where it came from",
            "",
            "pointsman COMMAND --help says more about a command. To begin with: pointsman demo"
        },
        subcommands = {
            DemoCommand.class,
            AcceptanceCommand.class,
            ServeCommand.class,
            InvokeCommand.class,
            PolicyCommand.class,
            CompletionCommand.class,
            RewriteCommand.class,
            ValidateCommand.class,
            SettingsCommand.class,
            StatusCommand.class,
            WatchCommand.class,
            ReleasesCommand.class,
            ShowCommand.class,
            GateCommand.class,
            RollbackCommand.class,
            AbortCommand.class,
            DoctorCommand.class,
            DiffCommand.class,
            InitCommand.class
        })
public final class Pointsman implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** With its commands, as {@link #main} runs it. */
    public static CommandLine commandLine() {
        return new CommandLine(new Pointsman())
                .setExecutionExceptionHandler(Pointsman::explain)
                .setParameterExceptionHandler((mistake, arguments) -> Correction.of(mistake))
                .registerConverter(Port.class, Port::of)
                .registerConverter(AllowedHost.class, AllowedHost::of)
                .registerConverter(Speed.class, Speed::of)
                .registerConverter(RegionName.class, RegionName::of)
                .registerConverter(EndpointUrl.class, EndpointUrl::of)
                .registerConverter(InputFile.class, InputFile::of)
                .registerConverter(InputPath.class, InputPath::of)
                .registerConverter(RepositoryName.class, RepositoryName::of)
                .registerConverter(OpenQuestionName.class, OpenQuestionName::of)
                .registerConverter(FaultOption.class, FaultOption::of)
                .registerConverter(ArtifactPath.class, ArtifactPath::of)
                .registerConverter(RecordedStackName.class, RecordedStackName::of)
                .registerConverter(StackName.class, StackName::of)
                .registerConverter(BucketName.class, BucketName::of)
                .registerConverter(NonEmpty.class, NonEmpty::of)
                .registerConverter(OutputFormat.class, OutputFormat::of)
                .registerConverter(Span.class, Span::of)
                .registerConverter(S3Uri.class, S3Uri::of)
                .registerConverter(RowCount.class, RowCount::of)
                .registerConverter(OutputFile.class, OutputFile::of)
                .registerConverter(OutputFolder.class, OutputFolder::of)
                .registerConverter(DataFolder.class, DataFolder::of);
    }

    /** What is said in a message is enough; where it came from is a matter for {@code POINTSMAN_TRACE}. */
    private static int explain(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
        command.getErr().println("pointsman: " + failure.getMessage());
        if (System.getenv("POINTSMAN_TRACE") != null) {
            failure.printStackTrace(command.getErr());
        }
        return failure instanceof OperatorTrouble trouble
                ? trouble.exit().number()
                : command.getCommandSpec().exitCodeOnExecutionException();
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(),
                "a command is missing; there are "
                        + String.join(", ", spec.subcommands().keySet()));
    }
}
