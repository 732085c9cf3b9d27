package io.pointsman.endpoint.cloudformation.sam.event;

import io.pointsman.endpoint.cloudformation.sam.spec.CfnResource;
import io.pointsman.endpoint.cloudformation.sam.spec.SamResource;
import io.pointsman.endpoint.cloudformation.sam.spec.Tree;
import java.util.Map;

/** A resource of CloudFormation's own that an event has added to, as SAM writes it back: held to the properties that it knows. */
final class SamResourceCopy {
    private SamResourceCopy() {}

    static CfnResource of(String id, Map<String, Object> declaration) {
        SamResource resource = SamResource.of(id, declaration);
        CfnResource copy = resource.main(resource.type());
        resource.properties().forEach((name, value) -> copy.with(name, Tree.copy(value)));
        return copy;
    }
}
