package io.pointsman.endpoint.codepipeline;

import io.pointsman.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** One stage of a pipeline, as declared. */
record StageDeclaration(String name, List<ActionDeclaration> actions, OnFailure onFailure) {
    static StageDeclaration read(JsonObject stage) {
        return new StageDeclaration(
                stage.needText("name"),
                stage.objects("actions").stream().map(ActionDeclaration::read).toList(),
                OnFailure.read(stage.objectOrEmpty("onFailure")));
    }

    Optional<ActionDeclaration> action(String wanted) {
        return actions.stream().filter(action -> action.name().equals(wanted)).findFirst();
    }
}
