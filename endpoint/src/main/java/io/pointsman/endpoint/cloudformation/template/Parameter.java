package io.pointsman.endpoint.cloudformation.template;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One declared parameter of a template. */
public record Parameter(String name, String type, Optional<String> fallback, Map<String, Object> declaration) {
    static Parameter of(String name, Map<String, Object> declaration) {
        String type = Values.textAt(declaration, "Type")
                .orElseThrow(
                        () -> Invalid.format("Every Parameters object must contain a Type member. (" + name + ")"));
        return new Parameter(name, type, Values.textAt(declaration, "Default"), declaration);
    }

    public boolean isSecret() {
        return Values.textAt(declaration, "NoEcho").filter("true"::equals).isPresent();
    }

    public Optional<String> description() {
        return Values.textAt(declaration, "Description");
    }

    public List<String> allowed() {
        return Values.at(declaration, "AllowedValues").map(Values::list).orElse(List.of()).stream()
                .map(Values::text)
                .toList();
    }

    /** What {@code Ref} gives for a value of this parameter: a list for the list types, else text. */
    public Object typed(String value) {
        if (!isList()) {
            return value;
        }
        return value.isEmpty()
                ? List.of()
                : Arrays.stream(value.split(",", -1)).map(String::strip).toList();
    }

    /** Whether what is given is a key of Parameter Store. */
    public boolean isStored() {
        return type.startsWith("AWS::SSM::Parameter::Value<");
    }

    boolean isList() {
        return type.contains("CommaDelimitedList") || type.contains("List<");
    }
}
