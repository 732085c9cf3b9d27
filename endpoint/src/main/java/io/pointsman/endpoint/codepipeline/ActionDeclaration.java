package io.pointsman.endpoint.codepipeline;

import io.pointsman.json.JsonObject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One action of a stage, as declared.
 *
 * @param timeout only a manual approval may have one
 */
record ActionDeclaration(
        String name,
        ActionType type,
        int runOrder,
        Map<String, String> configuration,
        List<String> inputs,
        List<String> outputs,
        Optional<String> namespace,
        Optional<Duration> timeout) {
    static ActionDeclaration read(JsonObject action) {
        return new ActionDeclaration(
                action.needText("name"),
                ActionType.read(action.objectOrEmpty("actionTypeId")),
                action.number("runOrder").orElse(1L).intValue(),
                texts(action.objectOrEmpty("configuration")),
                names(action.objects("inputArtifacts")),
                names(action.objects("outputArtifacts")),
                action.text("namespace"),
                action.number("timeoutInMinutes").map(Duration::ofMinutes));
    }

    private static List<String> names(List<JsonObject> artifacts) {
        return artifacts.stream().map(artifact -> artifact.needText("name")).toList();
    }

    /** The members of a map of texts. */
    static Map<String, String> texts(JsonObject map) {
        Map<String, String> texts = new LinkedHashMap<>();
        map.members().keySet().forEach(key -> texts.put(key, map.needText(key)));
        return texts;
    }
}
