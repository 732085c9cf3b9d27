package io.pointsman.local.cli;

import io.pointsman.actions.rewrite.RewritePreview;
import io.pointsman.artifact.BadArchive;
import io.pointsman.engine.Refusal;
import io.pointsman.json.JsonObject;
import io.pointsman.json.JsonTrouble;
import io.pointsman.runtime.AliasKeys;
import io.pointsman.runtime.CommonKeys;
import io.pointsman.runtime.OwnersSettings;
import io.pointsman.settings.Key;
import io.pointsman.template.Location;
import io.pointsman.template.S3Host;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Rewrites a template without AWS, or says what is wrong with it. */
@Command(
        name = "rewrite",
        sortOptions = false,
        description = {
            "Points each code location of a template to where the action rewrite would put it, and prints the"
                    + " template.",
            "",
            "Nothing is stored and no AWS account is needed. What is wrong is said as a compiler says it,"
                    + " FILE:LINE:COLUMN: error: ..., all of it together.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:fine",
            "1:something is wrong; with --check also a warning",
            "2:the command was not understood"
        },
        footer = {
            "",
            "Examples:",
            "  pointsman rewrite template.yaml --check",
            "  pointsman rewrite template.yaml --artifact app.zip --bucket releases --key app/1 --diff"
        })
