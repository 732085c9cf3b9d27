package io.pointsman.endpoint.codepipeline;

import io.pointsman.endpoint.Caller;
import io.pointsman.endpoint.Operation;
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
        Map<String, String> tags = new LinkedHashMap<>(resource(input).tags());
        tags.putAll(read(input));
        few(tags);
        resource(input).tags().putAll(tags);
        return JsonObject.empty();
    }

    private JsonObject untag(JsonObject input, Caller caller) {
        resource(input).tags().keySet().removeAll(List.copyOf(input.texts("tagKeys")));
        return JsonObject.empty();
    }

    private Pipeline resource(JsonObject input) {
        String arn = input.needText("resourceArn");
        return pipelines
                .byArn(arn)
                .orElseThrow(() -> Refusals.refuse("ResourceNotFoundException", "There is no resource " + arn));
    }

    static Map<String, String> read(JsonObject input) {
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
