package io.pointsman.local.aws;

import io.pointsman.local.aws.http.WebDoor;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A service of which one operation goes wrong: before or after its effect, once or each time, as the test says. */
record AlteredOperation(Service service, String operation, UnaryOperator<Operation> altered) implements Service {
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
