package io.pointsman.alias;

import io.pointsman.template.Problem;
import io.pointsman.template.Template;
import io.pointsman.template.TemplateEdits;
import io.pointsman.template.TemplateResource;
import io.pointsman.template.TemplateValue;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Production aliases that a template declares itself. A version resource with a constant logical id is its own pin. One whose id
 * changes with the code (currentVersion of the CDK, the Serverless Framework) is taken back: the id and the create-only properties
 * of the deployed one stand in place of the new one, wherever it is named.
 */
final class ExplicitVersions {
    private final PinOrder order;
    private final List<Pin> pins;
    private final Map<String, String> aliases;
    private final List<Problem> problems;

    ExplicitVersions(PinOrder order, List<Pin> pins, Map<String, String> aliases, List<Problem> problems) {
        this.order = order;
        this.pins = pins;
        this.aliases = aliases;
        this.problems = problems;
    }

    Template applied(Template template) {
        Template now = template;
        List<TemplateResource> declared = order.declared(template);
        for (TemplateResource alias : declared) {
            if (alias.type().equals(DeployedStack.ALIAS)) {
                now = applied(alias, declared, now);
            }
        }
        return now;
    }

    private Template applied(TemplateResource alias, List<TemplateResource> declared, Template now) {
        Optional<String> function =
                alias.property("FunctionName").flatMap(value -> DeclaredFunction.of(value, declared));
        Optional<String> name = alias.property("Name").flatMap(TemplateValue::known);
        function.ifPresent(id -> aliases.put(order.before() + alias.id(), order.before() + id));
        if (function.isEmpty()
                || name.isEmpty()
                || !order.production().of(order.before() + function.get()).equals(name)) {
            return now;
        }
        Optional<DeployedVersion> deployed = order.stack().version(function.get(), name.get());
        Optional<String> version = alias.property("FunctionVersion")
                .flatMap(TemplateValue::attribute)
                .map(TemplateValue.Attribute::id);
        boolean moves = deployed.isPresent()
                && version.filter(id -> !id.equals(deployed.get().id())).isPresent();
        return moves && !order.isAtOnce(function.get())
                ? back(new Place(function.get(), name.get(), alias), version.get(), deployed.get(), now)
                : now;
    }

    /** Whose alias it is, for messages. */
    private record Place(String function, String name, TemplateResource alias) {}

    private Template back(Place place, String version, DeployedVersion deployed, Template now) {
        List<TemplateResource> declared = order.declared(now);
        Optional<TemplateResource> fresh = version(declared, version);
        Optional<String> obstacle = obstacle(fresh, declared, version, deployed);
        if (obstacle.isPresent()) {
            problems.add(new Problem(place.alias().at(), refusal(place, deployed, obstacle.get())));
            return now;
        }
        TemplateEdits edits = new TemplateEdits(now);
        edits.rename(version, deployed.id());
        Template renamed = edits.done();
        pins.add(new Pin(
                order.before() + place.function(),
                place.name(),
                Pin.Kind.BY_ID,
                deployed.id(),
                List.of("in the template it is " + version)));
        return held(deployed, renamed);
    }

    private static Optional<TemplateResource> version(List<TemplateResource> declared, String id) {
        return declared.stream()
                .filter(one -> one.id().equals(id) && one.type().equals(DeployedStack.VERSION))
                .findFirst();
    }

    private static Optional<String> obstacle(
            Optional<TemplateResource> fresh,
            List<TemplateResource> declared,
            String version,
            DeployedVersion deployed) {
        if (fresh.isEmpty()) {
            return Optional.of(version + " is no AWS::Lambda::Version of this template");
        }
        if (!fresh.get().turns().isEmpty()) {
            return Optional.of(version + " stands in an Fn::ForEach");
        }
        if (declared.stream().anyMatch(one -> one.id().equals(deployed.id()))) {
            return Optional.of("the template declares both " + version + " and " + deployed.id());
        }
        return names(fresh.get(), deployed).stream()
                .filter(name -> !isSame(fresh.get(), deployed, name))
                .filter(name ->
                        name.equals("FunctionName") || (text(deployed, name).isEmpty() && has(deployed, name)))
                .map(name -> name + " of " + deployed.id() + " in the stack is not what " + version
                        + " says, and cannot be put in its place")
                .findFirst();
    }

    private static Set<String> names(TemplateResource fresh, DeployedVersion deployed) {
        Set<String> names = new LinkedHashSet<>(deployed.properties().keySet());
        fresh.properties().ifPresent(all -> names.addAll(all.members().keySet()));
        return names;
    }

    private static boolean has(DeployedVersion deployed, String name) {
        return Optional.ofNullable(deployed.properties().get(name))
                .filter(value -> !value.isNothing())
                .isPresent();
    }

    private static Optional<String> text(DeployedVersion deployed, String name) {
        return Optional.ofNullable(deployed.properties().get(name)).flatMap(TemplateValue::known);
    }

    /** Whether both say the same text; or, where that is not known, the same function. */
    private static boolean isSame(TemplateResource fresh, DeployedVersion deployed, String name) {
        Optional<TemplateValue> now = fresh.property(name).filter(value -> !value.isNothing());
        Optional<TemplateValue> was =
                Optional.ofNullable(deployed.properties().get(name)).filter(value -> !value.isNothing());
        return was.flatMap(TemplateValue::known).isPresent()
                ? now.flatMap(TemplateValue::known).equals(was.flatMap(TemplateValue::known))
                : now.map(TemplateValue::plain).equals(was.map(TemplateValue::plain));
    }

    /** One property after the other: each may have to be put before the first one. */
    private Template held(DeployedVersion deployed, Template template) {
        Template now = template;
        TemplateResource before = version(order.declared(now), deployed.id()).orElseThrow();
        for (String name : names(before, deployed)) {
            TemplateResource version =
                    version(order.declared(now), deployed.id()).orElseThrow();
            if (!isSame(version, deployed, name)) {
                TemplateEdits edits = new TemplateEdits(now);
                text(deployed, name)
                        .ifPresentOrElse(text -> edits.text(version, name, text), () -> edits.nothing(version, name));
                now = edits.done();
            }
        }
        return now;
    }

    private String refusal(Place place, DeployedVersion deployed, String obstacle) {
        String function = order.before() + place.function();
        return place.name() + " of " + function + " would go to a new version at once, and cannot be kept on "
                + deployed.id() + ": " + obstacle + ". Give the version resource a logical id that does not change"
                + " (in the CDK: new lambda.Version with removalPolicy RETAIN instead of currentVersion); or, to let"
                + " CloudFormation move the alias in this release, set AllAtOnce to [\"" + function + "\"]";
    }
}
