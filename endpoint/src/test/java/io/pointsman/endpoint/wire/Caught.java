package io.pointsman.endpoint.wire;

import io.pointsman.endpoint.Caller;
import io.pointsman.endpoint.Operation;
import io.pointsman.endpoint.Service;
import io.pointsman.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A service with one operation, {@code Echo}, that keeps what it was asked and answers what it was given; and others as said. */
final class Caught implements Service {
    final List<JsonObject> inputs = new ArrayList<>();
    final List<Caller> callers = new ArrayList<>();
    private final String name;
    private final Protocol protocol;
    private final Map<String, Operation> operations;

    Caught(String name, Protocol protocol, String operation, Operation answer) {
        this.name = name;
        this.protocol = protocol;
        this.operations = Map.of(operation, (input, caller) -> {
            inputs.add(input);
            callers.add(caller);
            return answer.answer(input, caller);
        });
    }

    @Override
    public String signingName() {
        return name;
    }

    @Override
    public Protocol protocol() {
        return protocol;
    }

    @Override
    public Map<String, Operation> operations() {
        return operations;
    }
}
