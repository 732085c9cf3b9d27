package io.pointsman.actions.changeset;

import io.pointsman.cloudformation.ChangeSetOrder.Kind;
import io.pointsman.engine.Refusal;
import io.pointsman.secrets.Disclosure;
import io.pointsman.secrets.SecretNames;
import io.pointsman.secrets.ShowValues;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The values that the user and the rewrite give to a template's parameters.
 *
 * @param declared by the template: name to its default
 * @param given by the user; each must be declared
 * @param implied by the rewrite, where the template uses them; never over what the user gave
 * @param assumed by the rewrite, which packaged the code that these values lead to; no other value may be deployed
 */
record ParameterValues(
        Map<String, Optional<String>> declared,
        Map<String, String> given,
        Map<String, String> implied,
        Map<String, String> assumed) {
    private static final int MOST = 200;
    private static final int LONGEST_BYTES = 4_096;

    /** What can be said without the stack: each value has its declaration, and CloudFormation's limits hold. */
    void check() {
        List<String> undeclared = given.keySet().stream()
                .filter(name -> !declared.containsKey(name))
                .toList();
        if (!undeclared.isEmpty()) {
            throw Refusal.configuration("parameters: " + undeclared + " not declared by the template, which declares "
                    + declared.keySet()
                    + "; declare them, or remove them from ParameterOverrides and TemplateConfiguration");
        }
        if (declared.size() > MOST) {
            throw Refusal.configuration(
                    "the template declares " + declared.size() + " parameters, and CloudFormation takes " + MOST);
        }
        given.forEach(ParameterValues::checkLength);
        assumed.forEach(this::checkAssumed);
    }

    /** @param noEcho names of parameters whose values ShowValues does not open */
    Disclosure disclosure(Set<String> noEcho, ShowValues shows) {
        Disclosure byName = new Disclosure(shows, noEcho, Set.of());
        Set<String> values = secrets(byName).stream()
                .flatMap(name -> Stream.of(value(name), fallback(name)).flatMap(Optional::stream))
                .filter(value -> !value.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
        return new Disclosure(shows, noEcho, values);
    }

    /** Names of parameters whose values are shown and kept nowhere. */
    Set<String> secrets(Disclosure disclosure) {
        return declared.keySet().stream().filter(disclosure::isSecretParameter).collect(Collectors.toUnmodifiableSet());
    }

    private Optional<String> fallback(String name) {
        return declared.getOrDefault(name, Optional.empty());
    }

    /** With another value the template would name code that is not in this release, or say nothing of it. */
    private void checkAssumed(String name, String value) {
        Optional<String> deployed = value(name).or(() -> fallback(name));
        if (!deployed.equals(Optional.of(value))) {
            throw Refusal.configuration("parameter " + name + ": rewrite followed it to code"
                    + (SecretNames.isSecret(name) ? "" : " as '" + value + "'") + ", and changeset "
                    + (deployed.isPresent() ? "would deploy another value" : "gives it no value")
                    + "; set it in the settings file (or in the TemplateConfiguration that the settings file names),"
                    + " which both actions read, and nowhere else");
        }
    }

    private static void checkLength(String name, String value) {
        int bytes = value.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > LONGEST_BYTES) {
            throw Refusal.configuration("parameter " + name + " has a value of " + bytes
                    + " bytes, and CloudFormation takes " + LONGEST_BYTES);
        }
    }

    /**
     * What CloudFormation is told: name to value, an empty value for "as the stack has it".
     *
     * @param onStack the parameters that the stack has a value for
     */
    Map<String, Optional<String>> forStack(String stack, Kind kind, Set<String> onStack) {
        Map<String, Optional<String>> told = new LinkedHashMap<>();
        List<String> missing = new ArrayList<>();
        declared.forEach((name, fallback) -> {
            Optional<String> value = value(name);
            boolean hasDefault = fallback.isPresent();
            boolean keeps = kind == Kind.UPDATE && onStack.contains(name);
            if (value.isPresent() || (!hasDefault && keeps)) {
                told.put(name, value);
            } else if (!hasDefault) {
                missing.add(name);
            }
        });
        if (!missing.isEmpty()) {
            throw Refusal.configuration("parameters: " + missing + " have no value: the template gives no default, and "
                    + (kind == Kind.CREATE ? "stack " + stack + " is new" : "stack " + stack + " has none yet")
                    + "; give them in ParameterOverrides or in the TemplateConfiguration file");
        }
        return told;
    }

    /** What the user or the rewrite gives. */
    Optional<String> value(String name) {
        return Optional.ofNullable(given.get(name)).or(() -> Optional.ofNullable(implied.get(name)));
    }
}
