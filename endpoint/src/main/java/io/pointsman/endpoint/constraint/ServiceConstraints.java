package io.pointsman.endpoint.constraint;

import io.pointsman.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What the model of a service demands of requests, and how the service refuses those that are not so. */
public final class ServiceConstraints {
    private static final Map<String, Optional<ServiceConstraints>> SERVICES = new ConcurrentHashMap<>();

    private final Map<String, Optional<String>> inputs;
    private final Map<String, ModelShape> shapes;
    private final RefusalBook refusals;

    private ServiceConstraints(ConstraintFile file) {
        this.inputs = file.inputs();
        this.shapes = file.shapes();
        this.refusals = file.refusals();
    }

    /** @param service the name that its requests are signed with; empty for one that has no data here */
    public static Optional<ServiceConstraints> of(String service) {
        return SERVICES.computeIfAbsent(service, name -> ConstraintFile.of(name).map(ServiceConstraints::new));
    }

    /** Throws the service's refusal of a request that the model rules out. */
    public void check(String operation, JsonObject input) {
        inputShape(operation).ifPresent(shape -> check(operation, shape, input));
    }

    private void check(String operation, String shape, JsonObject input) {
        List<Violation> violations = Inspection.of(shapes, shape, input);
        if (!violations.isEmpty()) {
            throw refusals.refusal(operation, violations, member(shape(shape), violations.getFirst()));
        }
    }

    private static ModelMember member(ModelShape input, Violation violation) {
        String name = violation.place().split("\\.", 2)[0];
        return Objects.requireNonNull(input.members().get(name), name);
    }

    /** The shape of an operation's input; empty for one of which nothing is demanded. */
    public Optional<ModelShape> input(String operation) {
        return inputShape(operation).map(this::shape);
    }

    private Optional<String> inputShape(String operation) {
        return inputs.getOrDefault(operation, Optional.empty());
    }

    /** Whether the service's model has that operation. */
    boolean knows(String operation) {
        return inputs.containsKey(operation);
    }

    public ModelShape shape(String name) {
        return Objects.requireNonNull(shapes.get(name), name);
    }
}
