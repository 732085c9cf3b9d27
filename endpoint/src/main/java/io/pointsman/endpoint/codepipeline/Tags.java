package io.pointsman.endpoint.codepipeline;

import io.pointsman.endpoint.Caller;
import io.pointsman.endpoint.Operation;
import io.pointsman.endpoint.codepipeline.Constraints.Part;
import io.pointsman.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tags of pipelines. */
final class Tags {
    private static final int MOST = 50;

    private final Pipelines pipelines;

    Tags(Pipelines pipelines) {
        this.pipelines = pipelines;
    }

    Map<String, Operation> operations() {
        return Map.of("ListTagsForResource", this::list, "TagResource", this::tag, "UntagResource", this::untag);
    }

    private JsonObject list(JsonObject input, Caller caller) {
        return Pages.cut(input, 100, "tags", resource(input).tagList());
    }

    private JsonObject tag(JsonObject input, Caller caller) {
        new Constraints().present(Part.of(input), "tags").verify();
        Map<String, String> tags = new LinkedHashMap<>(resource(input).tags());
        tags.putAll(read(input));
        few(tags);
        resource(input).tags().putAll(tags);
        return JsonObject.empty();
    }

    private JsonObject untag(JsonObject input, Caller caller) {
        new Constraints().present(Part.of(input), "tagKeys").verify();
        resource(input).tags().keySet().removeAll(List.copyOf(input.texts("tagKeys")));
        return JsonObject.empty();
    }

    private Pipeline resource(JsonObject input) {
        new Constraints().present(Part.of(input), "resourceArn").verify();
        String arn = input.needText("resourceArn");
        if (!arn.matches("arn:aws(-[\\w]+)*:codepipeline:.+:[0-9]{12}:.+")) {
            throw Refusals.refuse("InvalidArnException", "'" + arn + "' is not the ARN of a CodePipeline resource");
        }
        return pipelines
                .byArn(arn)
                .orElseThrow(() -> Refusals.refuse("ResourceNotFoundException", "There is no resource " + arn));
    }

    static Map<String, String> read(JsonObject input) {
        Constraints constraints = new Constraints();
        Part.of(input)
                .objects("tags")
                .forEach(tag -> constraints.need(tag, "key", Shape.TAG_KEY).need(tag, "value", Shape.TAG_VALUE));
        constraints.verify();
        Map<String, String> tags = new LinkedHashMap<>();
        input.objects("tags").forEach(tag -> tags.put(tag.needText("key"), tag.needText("value")));
        few(tags);
        return tags;
    }

    private static void few(Map<String, String> tags) {
        tags.keySet().stream().filter(key -> key.startsWith("aws:")).findFirst().ifPresent(key -> {
            throw Refusals.refuse("InvalidTagsException", "Tag key " + key + " starts with aws:, which is reserved");
        });
        if (tags.size() > MOST) {
            throw Refusals.refuse("TooManyTagsException", tags.size() + " tags; a pipeline has at most " + MOST);
        }
    }
}
