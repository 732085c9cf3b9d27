package io.pointsman.endpoint.lambda;

import io.pointsman.endpoint.Operation;
import io.pointsman.json.JsonObject;
import java.util.Map;
import java.util.TreeMap;

/** Tags of functions and event source mappings. */
final class Tags {
    private static final int MOST = 50;

    private final Functions functions;
    private final EventSourceOperations sources;

    Tags(Functions functions, EventSourceOperations sources) {
        this.functions = functions;
        this.sources = sources;
    }

    Map<String, Operation> table() {
        return Map.of(
                "TagResource", (input, caller) -> tag(input),
                "UntagResource", (input, caller) -> untag(input),
                "ListTags", (input, caller) -> list(input));
    }

    static Map<String, String> read(JsonObject input) {
        JsonObject given = input.objectOrEmpty("Tags");
        Map<String, String> tags = new TreeMap<>();
        given.members().keySet().forEach(key -> tags.put(key, given.needText(key)));
        return tags;
    }

    private JsonObject tag(JsonObject input) {
        Map<String, String> tags = tags(input, true);
        Map<String, String> all = new TreeMap<>(tags);
        all.putAll(read(input));
        if (read(input).isEmpty()) {
            throw LambdaErrors.invalid("An error occurred and the request cannot be processed.");
        }
        if (all.size() > MOST) {
            throw LambdaErrors.invalid("Number of tags exceeds resource tag limit.");
        }
        tags.putAll(all);
        return JsonObject.empty();
    }

    private JsonObject untag(JsonObject input) {
        tags(input, false).keySet().removeAll(input.texts("TagKeys"));
        return JsonObject.empty();
    }

    private JsonObject list(JsonObject input) {
        return JsonObject.of("Tags", Map.copyOf(tags(input, false)));
    }

    /** @param settled whether a function must have taken its last change in */
    private Map<String, String> tags(JsonObject input, boolean settled) {
        String resource = input.needText("Resource");
        if (resource.contains(":event-source-mapping:")) {
            return sources.tags(resource);
        }
        if (resource.contains(":capacity-provider:")) {
            throw LambdaErrors.notFound("Capacity provider not found: " + resource);
        }
        FunctionAddress address = FunctionAddress.parse(resource);
        if (address.qualifier().isPresent()) {
            throw LambdaErrors.invalid(
                    "Tags on function aliases and versions are not supported. Please specify a function ARN.");
        }
        LambdaFunction function = functions.named(address);
        if (settled) {
            functions.needSettled(function, function.latest());
        }
        return function.tags();
    }
}