final class RewriteCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** Of its own: the usual mixin brings a --version, which here is the object's. */
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help message and exit.")
    @SuppressWarnings("UnusedVariable") // picocli looks at it
    private boolean help;

    @Parameters(paramLabel = "TEMPLATE", description = "The template: a file, or the path of one inside the artifact.")
    private String template = "";

    @Option(
            names = "--artifact",
            paramLabel = "ZIP|DIR",
            description = "The source artifact. Default: the folder of TEMPLATE.")
    private Optional<InputPath> artifact = Optional.empty();

    @Option(names = "--bucket", paramLabel = "B", description = "The bucket in which the artifact lies.")
    private Optional<String> bucket = Optional.empty();

    @Option(names = "--key", paramLabel = "K", description = "The key of the artifact.")
    private Optional<String> key = Optional.empty();

    @Option(names = "--version", paramLabel = "V", description = "The version of the artifact's object, to pin it.")
    private Optional<String> version = Optional.empty();

    @Option(
            names = "--packaging",
            paramLabel = "auto|content",
            defaultValue = "auto",
            description =
                    "auto: what means the whole artifact points at the artifact itself. content: everything goes by its"
                            + " content digest. Default: ${DEFAULT-VALUE}.")
    private String packaging = "auto";

    @Option(
            names = "--region",
            paramLabel = "NAME",
            description = "The Region of the bucket, for the URLs of nested templates.")
    private Optional<RegionName> region = Optional.empty();

    @Option(
            names = "--template-configuration",
            paramLabel = "FILE",
            description = "A file with the values of Parameters, as the action changeset takes it.")
    private Optional<InputFile> configuration = Optional.empty();

    @Option(
            names = "--parameter-overrides",
            paramLabel = "NAME=VALUE",
            arity = "1..*",
            description = "Values of parameters, over those of the file.")
    private Map<String, String> overrides = new LinkedHashMap<>();

    @Option(
            names = "--alias",
            paramLabel = "NAME",
            description =
                    "The alias that customers call, as the action's Alias. Default: what the settings files say, else"
                            + " live.")
    private Optional<String> alias = Optional.empty();

    @Option(
            names = "--functions",
            paramLabel = "ID|!ID",
            arity = "1..*",
            description = "The functions that are released, as the action's Functions. Default: what the settings files"
                    + " say, else all.")
    private List<String> functions = new ArrayList<>();

    @Option(
            names = "--settings",
            paramLabel = "PATH",
            description = "The settings file, a path inside the artifact. Default: pointsman.yaml, where it is there.")
    private Optional<String> settings = Optional.empty();

    @Option(
            names = "--owners-settings",
            paramLabel = "FILE",
            description = "The settings file of the pipeline's owner, as it lies in the release bucket under"
                    + " settings/STACK.yaml. Default: none.")
    private Optional<InputFile> ownersSettings = Optional.empty();

    @Option(
            names = "--artifact-may",
            paramLabel = "KEY",
            arity = "1..*",
            description =
                    "Guard keys that the settings file in the artifact may set, as the action's ArtifactMay, beside"
                            + " those of the owner's file. Default: none.")
    private List<String> artifactMay = new ArrayList<>();

    @Option(names = "--check", description = "Print what is wrong, and nothing else.")
    private boolean check;

    @Option(names = "--diff", description = "Print what changes instead of the whole template.")
    private boolean diff;

    @Override
    public Integer call() throws IOException {
        understand();
        try (ArtifactOnDisk disk = ArtifactOnDisk.open(template, artifact.map(InputPath::path))) {
            RewritePreview preview = new RewritePreview(
                    disk.zip(), disk.template(), values(), userParameters(disk), owners(), byContent());
            return check ? checked(preview) : rewritten(preview, disk);
        } catch (ArtifactOnDisk.NotThere e) {
            throw mistake(e.getMessage());
        } catch (Refusal e) {
            return refused(e.getMessage());
        } catch (BadArchive e) {
            return refused("artifact "
                    + artifact.map(InputPath::path).map(Path::toString).orElse(".") + ": " + e.getMessage());
        }
    }

    /** What can be said before anything is read. */
    private void understand() {
        filled("--bucket", bucket);
        filled("--key", key);
        filled("--version", version);
        filled("--settings", settings);
        byContent();
        allowed("--alias", AliasKeys.ALIAS, alias);
        allowed("--functions", AliasKeys.FUNCTIONS, Optional.of(functions));
        allowed("--artifact-may", CommonKeys.ARTIFACT_MAY, Optional.of(artifactMay));
        if (check && diff) {
            throw mistake("--check prints what is wrong and nothing else; it does not go with --diff");
        }
        if (!check) {
            need("--bucket", bucket);
            need("--key", key);
        }
        if (overrides.containsKey("")) {
            throw mistake("--parameter-overrides takes NAME=VALUE, and one has no name");
        }
    }

    private void filled(String option, Optional<String> value) {
        if (value.filter(String::isBlank).isPresent()) {
            throw mistake(option + " is empty; give it a value, or leave it out");
        }
    }

    private void allowed(String option, Key<?> key, Optional<?> value) {
        if (value.isPresent() && key.read().apply(value.get()).isEmpty()) {
            throw mistake(option + " must be " + key.allowed());
        }
    }

    private ParameterException mistake(@Nullable String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    private int checked(RewritePreview preview) {
        return reported(preview.findings(), spec.commandLine().getOut());
    }

    private static int reported(List<String> findings, PrintWriter to) {
        findings.forEach(to::println);
        to.flush();
        return findings.isEmpty() ? 0 : 1;
    }

    private int refused(@Nullable String message) {
        spec.commandLine().getErr().println("pointsman: " + message);
        return 1;
    }

    private int rewritten(RewritePreview preview, ArtifactOnDisk disk) {
        Location at = new Location(need("--bucket", bucket), need("--key", key), version);
        return switch (preview.rewrite(at, host())) {
            case RewritePreview.Stopped(List<String> findings) ->
                reported(findings, spec.commandLine().getErr());
            case RewritePreview.Rewritten(String text, Map<String, String> parameters) -> {
                PrintWriter err = spec.commandLine().getErr();
                preview.findings().forEach(err::println);
                parameters.forEach((name, value) -> err.println("parameter " + name + " gets the value " + value));
                err.flush();
                print(text, disk);
                yield 0;
            }
        };
    }

    private void print(String text, ArtifactOnDisk disk) {
        PrintWriter out = spec.commandLine().getOut();
        out.print(diff ? UnifiedDiff.of(disk.name(), disk.text(), text) : text);
        out.flush();
    }

    private String need(String option, Optional<String> value) {
        return value.orElseThrow(() -> mistake(option + " is required, unless there is --check"));
    }

    private boolean byContent() {
        return switch (packaging.toLowerCase(Locale.ROOT)) {
            case "auto" -> false;
            case "content" -> true;
            default -> throw mistake("--packaging must be auto or content, not " + packaging);
        };
    }

    private S3Host host() {
        return region.map(RegionName::name)
                .map(name -> new S3Host(
                        "https://s3." + name + (name.startsWith("cn-") ? ".amazonaws.com.cn" : ".amazonaws.com")))
                .orElse(S3Host.GLOBAL);
    }

    /** As a pipeline would give them to the action. Whoever only wants the rewritten template gets it: who calls what is a warning then. */
    private JsonObject userParameters(ArtifactOnDisk disk) {
        if (settings.isPresent() && disk.zip().file(settings.get()).isEmpty()) {
            throw mistake("--settings names " + settings.get() + ", which is not in the artifact");
        }
        Map<String, Object> given = new LinkedHashMap<>();
        if (!check) {
            given.put("Callers", "Warn");
        }
        alias.ifPresent(name -> given.put("Alias", name));
        settings.ifPresent(path -> given.put("Settings", path));
        if (!functions.isEmpty()) {
            given.put("Functions", List.copyOf(functions));
        }
        given.put("ArtifactMay", List.copyOf(artifactMay));
        return JsonObject.of(given);
    }

    private Optional<OwnersSettings> owners() throws IOException {
        return ownersSettings.isPresent()
                ? Optional.of(OwnersSettings.parse(
                        ownersSettings.get().toString(), ownersSettings.get().text()))
                : Optional.empty();
    }

    private Map<String, String> values() throws IOException {
        Map<String, String> values = new TreeMap<>();
        if (configuration.isPresent()) {
            try {
                values.putAll(RewritePreview.configuration(configuration.get().text()));
            } catch (JsonTrouble e) {
                throw mistake("--template-configuration " + configuration.get() + ": " + e.getMessage());
            }
        }
        values.putAll(overrides);
        return values;
    }
}
