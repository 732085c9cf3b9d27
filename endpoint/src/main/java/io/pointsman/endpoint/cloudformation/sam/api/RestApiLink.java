package io.pointsman.endpoint.cloudformation.sam.api;

import io.pointsman.endpoint.cloudformation.sam.spec.SamResource;
import io.pointsman.endpoint.cloudformation.sam.spec.SamTrouble;
import io.pointsman.endpoint.cloudformation.sam.spec.Translation;
import io.pointsman.endpoint.cloudformation.sam.spec.Tree;
import java.util.Map;

/**
 * The REST API of the same template that an event is part of.
 *
 * @param properties the API's own, which the event adds to
 * @param stage what ids are made with; a stage that is no text has none
 */
public record RestApiLink(String id, Map<String, Object> properties, String stage) {
    public static RestApiLink of(SamResource event, Translation translation) {
        Object reference = event.need("RestApiId");
        Object id = reference instanceof Map<?, ?> map && map.containsKey("Ref")
                ? Tree.at(map, "Ref").orElse("")
                : reference;
        if (!(id instanceof String name)) {
            throw SamTrouble.event(event.name(), "'NoneType' object has no attribute 'get'");
        }
        Map<String, Object> api = translation
                .resource(name)
                .orElseThrow(() -> SamTrouble.event(
                        event.name(),
                        "RestApiId property of Api event must reference a valid resource in the same template."));
        Object properties = Tree.at(api, "Properties").orElse(Tree.of());
        if (!(properties instanceof Map<?, ?> map)) {
            throw SamTrouble.resource(name, "Attribute 'Properties' should be a map.");
        }
        return new RestApiLink(name, Tree.map(map), stage(name, Tree.map(map)));
    }

    private static String stage(String id, Map<String, Object> properties) {
        if (!(properties.get("StageName") instanceof String stage)) {
            return "Stage";
        }
        if (stage.isEmpty()) {
            throw SamTrouble.resource(id, "StageName cannot be empty.");
        }
        return stage;
    }
}
