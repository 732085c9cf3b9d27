package io.pointsman.endpoint.codepipeline;

import io.pointsman.json.JsonObject;
import java.util.Optional;

/** A variable of the pipeline itself, set when an execution starts. */
record VariableDeclaration(String name, Optional<String> defaultValue) {
    static VariableDeclaration read(JsonObject variable) {
        return new VariableDeclaration(variable.needText("name"), variable.text("defaultValue"));
    }
}
