package io.pointsman.endpoint.cloudformation.intrinsic;

import io.pointsman.endpoint.cloudformation.template.Values;
import java.util.LinkedHashSet;
import java.util.Set;

/** The resources that a value refers to. */
public final class Needs {
    private Needs() {}

    public static Set<String> of(Object value) {
        Set<String> needs = new LinkedHashSet<>();
        Values.calls(value, (function, argument) -> {
            switch (function) {
                case "Ref" -> needs.add(Values.text(argument));
                case "Fn::GetAtt" -> needs.add(resource(argument));
                case "Fn::Sub" -> Substitution.names(argument).forEach(name -> needs.add(resource(name)));
                default -> {
                    // The others refer to nothing themselves.
                }
            }
        });
        return needs;
    }

    /** The resource of {@code X.Attribute} or of {@code [X, Attribute]}. */
    public static String resource(Object attribute) {
        return Values.text(Values.list(attribute).getFirst()).split("\\.", 2)[0];
    }
}
