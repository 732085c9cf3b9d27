package io.pointsman.actions.changeset;

import io.pointsman.engine.Refusal;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.json.JsonTrouble;
import io.pointsman.runtime.InputArtifact;
import java.util.Map;
import java.util.Set;

/** The template configuration file, in the format of CodePipeline's own CloudFormation action. */
record TemplateConfiguration(Map<String, String> parameters, Map<String, String> tags) {
    static final TemplateConfiguration NONE = new TemplateConfiguration(Map.of(), Map.of());
    private static final Set<String> KNOWN = Set.of("Parameters", "Tags", "StackPolicy");

    /** @param setting a path, or {@code Artifact::path} as CodePipeline's own action has it */
    static TemplateConfiguration read(InputArtifact input, String setting) {
        String path = setting.contains("::") ? setting.substring(setting.indexOf("::") + 2) : setting;
        String text = input.text(path)
                .orElseThrow(() -> Refusal.configuration("TemplateConfiguration names " + path
                        + ", which is not in artifact " + input.artifact().name()));
        try {
            return of(path, Json.object(text));
        } catch (JsonTrouble e) {
            throw Refusal.configuration("template configuration " + path + ": " + e.getMessage());
        }
    }

    private static TemplateConfiguration of(String path, JsonObject json) {
        String where = "template configuration " + path;
        json.members().keySet().stream().filter(name -> !KNOWN.contains(name)).forEach(name -> {
            throw Refusal.configuration(where + ": " + name + " is not known; allowed: Parameters, Tags");
        });
        if (json.has("StackPolicy")) {
            throw Refusal.configuration(
                    where + ": StackPolicy is not supported by this version of Pointsman; set it on the stack itself");
        }
        return new TemplateConfiguration(texts(where, json, "Parameters"), texts(where, json, "Tags"));
    }

    private static Map<String, String> texts(String where, JsonObject json, String section) {
        return Texts.of(where + ", " + section, json.objectOrEmpty(section).members());
    }
}
