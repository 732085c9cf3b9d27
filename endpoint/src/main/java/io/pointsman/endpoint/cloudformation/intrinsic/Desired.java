package io.pointsman.endpoint.cloudformation.intrinsic;

import io.pointsman.endpoint.cloudformation.template.Declared;
import io.pointsman.endpoint.cloudformation.template.Template;
import io.pointsman.endpoint.cloudformation.template.Values;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a template wants once parameters and conditions are settled: the resources that are to exist, in an order in which they
 * can be made, with only references to each other still open.
 */
public record Desired(Map<String, Wanted> resources, Map<String, WantedOutput> outputs) {
    /**
     * @param needs the resources that must be there before this one
     */
    public record Wanted(
            Declared declared, Map<String, Object> properties, Map<String, Object> metadata, Set<String> needs) {
        public String id() {
            return declared.id();
        }

        public String type() {
            return declared.type();
        }
    }

    /** @param export the name under which the value is exported */
    public record WantedOutput(Object value, Optional<String> description, Optional<Object> export) {}

    public static Desired nothing() {
        return new Desired(Map.of(), Map.of());
    }

    public static Desired of(Template template, Map<String, String> parameters, Scene scene, Open.Exports exports) {
        Unresolved.check(template);
        Evaluator evaluator = new Evaluator(template, parameters, scene, new Open(exports));
        Map<String, Wanted> wanted = new LinkedHashMap<>();
        template.resources().values().stream()
                .filter(one -> one.condition().map(evaluator::condition).orElse(true))
                .forEach(one -> wanted.put(one.id(), wanted(one, evaluator, template)));
        Map<String, WantedOutput> outputs = new LinkedHashMap<>();
        template.outputs()
                .forEach((name, output) ->
                        output(Values.map((Map<?, ?>) output), evaluator).ifPresent(one -> outputs.put(name, one)));
        return new Desired(Order.of(wanted), outputs);
    }

    private static Wanted wanted(Declared declared, Evaluator evaluator, Template template) {
        Map<String, Object> properties = evaluator.members(declared.properties());
        Set<String> needs = Needs.of(properties);
        declared.needs().stream()
                .filter(id -> Optional.ofNullable(template.resources().get(id))
                        .flatMap(Declared::condition)
                        .map(evaluator::condition)
                        .orElse(true))
                .forEach(needs::add);
        return new Wanted(declared, properties, evaluator.members(declared.metadata()), Set.copyOf(needs));
    }

    private static Optional<WantedOutput> output(Map<String, Object> output, Evaluator evaluator) {
        if (!Values.textAt(output, "Condition").map(evaluator::condition).orElse(true)) {
            return Optional.empty();
        }
        Optional<Object> export =
                Values.at(Values.mapAt(output, "Export"), "Name").flatMap(evaluator::valueOf);
        return Values.at(output, "Value")
                .flatMap(evaluator::valueOf)
                .map(value -> new WantedOutput(value, Values.textAt(output, "Description"), export));
    }
}
