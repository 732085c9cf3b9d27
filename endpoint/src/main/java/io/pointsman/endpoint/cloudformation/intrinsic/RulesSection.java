package io.pointsman.endpoint.cloudformation.intrinsic;

import io.pointsman.endpoint.cloudformation.template.Invalid;
import io.pointsman.endpoint.cloudformation.template.Template;
import io.pointsman.endpoint.cloudformation.template.Values;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The section {@code Rules}: what must hold for the parameters before anything is made. AWS documents that the operation is refused
 * with the assertion's description; the words around the description are not published.
 */
public final class RulesSection {
    private static final Set<String> FUNCTIONS = Set.of(
            "Ref",
            "Fn::And",
            "Fn::Or",
            "Fn::Not",
            "Fn::Equals",
            "Fn::Contains",
            "Fn::EachMemberEquals",
            "Fn::EachMemberIn",
            "Fn::RefAll",
            "Fn::ValueOf",
            "Fn::ValueOfAll");

    private final RuleFunctions functions;

    private RulesSection(RuleFunctions functions) {
        this.functions = functions;
    }

    /** What is wrong with the section whatever the parameters are. */
    public static void checkForm(Template template) {
        Map<String, Object> rules = template.rules();
        Set<String> others = new TreeSet<>();
        Values.calls(rules, (function, argument) -> {
            if (!FUNCTIONS.contains(function)) {
                others.add(function);
            }
        });
        if (!others.isEmpty()) {
            throw Invalid.format("Following functions are not supported in the Rules block of the template: "
                    + others.stream().collect(Collectors.joining(", ", "[", "]")));
        }
        rules.forEach((name, rule) -> assertions(name, rule));
    }

    /** Refuses parameters that a rule does not allow. */
    public static void check(Template template, Map<String, String> parameters, Scene scene) {
        checkForm(template);
        RulesSection rules =
                new RulesSection(new RuleFunctions(new Evaluator(template, parameters, scene, new NoResources())));
        template.rules().forEach(rules::one);
    }

    private void one(String name, Object rule) {
        boolean applies = !(rule instanceof Map<?, ?> map)
                || Values.at(map, "RuleCondition").map(functions::holds).orElse(true);
        if (applies) {
            assertions(name, rule).forEach(assertion -> check(name, assertion));
        }
    }

    private void check(String name, Map<?, ?> assertion) {
        if (!functions.holds(Values.at(assertion, "Assert").orElse(false))) {
            throw Invalid.because("Template error: Rule " + name + " failed: "
                    + Values.textAt(assertion, "AssertDescription").orElse("an assertion does not hold"));
        }
    }

    private static List<Map<?, ?>> assertions(String name, Object rule) {
        if (rule instanceof Map<?, ?> map && map.get("Assertions") instanceof List<?> list && !list.isEmpty()) {
            return list.stream().<Map<?, ?>>map(one -> assertion(name, one)).toList();
        }
        throw Invalid.format("[/Rules/" + name + "] Every Rules object must contain an Assertions member.");
    }

    private static Map<?, ?> assertion(String name, Object one) {
        if (one instanceof Map<?, ?> map && map.containsKey("Assert")) {
            return map;
        }
        throw Invalid.format("[/Rules/" + name + "/Assertions] Every assertion must contain an Assert member.");
    }

    /** Rules speak of parameters alone. */
    private record NoResources() implements References {
        @Override
        public Object ref(String resource) {
            throw Unresolved.inBlock(resource, "Rules");
        }

        @Override
        public Object attribute(String resource, String attribute) {
            throw Unresolved.inBlock(resource, "Rules");
        }

        @Override
        public String exported(String name) {
            throw Unresolved.inBlock(name, "Rules");
        }
    }
}
