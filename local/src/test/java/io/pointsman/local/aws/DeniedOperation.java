package io.pointsman.local.aws;

import io.pointsman.local.aws.http.WebDoor;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** A service of which a role has all rights but one. What AWS's services ask of each other goes on. */
record DeniedOperation(Service service, String operation) implements Service {
    @Override
    public String signingName() {
        return service.signingName();
    }

    @Override
    public Protocol protocol() {
        return service.protocol();
    }

    @Override
    public Map<String, Operation> operations() {
        Map<String, Operation> operations = new HashMap<>(service.operations());
        operations.computeIfPresent(operation, (name, allowed) -> (input, caller) -> {
            if (caller.equals(Caller.AWS)) {
                return allowed.answer(input, caller);
            }
            String action = signingName() + ":" + operation;
            throw new AwsError(
                    403,
                    "AccessDeniedException",
                    "User: arn:aws:sts::123456789012:assumed-role/changeset/changeset is not authorized to perform: "
                            + action + " because no identity-based policy allows the " + action + " action");
        });
        return operations;
    }

    @Override
    public Set<String> unlocked() {
        return service.unlocked();
    }

    @Override
    public Map<String, WebDoor> doors() {
        return service.doors();
    }
}
