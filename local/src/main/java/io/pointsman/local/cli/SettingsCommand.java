package io.pointsman.local.cli;

import io.pointsman.engine.Refusal;
import io.pointsman.engine.Unavailable;
import io.pointsman.local.cli.argument.EndpointUrl;
import io.pointsman.local.cli.argument.RegionName;
import io.pointsman.runtime.CommonKeys;
import io.pointsman.runtime.OwnersSettings;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Checks the settings file of a pipeline's owner, and puts it where the functions read it. */
@Command(
        name = "settings",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Checks the settings file of a pipeline's owner, and writes it to the release bucket: settings/STACK.yaml.",
            "",
            "It holds whatever the artifact says, and is overruled by the pipeline's UserParameters alone. The whole"
                    + " file is checked before anything is written; an earlier one is replaced. With --check no AWS"
                    + " account is needed; otherwise the credentials of the environment or of ~/.aws write it.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:fine, and written unless there is --check",
            "1:something in the file is wrong, or it could not be written",
            "2:the command was not understood"
        },
        footer = {
            "",
            "Examples:",
            "  pointsman settings my-app settings.yaml --check",
            "  pointsman settings my-app settings.yaml --bucket RELEASE_BUCKET --region eu-central-1"
        })
final class SettingsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            index = "0",
            paramLabel = "STACK",
            description = "The application's stack, as StackName of its pipeline.")
    private String stack = "";

    @Parameters(index = "1", paramLabel = "FILE", description = "The settings, YAML or JSON.")
    private InputFile file = new InputFile(java.nio.file.Path.of(""));

    @Option(
            names = "--bucket",
            paramLabel = "B",
            description = "The release bucket: output ReleaseBucket of template.yaml.")
    private Optional<String> bucket = Optional.empty();

    @Option(names = "--check", description = "Say what is wrong with it, and write nothing.")
    private boolean check;

    @Option(
            names = "--region",
            paramLabel = "NAME",
            description = "The Region of the bucket. Default: $AWS_REGION, or us-east-1.")
    private Optional<RegionName> region = Optional.empty();

    @Option(
            names = "--endpoint-url",
            paramLabel = "URL",
            description = "An endpoint instead of AWS, as serve is one. Default: $AWS_ENDPOINT_URL.")
    private Optional<EndpointUrl> endpointUrl = Optional.empty();

    @Override
    public Integer call() throws IOException {
        understand();
        try {
            String text = file.text();
            OwnersSettings.parse(file.toString(), text).check(ActionKeys.ALL);
            if (!check) {
                said(written(text));
            }
            return 0;
        } catch (CharacterCodingException e) {
            return failed(file + " is not text in UTF-8");
        } catch (Refusal | Unavailable e) {
            return failed(e.getMessage());
        }
    }

    private void understand() {
        if (CommonKeys.STACK_NAME.read().apply(stack).isEmpty()) {
            throw mistake("STACK must be " + CommonKeys.STACK_NAME.allowed() + ", not '" + stack + "'");
        }
        if (!check && bucket.filter(name -> !name.isBlank()).isEmpty()) {
            throw mistake("--bucket is required, unless there is --check");
        }
    }

    private String written(String text) {
        String where =
                variable("AWS_REGION", given -> RegionName.given(region, given)).name();
        Optional<EndpointUrl> endpoint = variable("AWS_ENDPOINT_URL", given -> EndpointUrl.given(endpointUrl, given));
        try (OwnersFile there = OwnersFile.in(bucket.orElseThrow(), where, endpoint)) {
            return there.write(stack, text);
        }
    }

    private <T> T variable(String name, Function<Optional<String>, T> reading) {
        try {
            return reading.apply(Optional.ofNullable(System.getenv(name)));
        } catch (TypeConversionException e) {
            throw mistake("$" + name + ": " + e.getMessage());
        }
    }

    private ParameterException mistake(String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private void said(String message) {
        spec.commandLine().getOut().println(message);
        spec.commandLine().getOut().flush();
    }

    private int failed(@Nullable String message) {
        spec.commandLine().getErr().println("pointsman: " + message);
        return 1;
    }
}
