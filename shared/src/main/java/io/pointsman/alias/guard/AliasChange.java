package io.pointsman.alias.guard;

import io.pointsman.release.QualifiedName;
import io.pointsman.review.Change;
import io.pointsman.review.PropertyChange;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A change of a production alias.
 *
 * @param function its id, or its physical name where the id is not known
 */
record AliasChange(Change change, String function, String name) {
    static final String ALIAS = "AWS::Lambda::Alias";
    static final String FUNCTION = "AWS::Lambda::Function";
    /** The code that a function has now, whatever it is: no version. */
    static final String LATEST = "$LATEST";

    /** Empty: another resource, or an alias that customers do not call. */
    static Optional<AliasChange> of(Change change, AliasFacts facts) {
        if (!change.type().equals(ALIAS)) {
            return Optional.empty();
        }
        Optional<QualifiedName> physical = QualifiedName.of(change.physicalId());
        Set<String> names = new LinkedHashSet<>();
        property(change.before(), "Name").ifPresent(names::add);
        property(change.after(), "Name").ifPresent(names::add);
        physical.ifPresent(name -> names.add(name.qualifier()));
        return functions(change, facts, physical.map(QualifiedName::function)).stream()
                .flatMap(function -> facts.production().of(function).filter(names::contains).stream()
                        .map(name -> new AliasChange(change, function, name)))
                .findFirst();
    }

    /** The function whose customers call the alias now, then the one that they would call: it may be led from one to another. */
    private static List<String> functions(Change change, AliasFacts facts, Optional<String> physical) {
        String path = path(change);
        List<String> known = Stream.concat(
                        physical.map(facts.functions()::get).stream(),
                        Stream.ofNullable(facts.aliases().get(path)))
                .toList();
        return known.isEmpty() ? List.of(physical.orElse(path)) : known;
    }

    /** {@code Shop-Cart}, as functions are called in settings and records. */
    static String path(Change change) {
        return change.path().replace('/', '-');
    }

    /** The text of a property in a resource as CloudFormation shows it. */
    static Optional<String> property(Optional<String> context, String name) {
        return value(context, name).map(String::valueOf);
    }

    /** The same, whatever it is. */
    static Optional<Object> value(Optional<String> context, String name) {
        return Optional.ofNullable(Change.properties(context).members().get(name));
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

    /** Whether the template itself gives another version a share of the traffic. */
    boolean splits() {
        return !Change.properties(change.after())
                .objectOrEmpty("RoutingConfig")
                .list("AdditionalVersionWeights")
                .isEmpty();
    }

    boolean isOnLatest() {
        return property(change.after(), "FunctionVersion").equals(Optional.of(LATEST));
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
