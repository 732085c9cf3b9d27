package io.pointsman.alias;

import io.pointsman.template.Problem;
import io.pointsman.template.TemplateValue;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The pin of one declared function.
 *
 * @param description what the version resource says now; empty: nothing, or the version is new
 */
record PinChoice(AliasedFunction function, Pin.Kind kind, String value, Optional<String> description) {
    private static final String SUFFIX = "[A-Za-z0-9]{1," + FreshPin.LENGTH + "}";

    static PinChoice of(AliasedFunction function, PinOrder order, List<Problem> problems) {
        if (function.ids().stream().anyMatch(order::isAtOnce)) {
            unmeant(function, order).ifPresent(problems::add);
            return fresh(function, order, Pin.Kind.ALL_AT_ONCE);
        }
        if (function.ids().stream().allMatch(order::isSettled)) {
            return fresh(function, order, Pin.Kind.SETTLED);
        }
        Set<String> suffixes = new LinkedHashSet<>();
        Set<Optional<String>> descriptions = new LinkedHashSet<>();
        for (String id : function.ids()) {
            order.stack().version(id, function.alias()).ifPresent(version -> {
                suffixes.add(suffix(id, version, function, order, problems));
                descriptions.add(description(id, version, function, order, problems));
            });
        }
        if (suffixes.isEmpty()) {
            return fresh(function, order, Pin.Kind.FRESH);
        }
        if (suffixes.size() > 1 || descriptions.size() > 1) {
            problems.add(new Problem(function.resource().at(), differing(function, order, suffixes)));
        }
        return new PinChoice(
                function,
                Pin.Kind.DEPLOYED,
                suffixes.iterator().next(),
                descriptions.iterator().next());
    }

    /** Functions of the same loop that {@code AllAtOnce} does not name: one pin moves all of them. */
    private static Optional<Problem> unmeant(AliasedFunction function, PinOrder order) {
        List<String> unmeant =
                function.ids().stream().filter(id -> !order.isAtOnce(id)).toList();
        return unmeant.isEmpty()
                ? Optional.empty()
                : Optional.of(new Problem(
                        function.resource().at(),
                        "the functions " + String.join(", ", function.ids()) + " of one Fn::ForEach have one pin, so"
                                + " AllAtOnce would move " + String.join(", ", unmeant) + " as well; set it to "
                                + named(function.ids(), order)));
    }

    /** As the key {@code AllAtOnce} is written. */
    private static String named(List<String> ids, PinOrder order) {
        return ids.stream().map(id -> '"' + order.before() + id + '"').collect(Collectors.joining(", ", "[", "]"));
    }

    private static PinChoice fresh(AliasedFunction function, PinOrder order, Pin.Kind kind) {
        String value = order.fresh().of(order.before() + function.resource().id());
        return new PinChoice(function, kind, value, Optional.empty());
    }

    /** What SAM put behind the function's id; anything else SAM did not make and cannot make again. */
    private static String suffix(
            String id, DeployedVersion version, AliasedFunction function, PinOrder order, List<Problem> problems) {
        String prefix = id + "Version";
        String suffix = version.id().startsWith(prefix) ? version.id().substring(prefix.length()) : "";
        if (!suffix.matches(SUFFIX)) {
            problems.add(new Problem(
                    function.resource().at(),
                    function.alias() + " of " + id + " is on the version resource " + version.id()
                            + " in the stack, which SAM does not make, so it would go to a new version at once; to mean"
                            + " that, once, set AllAtOnce to " + named(List.of(id), order)));
        }
        return suffix;
    }

    private static Optional<String> description(
            String id, DeployedVersion version, AliasedFunction function, PinOrder order, List<Problem> problems) {
        Optional<TemplateValue> value =
                Optional.ofNullable(version.properties().get("Description")).filter(given -> !given.isNothing());
        Optional<String> known = value.flatMap(TemplateValue::known);
        if (value.isPresent() && known.isEmpty()) {
            problems.add(new Problem(
                    function.resource().at(),
                    "the description of version resource " + version.id() + " of the stack cannot be told, and with"
                            + " another one " + function.alias() + " of " + id + " would go to a new version at once;"
                            + " to mean that, once, set AllAtOnce to " + named(List.of(id), order)
                            + " and give VersionDescription plain text or leave it out"));
        }
        return known;
    }

    private static String differing(AliasedFunction function, PinOrder order, Set<String> suffixes) {
        return "the functions " + String.join(", ", function.ids()) + " of one Fn::ForEach have version resources that"
                + " one pin cannot keep (" + String.join(", ", suffixes) + "); set AllAtOnce to "
                + named(function.ids(), order) + " once, after that they have one";
    }

    /** The literal text of a property of the function; nothing where there is none or a function says it. */
    List<String> given(String property) {
        return function.resource().property(property).flatMap(TemplateValue::literal).stream()
                .toList();
    }

    /** Whether the property says already what the version resource has. A new version may say what it likes. */
    boolean holds(String property) {
        Optional<TemplateValue> value = function.resource().property(property).filter(given -> !given.isNothing());
        return kind != Pin.Kind.DEPLOYED
                || (description.isEmpty()
                        ? value.isEmpty()
                        : value.flatMap(TemplateValue::literal).equals(description));
    }

    Pin pin(String path, String pinProperty, String descriptionProperty) {
        List<String> notes = new ArrayList<>();
        boolean hasOwn = function.resource().property(pinProperty).isPresent();
        if (hasOwn && !given(pinProperty).equals(List.of(value))) {
            notes.add("the template's own " + pinProperty + " is replaced: it would move the alias at once");
        }
        if (!holds(descriptionProperty)) {
            notes.add(descriptionProperty + " stays as it is deployed: another one would move the alias at once");
        }
        return new Pin(path, function.alias(), kind, value, notes);
    }
}
