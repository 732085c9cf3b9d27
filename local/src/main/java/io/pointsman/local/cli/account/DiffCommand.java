package io.pointsman.local.cli.account;

import io.pointsman.actions.rewrite.RewritePreview;
import io.pointsman.alias.ProductionAlias;
import io.pointsman.artifact.BadArchive;
import io.pointsman.artifact.FileBytes;
import io.pointsman.artifact.FolderBytes;
import io.pointsman.artifact.ZipArchive;
import io.pointsman.json.JsonObject;
import io.pointsman.local.cli.argument.ArtifactPath;
import io.pointsman.local.cli.argument.NonEmpty;
import io.pointsman.local.cli.argument.StackName;
import io.pointsman.local.operator.ExitCode;
import io.pointsman.local.operator.OperatorTrouble;
import io.pointsman.local.operator.difference.AwsLiveArtifact;
import io.pointsman.local.operator.difference.Differing;
import io.pointsman.local.operator.difference.ReleaseDifference;
import io.pointsman.local.operator.output.DifferenceJson;
import io.pointsman.local.operator.screen.DifferenceScreen;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says what a release would change. */
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Says what a release of an artifact would change of a stack: the lines of its template, the code of which"
                    + " functions, its parameters.",
            "",
            "It reads, and no more. The template is held to the one of the artifact that is live, each package to the"
                    + " digest that is on record, parameters to the values of the stack. What CloudFormation would do"
                    + " with it, a change set alone can say.",
            ""
        },
        footer = {
            "",
            "Exits with 0 when nothing differs, with 1 when something does, or it could not be compared.",
            AccountCommand.EXITS,
            "",
            "Examples:",
            "  pointsman diff app.zip my-app",
            "  pointsman diff . my-app --parameter-overrides Table=orders"
        })
public final class DiffCommand extends AccountCommand {
    @Parameters(index = "0", paramLabel = "ARTIFACT", description = "The source artifact: a zip, or a folder.")
    private ArtifactPath artifact = new ArtifactPath(Path.of(""));

    @Parameters(index = "1", paramLabel = "STACK", description = "Name of the stack that is released.")
    private StackName stack = new StackName("");

    @Option(names = "--alias", paramLabel = "NAME", description = "The alias whose release is live. Default: live.")
    private Optional<NonEmpty> alias = Optional.empty();

    @Option(
            names = "--parameter-overrides",
            paramLabel = "NAME=VALUE",
            arity = "1..*",
            description = "Values that the release would be given.")
    private Map<String, String> values = new LinkedHashMap<>();

    @Override
    ExitCode on(OperatorAccount account) {
        ReleaseDifference difference = difference(account);
        if (isJson()) {
            print(DifferenceJson.of(difference));
        } else {
            print(DifferenceScreen.of(difference, ink()));
        }
        return difference.isAny() ? ExitCode.FAILED : ExitCode.WANTED;
    }

    private ReleaseDifference difference(OperatorAccount account) {
        Differing differing = new Differing(
                account.book(),
                new AwsLiveArtifact(account.clients()),
                stack.name(),
                alias.map(NonEmpty::text).orElse(ProductionAlias.USUAL));
        try {
            if (Files.isDirectory(artifact.path())) {
                return differing.of(preview(ZipArchive.open(FolderBytes.of(artifact.path()))), values);
            }
            try (FileBytes bytes = FileBytes.open(artifact.path())) {
                return differing.of(preview(ZipArchive.open(bytes)), values);
            }
        } catch (BadArchive e) {
            throw new OperatorTrouble(ExitCode.FAILED, "artifact " + artifact.path() + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException(artifact.path() + " cannot be read: " + e.getMessage(), e);
        }
    }

    private RewritePreview preview(ZipArchive zip) {
        return new RewritePreview(
                zip, Optional.empty(), values, JsonObject.empty(), Optional.empty(), /* byContent= */ false);
    }
}
