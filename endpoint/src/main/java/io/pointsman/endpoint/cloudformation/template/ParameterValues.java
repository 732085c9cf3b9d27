package io.pointsman.endpoint.cloudformation.template;

import io.pointsman.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The text value of every parameter of a template, put together from what was given, what was there before, and defaults. */
public final class ParameterValues {
    private ParameterValues() {}

    /**
     * The values, in the order of the template.
     *
     * @param given as in the API: ParameterKey with ParameterValue or UsePreviousValue
     * @param previous the values of the stack as it is; empty when there is none
     */
    public static Map<String, String> of(Template template, List<JsonObject> given, Map<String, String> previous) {
        Map<String, String> said = new LinkedHashMap<>();
        given.forEach(one -> said.put(key(one), value(one, previous)));
        refuseUndeclared(template, said);
        Map<String, String> values = new LinkedHashMap<>();
        template.parameters()
                .forEach((name, parameter) -> Optional.ofNullable(said.get(name))
                        .or(parameter::fallback)
                        .ifPresent(value -> values.put(name, value)));
        refuseMissing(template, values);
        values.forEach((name, value) -> check(template, name, value));
        return values;
    }

    private static void check(Template template, String name, String value) {
        Optional.ofNullable(template.parameters().get(name))
                .ifPresent(parameter -> new ParameterRules(parameter).check(value));
    }

    private static String key(JsonObject one) {
        return one.text("ParameterKey").orElseThrow(() -> Invalid.because("Every Parameters member must have a key"));
    }

    private static String value(JsonObject one, Map<String, String> previous) {
        String key = key(one);
        Optional<String> value = one.text("ParameterValue");
        boolean keep = one.has("UsePreviousValue")
                && "true".equals(String.valueOf(one.members().get("UsePreviousValue")));
        if (keep && value.isPresent()) {
            throw Invalid.because("Invalid input for parameter key " + key
                    + ". Cannot specify usePreviousValue as true and non empty value for a parameter");
        }
        if (!keep) {
            return value.orElseThrow(() -> Invalid.because("Parameters: [" + key + "] must have values"));
        }
        return Optional.ofNullable(previous.get(key))
                .orElseThrow(() -> Invalid.because("Invalid input for parameter key " + key
                        + ". Cannot specify usePreviousValue as true for a parameter key not in the"
                        + " previous template"));
    }

    private static void refuseUndeclared(Template template, Map<String, String> said) {
        if (!said.isEmpty() && template.parameters().isEmpty()) {
            throw Invalid.because("Parameter values specified for a template which does not require them.");
        }
        String unknown = said.keySet().stream()
                .filter(name -> !template.parameters().containsKey(name))
                .collect(Collectors.joining(", "));
        if (!unknown.isEmpty()) {
            throw Invalid.because("Parameters: [" + unknown + "] do not exist in the template");
        }
    }

    private static void refuseMissing(Template template, Map<String, String> values) {
        String missing = template.parameters().keySet().stream()
                .filter(name -> !values.containsKey(name))
                .collect(Collectors.joining(", "));
        if (!missing.isEmpty()) {
            throw Invalid.because("Parameters: [" + missing + "] must have values");
        }
    }
}
