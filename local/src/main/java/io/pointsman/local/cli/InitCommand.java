package io.pointsman.local.cli;

import io.pointsman.actions.rewrite.RewritePreview;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.local.cli.argument.OutputFormat;
import io.pointsman.local.cli.argument.StackName;
import io.pointsman.local.init.FoundRepository;
import io.pointsman.local.init.InitialFiles;
import io.pointsman.local.init.Initialising;
import io.pointsman.local.init.Initialising.Initialised;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes a repository ready for a pipeline. */
@Command(
        name = "init",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Writes what a repository needs so that a pipeline can release it, and says what to do next.",
            "",
            "It writes pointsman.yaml, what the application says to the actions; buildspec.yml, where something has to"
                    + " be built; pipeline.parameters, the parameters of the ready pipeline that fits.",
            "",
            "It finds out by itself whether that is a SAM application, a CDK application or a plain template. What is"
                    + " there already stays as it is. Nothing else is written, and nobody is asked.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every file is there now, written or kept",
            "1:a file could not be written",
            "2:the command was not understood, or there is nothing that could be released"
        },
        footer = {"", "Example:", "  pointsman init --stack my-app"})
final class InitCommand implements Callable<Integer> {
    private static final String SCHEMA = "pointsman.init.1";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "DIR", arity = "0..1", description = "The repository. Default: where you are.")
    private Optional<OutputFolder> folder = Optional.empty();

    @Option(names = "--stack", required = true, paramLabel = "NAME", description = "The stack that will be released.")
    private StackName stack = new StackName("");

    @Option(
            names = "--repository",
            paramLabel = "OWNER/NAME",
            description = "The repository on its host. Default: what git calls origin.")
    private Optional<RepositoryName> repository = Optional.empty();

    @Option(
            names = "--output",
            paramLabel = "FORM",
            description = "text, or json (docs/schema/init.schema.json). Default: text.")
    private Optional<OutputFormat> output = Optional.empty();

    @Override
    public Integer call() throws IOException {
        Path place = folder.map(OutputFolder::path).orElse(Path.of("."));
        Optional<FoundRepository> found = FoundRepository.in(place);
        if (found.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "nothing in " + place + " says what would be released: there is none of "
                            + String.join(", ", RewritePreview.USUAL_TEMPLATES)
                            + ", and no cdk.json. Go to the folder that has one, or name it: pointsman init DIR");
        }
        InitialFiles files = new InitialFiles(found.get(), stack.name(), repository.map(RepositoryName::text));
        say(files, Initialising.of(files, Home.folder()));
        return 0;
    }

    private void say(InitialFiles files, Initialised done) {
        PrintWriter out = spec.commandLine().getOut();
        if (output.filter(form -> form == OutputFormat.JSON).isPresent()) {
            out.println(Json.pretty(json(done)));
        } else {
            text(out, files, done);
        }
        out.flush();
    }

    private JsonObject json(Initialised done) {
        return JsonObject.of("schema", SCHEMA, "stack", stack.name())
                .with("kind", done.kind().name().toLowerCase(Locale.ROOT))
                .with("written", done.written())
                .with("kept", done.kept())
                .with("next", done.next());
    }

    private static void text(PrintWriter out, InitialFiles files, Initialised done) {
        out.println(done.kind().words() + ", to be released as stack " + files.stack());
        done.written().forEach(path -> out.println("  written  " + path));
        done.kept().forEach(path -> out.println("  kept     " + path + " (it was there already)"));
        out.println("Next:");
        int number = 1;
        for (String step : done.next()) {
            out.println("  " + number++ + ". " + step);
        }
    }
}
