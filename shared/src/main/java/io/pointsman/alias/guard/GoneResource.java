package io.pointsman.alias.guard;

import io.pointsman.alias.DeployedStack;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.review.Change;
import io.pointsman.template.ReferenceText;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A resource that a change set takes away, as it is now. CloudFormation shows {@code {{changeSet:KNOWN_AFTER_APPLY}}} for each
 * reference of such a resource, also for one to what stays (docs/aws-facts.md): what it leads to is in the deployed template.
 *
 * @param properties references followed as far as they can be
 */
record GoneResource(JsonObject properties) {
    static GoneResource of(Change gone, DeployedStack stack) {
        Map<String, @Nullable Object> properties =
                new TreeMap<>(Change.properties(gone.before()).members());
        Set<String> unknown = Set.copyOf(properties.keySet().stream()
                .filter(name -> isUnknown(properties.get(name)))
                .toList());
        if (!unknown.isEmpty()) {
            Map<String, Object> standing = stack.properties(gone.path()).orElse(Map.of());
            unknown.forEach(name -> properties.computeIfPresent(name, (it, shown) -> standing.getOrDefault(it, shown)));
        }
        return new GoneResource(JsonObject.of(properties));
    }

    private static boolean isUnknown(@Nullable Object value) {
        return Json.text(value).contains(SameSource.UNKNOWN);
    }

    /** In the form in which CloudFormation shows a resource. */
    Optional<String> context() {
        return Optional.of(Json.text(JsonObject.of("Properties", properties)));
    }

    /** Whom it calls cannot be told: the deployed template is not known, or does not say. */
    boolean callsSomebodyUnknown() {
        return isUnknown(properties.members())
                || properties.members().toString().contains(ReferenceText.OPEN + "Fn::");
    }

    /** Whether a property of a resource that comes is this one's, or may be. */
    boolean mayShare(String name, Optional<Object> come) {
        Object own = properties.members().get(name);
        return own != null && come.filter(value -> SameSource.mayBe(own, value)).isPresent();
    }
}
