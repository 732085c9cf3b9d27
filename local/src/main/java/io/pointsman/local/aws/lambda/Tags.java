package io.pointsman.local.aws.lambda;

import io.pointsman.json.JsonObject;
import io.pointsman.local.aws.Operation;
import java.util.Map;
import java.util.TreeMap;

/** Tags of functions. */
final class Tags {
    private final Functions functions;

    Tags(Functions functions) {
        this.functions = functions;
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
        LambdaFunction function = function(input);
        functions.needSettled(function, function.latest());
        function.tags().putAll(read(input));
        return JsonObject.empty();
    }

    private JsonObject untag(JsonObject input) {
        function(input).tags().keySet().removeAll(input.texts("TagKeys"));
        return JsonObject.empty();
    }

    private JsonObject list(JsonObject input) {
        return JsonObject.of("Tags", Map.copyOf(function(input).tags()));
    }

    private LambdaFunction function(JsonObject input) {
        FunctionAddress address = FunctionAddress.parse(Constraint.required(input, "Resource"));
        if (address.qualifier().isPresent()) {
            throw LambdaErrors.invalid("Tags on function aliases and versions are not supported."
                    + " Please specify either a function name or an unqualified function ARN.");
        }
        return functions.named(address);
    }
}
