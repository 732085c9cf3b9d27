package io.pointsman.endpoint.cloudformation.template;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * {@code !Ref X} to {@code {"Ref": "X"}}, and so on for each function that YAML templates may write short. Those of
 * {@code AWS::LanguageExtensions} have no short form.
 */
final class ShortTags {
    private static final Set<String> FUNCTIONS = Set.of(
            "Base64",
            "Cidr",
            "FindInMap",
            "GetAZs",
            "If",
            "ImportValue",
            "Join",
            "Select",
            "Split",
            "Sub",
            "And",
            "Equals",
            "Not",
            "Or",
            "Transform",
            "Contains",
            "EachMemberEquals",
            "EachMemberIn",
            "RefAll",
            "ValueOf",
            "ValueOfAll");

    private ShortTags() {}

    static Map<String, Object> expand(String tag, Object value) {
        return switch (tag) {
            case "Ref", "Condition" -> Map.of(tag, value);
            case "GetAtt" -> Map.of("Fn::GetAtt", attribute(value));
            default -> function(tag, value);
        };
    }

    private static Map<String, Object> function(String tag, Object value) {
        if (!FUNCTIONS.contains(tag)) {
            throw Invalid.format("YAML not well-formed: the tag !" + tag + " is not known.");
        }
        return Map.of("Fn::" + tag, value);
    }

    private static Object attribute(Object value) {
        if (value instanceof String text && text.contains(".")) {
            int dot = text.indexOf('.');
            return List.of(text.substring(0, dot), text.substring(dot + 1));
        }
        return value;
    }
}
