package io.pointsman.endpoint.cloudformation.resource;

import io.pointsman.endpoint.cloudformation.template.Values;
import io.pointsman.json.JsonObject;
import java.util.Map;

/** {@code AWS::Lambda::Permission}: one statement of a function's policy. */
final class PermissionKind implements Kind {
    private static final int ID = 100;

    @Override
    public Work create(Wish wish) {
        String id = PhysicalName.of(wish.stackName(), wish.logicalId(), ID);
        wish.call("lambda", "AddPermission", Members.plain(wish.properties()).with("StatementId", id));
        return new Work.Done(new Made(id, Map.of("Id", id), wish.properties()));
    }

    @Override
    public Work update(Wish wish, Made made) {
        return new Work.Done(made.updated(wish));
    }

    @Override
    public Work delete(Wish wish, Made made) {
        String function = Values.textAt(made.properties(), "FunctionName").orElse("");
        JsonObject input = JsonObject.of("FunctionName", function, "StatementId", made.physicalId());
        Gone.unless(() -> wish.call("lambda", "RemovePermission", input));
        return new Work.Done(made);
    }
}
