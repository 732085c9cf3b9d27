package io.pointsman.endpoint.cloudformation.stack;

import io.pointsman.endpoint.cloudformation.intrinsic.Evaluator;
import io.pointsman.endpoint.cloudformation.intrinsic.Open;
import io.pointsman.endpoint.cloudformation.template.Values;
import java.util.LinkedHashSet;
import java.util.Set;

/** The names that a blueprint imports. */
final class Imports {
    private Imports() {}

    static Set<String> of(Blueprint blueprint, Stack stack) {
        Evaluator evaluator = new Evaluator(
                blueprint.processed(),
                blueprint.parameters(),
                stack.scene(blueprint.notificationArns()),
                new Open(name -> name));
        Set<String> names = new LinkedHashSet<>();
        Values.calls(blueprint.processed().body(), (function, argument) -> {
            if (function.equals("Fn::ImportValue")) {
                evaluator.valueOf(argument).map(Values::text).ifPresent(names::add);
            }
        });
        return names;
    }
}
