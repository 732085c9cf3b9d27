package io.pointsman.local.cli;

import io.pointsman.actions.rewrite.RewritePreview;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.json.JsonTrouble;
import io.pointsman.runtime.InputArtifact;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Says what is wrong with an artifact, its template, its packages and its settings, and nothing else. */
@Command(
        name = "validate",
        sortOptions = false,
        description = {
            "Says what the actions would refuse of an artifact, and what AWS would: of its template and its packages,"
                + " as rewrite --check says it, of the settings file in it, and of the UserParameters of a pipeline.",
            "",
            "TEMPLATE may be the artifact itself, a zip or a folder: the template is looked for in it where the action"
                    + " would look.",
            "",
            "Nothing is stored and no AWS account is needed. Findings go to standard output as a compiler says them,"
                + " FILE:LINE:COLUMN: error: ...; what is wrong with settings, and what nobody can know before it is"
                + " deployed, goes to standard error.",
            ""
        },
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:fine, as far as it can be known",
            "1:something is wrong, or a warning is there",
            "2:the command was not understood"
        },
        footer = {
            "",
            "Examples:",
            "  pointsman validate app.zip",
            "  pointsman validate template.yaml --artifact app.zip --output json",
            "  pointsman validate . --user-parameters shift='{\"StackName\":\"my-app\",\"Alias\":\"live\"}'"
        })
final class ValidateCommand extends TemplateCommand {
    @Option(
            names = "--user-parameters",
            paramLabel = "ACTION=JSON",
            arity = "1..*",
            description = "The UserParameters that the pipeline gives to an action.")
    private Map<String, String> userParameters = new LinkedHashMap<>();

    @Override
    boolean onlyChecks() {
        return true;
    }

    @Override
    void understand() {
        super.understand();
        given();
    }

    @Override
    ArtifactOnDisk open(String named, Optional<Path> within) throws IOException {
        Path path = Path.of(named);
        return within.isEmpty() && ArtifactOnDisk.isArtifact(path)
                ? ArtifactOnDisk.whole(path)
                : super.open(named, within);
    }

    @Override
    int act(RewritePreview preview, ArtifactOnDisk disk) throws IOException {
        List<String> refused = InputArtifact.onDisk(disk.zip(), owners()).refused(ActionKeys.ALL, given());
        refused.forEach(why -> spec.commandLine().getErr().println("pointsman: " + why));
        return Math.max(checked(preview), refused.isEmpty() ? 0 : 1);
    }

    private Map<String, JsonObject> given() {
        Map<String, JsonObject> all = new LinkedHashMap<>();
        userParameters.forEach((action, text) -> all.put(action(action), parameters(action, text)));
        return all;
    }

    private String action(String name) {
        if (!ActionKeys.ALL.containsKey(name)) {
            throw mistake("--user-parameters: there is no action '" + name + "'; there are "
                    + String.join(", ", new TreeSet<>(ActionKeys.ALL.keySet())));
        }
        return name;
    }

    private JsonObject parameters(String action, String text) {
        try {
            return Json.object(text);
        } catch (JsonTrouble e) {
            throw mistake("--user-parameters " + action + " is no JSON object: " + e.getMessage());
        }
    }
}
