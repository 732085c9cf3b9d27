package io.pointsman.endpoint.cloudformation.resource;

import io.pointsman.endpoint.cloudformation.template.Values;
import io.pointsman.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** {@code AWS::CodePipeline::Pipeline}. */
final class PipelineKind implements Kind {
    private static final int NAME = 100;
    private static final Set<String> NOT_THE_PIPELINE =
            Set.of("Tags", "RestartExecutionOnUpdate", "DisableInboundStageTransitions");

    @Override
    public Work create(Wish wish) {
        String name = wish.name("Name", NAME);
        wish.call(
                "codepipeline",
                "CreatePipeline",
                JsonObject.of("pipeline", pipeline(wish, name), "tags", Tags.list(wish.allTags(), "key", "value")));
        transitions(wish, name, Map.of());
        return new Work.Done(new Made(name, attributes(wish, name), wish.properties()));
    }

    @Override
    public Work update(Wish wish, Made made) {
        wish.call("codepipeline", "UpdatePipeline", JsonObject.of("pipeline", pipeline(wish, made.physicalId())));
        transitions(wish, made.physicalId(), made.properties());
        return new Work.Done(made.updated(wish));
    }

    /** Only what the template closed is opened again: what a person has closed stays closed. */
    private static void transitions(Wish wish, String name, Map<String, Object> before) {
        Map<String, String> closed = closed(wish.properties());
        closed.forEach((stage, reason) -> wish.call(
                "codepipeline",
                "DisableStageTransition",
                transition(name, stage).with("reason", reason)));
        closed(before).keySet().stream()
                .filter(stage -> !closed.containsKey(stage))
                .forEach(stage -> wish.call("codepipeline", "EnableStageTransition", transition(name, stage)));
    }

    private static JsonObject transition(String name, String stage) {
        return JsonObject.of("pipelineName", name, "stageName", stage, "transitionType", "Inbound");
    }

    /** Stage to reason. */
    private static Map<String, String> closed(Map<String, Object> properties) {
        Map<String, String> closed = new LinkedHashMap<>();
        Values.at(properties, "DisableInboundStageTransitions").map(Values::list).orElse(List.of()).stream()
                .map(one -> (Map<?, ?>) one)
                .forEach(one -> closed.put(
                        Values.textAt(one, "StageName").orElse(""),
                        Values.textAt(one, "Reason").orElse("")));
        return closed;
    }

    private static Map<String, Object> attributes(Wish wish, String name) {
        return Map.of("Version", "1", "Arn", wish.world().arn("codepipeline", name));
    }

    private static JsonObject pipeline(Wish wish, String name) {
        Map<String, Object> properties = new LinkedHashMap<>(wish.properties());
        properties.keySet().removeAll(NOT_THE_PIPELINE);
        return Members.camel(properties).with("name", name);
    }

    @Override
    public Work delete(Wish wish, Made made) {
        Gone.unless(() -> wish.call("codepipeline", "DeletePipeline", JsonObject.of("name", made.physicalId())));
        return new Work.Done(made);
    }
}
