package io.pointsman.endpoint.cloudformation.sam.function;

import io.pointsman.endpoint.cloudformation.sam.api.RestApiEvent;
import io.pointsman.endpoint.cloudformation.sam.event.EventTarget;
import io.pointsman.endpoint.cloudformation.sam.event.FunctionEvent;
import io.pointsman.endpoint.cloudformation.sam.http.HttpApiEvent;
import io.pointsman.endpoint.cloudformation.sam.spec.CfnResource;
import io.pointsman.endpoint.cloudformation.sam.spec.SamResource;
import io.pointsman.endpoint.cloudformation.sam.spec.SamTags;
import io.pointsman.endpoint.cloudformation.sam.spec.SamTrouble;
import io.pointsman.endpoint.cloudformation.sam.spec.ServiceRole;
import io.pointsman.endpoint.cloudformation.sam.spec.Translation;
import io.pointsman.endpoint.cloudformation.sam.spec.Tree;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code AWS::Serverless::Function} to a function, its version, alias, URL and role, and what its events need. */
public final class FunctionExpansion {
    private final SamResource function;
    private final Translation translation;
    private final DeploymentPreferences preferences;
    private final List<CfnResource> made = new ArrayList<>();

    public FunctionExpansion(SamResource function, Translation translation, DeploymentPreferences preferences) {
        this.function = function;
        this.translation = translation;
        this.preferences = preferences;
    }

    public List<CfnResource> made() {
        events().forEach(this::link);
        new FunctionRules(function).check();
        CfnResource own = new FunctionProperties(function, translation).resource();
        made.add(own);
        AutoPublishAlias published = new AutoPublishAlias(function, own, translation);
        String qualifier = qualifier(published);
        Optional<CfnResource> alias = qualifier.isEmpty() ? Optional.empty() : publish(published, qualifier);
        EventTarget target = alias.map(one -> new EventTarget(function, one.id(), true))
                .orElseGet(() -> new EventTarget(function, function.id(), false));
        made.addAll(new FunctionUrlConfig(function, target).made());
        preferences.add(function, alias);
        InvokeConfig invoke = new InvokeConfig(function, translation);
        made.addAll(invoke.made(alias.map(CfnResource::id), qualifier));
        FunctionRole roles = new FunctionRole(function, translation);
        ServiceRole role = roles.filled(invoke.policies());
        int place = made.size();
        events().forEach(event -> made.addAll(made(event, target, role)));
        roles.give(own, role).ifPresent(one -> made.add(place, one));
        SamTags.propagate(function, made);
        refer();
        return made;
    }

    private String qualifier(AutoPublishAlias published) {
        boolean publishes = function.isTrue("AutoPublishAlias");
        if (!publishes && function.isTrue("ProvisionedConcurrencyConfig")) {
            throw function.trouble(
                    "To set ProvisionedConcurrencyConfig AutoPublishALias must be defined on the function");
        }
        return publishes ? published.aliasName() : "";
    }

    private Optional<CfnResource> publish(AutoPublishAlias published, String name) {
        CfnResource version = published.version();
        CfnResource alias = published.alias(name, version);
        made.add(version);
        made.add(alias);
        return Optional.of(alias);
    }

    /** In SAM's order, which is that of paths: {@code $default} before all others. */
    private List<Map.Entry<String, Map<String, Object>>> events() {
        return function.map("Events").entrySet().stream()
                .map(event -> Map.entry(event.getKey(), Tree.map(event.getValue())))
                .sorted(Comparator.comparing(event -> Tree.textAt(Tree.mapAt(event.getValue(), "Properties"), "Path")
                        .orElse(event.getKey())))
                .toList();
    }

    private void link(Map.Entry<String, Map<String, Object>> entry) {
        within(() -> {
            SamResource event = event(entry);
            switch (event.type()) {
                case "Api" -> new RestApiEvent(function, event, translation).link();
                case "HttpApi" -> new HttpApiEvent(function, event, translation).link();
                default -> FunctionEvent.link(function, event, translation);
            }
            return List.of();
        });
    }

    private List<CfnResource> made(Map.Entry<String, Map<String, Object>> entry, EventTarget target, ServiceRole role) {
        return within(() -> {
            SamResource event = event(entry);
            return switch (event.type()) {
                case "Api" -> new RestApiEvent(function, event, translation).made(target);
                case "HttpApi" -> new HttpApiEvent(function, event, translation).made(target);
                default -> new FunctionEvent(target, event, role, translation).made();
            };
        });
    }

    private interface Making {
        List<CfnResource> made();
    }

    private List<CfnResource> within(Making making) {
        try {
            return making.made();
        } catch (SamTrouble e) {
            throw e.within(function.id());
        }
    }

    private SamResource event(Map.Entry<String, Map<String, Object>> entry) {
        return SamResource.event("event", function.id(), entry.getKey(), entry.getValue());
    }

    /** Names under which a template may refer to what SAM makes. */
    private void refer() {
        Map<String, String> names = Map.of(
                "AWS::Lambda::Alias", "Alias",
                "AWS::Lambda::Version", "Version",
                "AWS::SNS::Topic", "DestinationTopic",
                "AWS::SQS::Queue", "DestinationQueue");
        made.forEach(one -> Optional.ofNullable(names.get(one.type()))
                .ifPresent(name -> translation.refersTo(function.id(), name, one.id())));
    }
}
