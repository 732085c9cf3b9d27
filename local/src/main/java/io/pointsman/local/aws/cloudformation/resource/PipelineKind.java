package io.pointsman.local.aws.cloudformation.resource;

import io.pointsman.json.JsonObject;
import java.util.LinkedHashMap;
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
        return new Work.Done(new Made(name, attributes(wish, name), wish.properties()));
    }

    @Override
    public Work update(Wish wish, Made made) {
        wish.call("codepipeline", "UpdatePipeline", JsonObject.of("pipeline", pipeline(wish, made.physicalId())));
        return new Work.Done(made.updated(wish));
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
