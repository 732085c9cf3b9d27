package io.pointsman.alias.guard;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.json.JsonTrouble;
import io.pointsman.release.QualifiedName;
import io.pointsman.review.Change;
import io.pointsman.review.PropertyChange;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A change of a production alias.
 *
 * @param function its id, or its physical name where the id is not known
 */
record AliasChange(Change change, String function, String name) {
    static final String ALIAS = "AWS::Lambda::Alias";
    static final String FUNCTION = "AWS::Lambda::Function";

    /** Empty: another resource, or an alias that customers do not call. */
    static Optional<AliasChange> of(Change change, AliasFacts facts) {
        if (!change.type().equals(ALIAS)) {
            return Optional.empty();
        }
        Optional<QualifiedName> physical = QualifiedName.of(change.physicalId());
        String path = path(change);
        String function = Optional.ofNullable(facts.aliases().get(path))
                .or(() -> physical.map(QualifiedName::function)
                        .map(name -> facts.functions().getOrDefault(name, name)))
                .orElse(path);
        Set<String> names = new LinkedHashSet<>();
        property(change.before(), "Name").ifPresent(names::add);
        property(change.after(), "Name").ifPresent(names::add);
        physical.ifPresent(name -> names.add(name.qualifier()));
        return facts.production()
                .of(function)
                .filter(names::contains)
                .map(name -> new AliasChange(change, function, name));
    }

    /** {@code Shop-Cart}, as functions are called in settings and records. */
    static String path(Change change) {
        return change.path().replace('/', '-');
    }

    /** The text of a property in a resource as CloudFormation shows it. */
    static Optional<String> property(Optional<String> context, String name) {
        return context.flatMap(AliasChange::read)
                .map(resource -> resource.objectOrEmpty("Properties"))
                .flatMap(properties -> Optional.ofNullable(properties.members().get(name)))
                .map(String::valueOf);
    }

    private static Optional<JsonObject> read(String context) {
        try {
            return Optional.of(Json.object(context));
        } catch (JsonTrouble e) {
            return Optional.empty();
        }
    }

    /** The properties that become something else, or may do so. */
    List<PropertyChange> properties() {
        return change.properties().stream()
                .filter(one -> one.attribute().equals("Properties"))
                .filter(one -> one.before().isEmpty() || !one.before().equals(one.after()))
                .toList();
    }

    /** Only what is around the properties changes: {@code UpdatePolicy}, {@code DeletionPolicy}. */
    boolean leavesProperties() {
        boolean named =
                change.properties().stream().anyMatch(one -> one.attribute().equals("Properties"));
        return named ? properties().isEmpty() : !change.scope().contains("Properties");
    }

    boolean isReplaced() {
        return change.replacement() != Change.Replacement.NO;
    }

    /** The version that CloudFormation will send; empty where that is known only when it runs. */
    Optional<String> version() {
        return property(change.after(), "FunctionVersion").filter(text -> text.matches("\\d+"));
    }

    /** What changes, and what is behind it: {@code ProvisionedConcurrencyConfig}. */
    String causes() {
        List<String> causes = properties().stream()
                .map(one -> one.name() + (one.cause().isEmpty() ? "" : " by " + one.cause()))
                .distinct()
                .toList();
        return causes.isEmpty() ? "its properties" : String.join(", ", causes);
    }

    boolean isOnly(String property) {
        List<PropertyChange> all = properties();
        return !all.isEmpty() && all.stream().allMatch(one -> one.name().equals(property));
    }
}
