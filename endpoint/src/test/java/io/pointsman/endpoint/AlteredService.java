package io.pointsman.endpoint;

import io.pointsman.endpoint.http.WebDoor;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * A service whose operations go as a test says: wrong before or after their effect, or only where somebody lets them.
 *
 * @param altered each operation by its name
 */
public record AlteredService(Service service, BiFunction<String, Operation, Operation> altered) implements Service {
    /** One operation goes otherwise. */
    public static AlteredService of(Service service, String operation, UnaryOperator<Operation> altered) {
        return new AlteredService(service, (name, real) -> name.equals(operation) ? altered.apply(real) : real);
    }

    /** A role has all rights but this one. What AWS's services ask of each other goes on. */
    public static AlteredService denied(Service service, String operation) {
        String action = service.signingName() + ":" + operation;
        return of(service, operation, allowed -> (input, caller) -> {
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
        operations.replaceAll(altered);
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

    @Override
    public void close() {
        service.close();
    }
}
