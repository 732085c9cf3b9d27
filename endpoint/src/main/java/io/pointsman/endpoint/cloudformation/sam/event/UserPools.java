package io.pointsman.endpoint.cloudformation.sam.event;

import io.pointsman.endpoint.cloudformation.sam.spec.CfnResource;
import io.pointsman.endpoint.cloudformation.sam.spec.Fn;
import io.pointsman.endpoint.cloudformation.sam.spec.SamResource;
import io.pointsman.endpoint.cloudformation.sam.spec.SamTrouble;
import io.pointsman.endpoint.cloudformation.sam.spec.Translation;
import io.pointsman.endpoint.cloudformation.sam.spec.Tree;
import java.util.List;
import java.util.Map;

/** {@code Cognito}: a user pool of the same template calls the function at its triggers. */
record UserPools(EventTarget target, SamResource event, Translation translation) {
    List<CfnResource> made() {
        String id = linked();
        Map<String, Object> pool = translation.resource(id).orElseThrow();
        CfnResource permission = new Permissions(target, "cognito-idp.amazonaws.com")
                .of(target.id() + "Cognito")
                .with("SourceArn", Fn.attribute(id, "Arn"));
        Object config = Tree.mapIn(pool, "Properties").computeIfAbsent("LambdaConfig", absent -> Tree.of());
        if (!(config instanceof Map)) {
            throw SamTrouble.resource(id, "Property 'LambdaConfig' should be a map.");
        }
        Object triggers = event.need("Trigger");
        for (Object trigger : Tree.asList(triggers)) {
            if (Tree.map(config).putIfAbsent(String.valueOf(trigger), target.arn()) != null) {
                throw SamTrouble.event(event.name(), "Cognito trigger \"" + triggers + "\" defined multiple times.");
            }
        }
        return List.of(permission, SamResourceCopy.of(id, pool));
    }

    String linked() {
        if (event.need("UserPool") instanceof Map<?, ?> map && map.containsKey("Ref")) {
            if (!(map.get("Ref") instanceof String id)) {
                throw SamTrouble.event(event.id(), "Ref in Userpool is not a string.");
            }
            if (translation.resources().containsKey(id)) {
                return id;
            }
        }
        throw SamTrouble.event(event.name(), "Cognito events must reference a Cognito UserPool in the same template.");
    }
}
