package io.pointsman.local.aws;

import io.pointsman.local.aws.http.WebDoor;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A service of which one operation goes wrong: before or after its effect, once or each time, as the test says. */
record AlteredOperation(Service service, String operation, UnaryOperator<Operation> altered) implements Service {
    /** A role has all rights but this one. What AWS's services ask of each other goes on. */
    static AlteredOperation denied(Service service, String operation) {
        String action = service.signingName() + ":" + operation;
        return new AlteredOperation(service, operation, allowed -> (input, caller) -> {
            if (caller.equals(Caller.AWS)) {
                return allowed.answer(input, caller);
            }
            throw new AwsError(
                    403,
                    "AccessDeniedException",
                    "User: arn:aws:sts::123456789012:assumed-role/changeset/changeset is not authorized to perform: "
                            + action + " because no identity-based policy allows the " + action + " action");
        });
    }

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
        operations.computeIfPresent(operation, (name, real) -> altered.apply(real));
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
