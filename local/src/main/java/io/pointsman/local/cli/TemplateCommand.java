package io.pointsman.local.cli;

import io.pointsman.actions.rewrite.RewritePreview;
import io.pointsman.artifact.BadArchive;
import io.pointsman.engine.Refusal;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.json.JsonTrouble;
import io.pointsman.runtime.AliasKeys;
import io.pointsman.runtime.CommonKeys;
import io.pointsman.runtime.OwnersSettings;
import io.pointsman.settings.Key;
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
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What can be asked of a template without AWS: which one, in which artifact, with which values. */
abstract class TemplateCommand implements Callable<Integer> {
    @Spec
    CommandSpec spec = CommandSpec.create();

    /** Of its own: the usual mixin brings a --version, which here is the object's. */
    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help message and exit.")
    @SuppressWarnings("UnusedVariable") // picocli looks at it
    private boolean help;

    @Parameters(
            paramLabel = "TEMPLATE",
            description =
                    "The template: a file, or the path of one inside the artifact; or a folder that cdk synth wrote"
                            + " (cdk.out), or the one that it lies in.")
    private String template = "";

    @Option(
            names = "--artifact",
            paramLabel = "ZIP|DIR",
            description = "The source artifact. Default: the folder of TEMPLATE.")
    private Optional<InputPath> artifact = Optional.empty();

    @Option(
            names = "--stack",
            paramLabel = "NAME",
            description =
                    "The stack of a cloud assembly, as the action's Stack. Default: what the settings files say, else"
                            + " the only one.")
    private Optional<String> stack = Optional.empty();

    @Option(
            names = "--assets",
            paramLabel = "none|published",
            description = "What the build publishes of a cloud assembly, as the action's Assets. Default: what the"
                    + " settings files say, else none.")
    private Optional<String> assets = Optional.empty();

    @Option(
            names = "--packaging",
            paramLabel = "auto|content",
            defaultValue = "auto",
            description =
                    "auto: what means the whole artifact points at the artifact itself. content: everything goes by its"
                            + " content digest. Default: ${DEFAULT-VALUE}.")
    private String packaging = "auto";

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

    @Option(
            names = "--output",
            paramLabel = "text|json",
            defaultValue = "text",
            description = "How findings are printed: a line each, or JSON (docs/schema/findings.schema.json). Default:"
                    + " ${DEFAULT-VALUE}.")
    private String output = "text";

    /** What is done with what was found. */
    abstract int act(RewritePreview preview, ArtifactOnDisk disk) throws IOException;

    /** Findings stop, where nothing but findings is asked for. */
    abstract boolean onlyChecks();

    @Override
    public Integer call() throws IOException {
        understand();
        try (ArtifactOnDisk disk = open(template, artifact.map(InputPath::path))) {
            RewritePreview preview = new RewritePreview(
                    disk.zip(), disk.template(), values(), userParameters(disk), owners(), byContent());
            return act(preview, disk);
        } catch (ArtifactOnDisk.NotThere e) {
            throw mistake(e.getMessage());
        } catch (Refusal e) {
            return refused(e.getMessage());
        } catch (BadArchive e) {
            return refused("artifact "
                    + artifact.map(InputPath::path).map(Path::toString).orElse(".") + ": " + e.getMessage());
        }
    }

    ArtifactOnDisk open(String named, Optional<Path> within) throws IOException {
        return ArtifactOnDisk.open(named, within);
    }

    /** What can be said before anything is read. */
    void understand() {
        filled("--settings", settings);
        filled("--stack", stack);
        if (assets.filter(word -> !List.of("none", "published").contains(word)).isPresent()) {
            throw mistake("--assets must be none or published, not " + assets.get());
        }
        byContent();
        allowed("--alias", AliasKeys.ALIAS, alias);
        allowed("--functions", AliasKeys.FUNCTIONS, Optional.of(functions));
        allowed("--artifact-may", CommonKeys.ARTIFACT_MAY, Optional.of(artifactMay));
        if (!List.of("text", "json").contains(output)) {
            throw mistake("--output must be text or json, not " + output);
        }
        if (output.equals("json") && !onlyChecks()) {
            throw mistake("--output json says what is wrong; it goes with --check and with validate");
        }
        if (overrides.containsKey("")) {
            throw mistake("--parameter-overrides takes NAME=VALUE, and one has no name");
        }
    }

    void filled(String option, Optional<String> value) {
        if (value.filter(String::isBlank).isPresent()) {
            throw mistake(option + " is empty; give it a value, or leave it out");
        }
    }

    private void allowed(String option, Key<?> key, Optional<?> value) {
        if (value.isPresent() && key.read().apply(value.get()).isEmpty()) {
            throw mistake(option + " must be " + key.allowed());
        }
    }

    ParameterException mistake(@Nullable String message) {
        return new ParameterException(spec.commandLine(), message);
    }

    int checked(RewritePreview preview) {
        if (output.equals("json")) {
            spec.commandLine().getOut().println(Json.pretty(preview.json()));
            spec.commandLine().getOut().flush();
            return preview.findings().isEmpty() ? 0 : 1;
        }
        reported(preview.unknown(), spec.commandLine().getErr());
        return reported(preview.findings(), spec.commandLine().getOut());
    }

    static int reported(List<String> findings, PrintWriter to) {
        findings.forEach(to::println);
        to.flush();
        return findings.isEmpty() ? 0 : 1;
    }

    private int refused(@Nullable String message) {
        spec.commandLine().getErr().println("pointsman: " + message);
        return 1;
    }

    boolean byContent() {
        return switch (packaging.toLowerCase(Locale.ROOT)) {
            case "auto" -> false;
            case "content" -> true;
            default -> throw mistake("--packaging must be auto or content, not " + packaging);
        };
    }

    /** As a pipeline would give them to the action. Whoever only wants the rewritten template gets it: who calls what is a warning then. */
    private JsonObject userParameters(ArtifactOnDisk disk) {
        if (settings.isPresent() && disk.zip().file(settings.get()).isEmpty()) {
            throw mistake("--settings names " + settings.get() + ", which is not in the artifact");
        }
        Map<String, Object> given = new LinkedHashMap<>();
        if (!onlyChecks()) {
            given.put("Callers", "Warn");
        }
        stack.ifPresent(name -> given.put("Stack", name));
        assets.ifPresent(word -> given.put("Assets", word));
        alias.ifPresent(name -> given.put("Alias", name));
        settings.ifPresent(path -> given.put("Settings", path));
        if (!functions.isEmpty()) {
            given.put("Functions", List.copyOf(functions));
        }
        given.put("ArtifactMay", List.copyOf(artifactMay));
        return JsonObject.of(given);
    }

    Optional<OwnersSettings> owners() throws IOException {
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
