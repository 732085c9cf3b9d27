package io.pointsman.endpoint.cloudformation.template;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Refuses what only a transform makes sense of, in a template that names none. Sources: docs/aws-facts.md. */
final class PlainFunctions {
    private static final List<String> SUPPORTED = List.of(
            "Fn::Base64",
            "Fn::GetAtt",
            "Fn::GetAZs",
            "Fn::ImportValue",
            "Fn::Join",
            "Fn::Split",
            "Fn::FindInMap",
            "Fn::Select",
            "Ref",
            "Fn::Equals",
            "Fn::If",
            "Fn::Not",
            "Condition",
            "Fn::And",
            "Fn::Or",
            "Fn::Contains",
            "Fn::EachMemberEquals",
            "Fn::EachMemberIn",
            "Fn::ValueOf",
            "Fn::ValueOfAll",
            "Fn::RefAll",
            "Fn::Sub",
            "Fn::Cidr");
    private static final String EMBEDDED_TRANSFORM = "Fn::Transform";
    private static final Set<String> POLICIES = Set.of("DeletionPolicy", "UpdateReplacePolicy");

    private PlainFunctions() {}

    static void check(Map<String, Object> body) {
        List.of("Conditions", "Resources", "Outputs")
                .forEach(section -> Values.calls(Values.mapAt(body, section), PlainFunctions::call));
        Values.mapAt(body, "Resources").values().forEach(PlainFunctions::policies);
    }

    private static void call(String function, Object argument) {
        if (!SUPPORTED.contains(function) && !function.equals(EMBEDDED_TRANSFORM)) {
            throw Invalid.because("Template Error: Encountered unsupported function: " + function
                    + " Supported functions are: [" + String.join(", ", SUPPORTED) + "]");
        }
        if (function.equals("Fn::FindInMap") && Values.list(argument).size() != 3) {
            throw Invalid.because(
                    "Template error: every Fn::FindInMap object requires three parameters, the map name, map key"
                            + " and the attribute for return value");
        }
    }

    private static void policies(Object resource) {
        POLICIES.forEach(policy -> {
            if (resource instanceof Map<?, ?> attributes
                    && Values.at(attributes, policy).filter(Values::isScalar).isEmpty()
                    && attributes.containsKey(policy)) {
                throw Invalid.format("Every " + policy + " member must be a string.");
            }
        });
    }
}
