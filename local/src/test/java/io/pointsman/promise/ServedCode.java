package io.pointsman.promise;

import io.pointsman.endpoint.World;
import io.pointsman.json.JsonObject;
import java.util.List;
import java.util.stream.IntStream;

/** Which code the functions of an application run. */
record ServedCode(ReleasedApplication application) {
    private static final String NONE = "none";

    /** Digests of the code that customers reach, function by function. */
    List<String> live(World world) {
        return digests(world, JsonObject.of("Qualifier", "live"));
    }

    /** Digests of the code that the stack has. */
    List<String> latest(World world) {
        return digests(world, JsonObject.empty());
    }

    private List<String> digests(World world, JsonObject qualifier) {
        return IntStream.rangeClosed(1, application.functions())
                .mapToObj(number -> world.call(
                                "lambda", "GetFunctionConfiguration", qualifier.with("FunctionName", "web-F" + number))
                        .text("CodeSha256")
                        .orElse(NONE))
                .toList();
    }
}
