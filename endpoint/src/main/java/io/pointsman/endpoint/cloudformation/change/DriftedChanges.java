package io.pointsman.endpoint.cloudformation.change;

import io.pointsman.endpoint.cloudformation.change.ResourceChange.Action;
import io.pointsman.endpoint.cloudformation.change.ResourceChange.Replacement;
import io.pointsman.endpoint.cloudformation.drift.Drift;
import io.pointsman.endpoint.cloudformation.drift.PropertyDifference;
import io.pointsman.endpoint.cloudformation.resource.Actuals;
import io.pointsman.endpoint.cloudformation.resource.Made;
import io.pointsman.endpoint.cloudformation.resource.Replacing;
import io.pointsman.endpoint.cloudformation.stack.NoEchoValues;
import io.pointsman.endpoint.cloudformation.stack.StackResource;
import io.pointsman.endpoint.cloudformation.template.Values;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One resource in a change set that reverts drift: three states are compared, what is there, what was deployed, and what the template
 * wants.
 *
 * @param change what the template alone would change; empty: nothing
 * @param after the properties that the template wants
 */
record DriftedChanges(
        StackResource resource,
        Drift drift,
        Optional<ResourceChange> change,
        Map<String, Object> after,
        NoEchoValues secrets,
        Instant at) {
    /** Empty: there is nothing to do. */
    Optional<ResourceChange> reverting() {
        return switch (drift.status()) {
            case NOT_CHECKED -> change.map(one -> one.with(mark("UNSUPPORTED")));
            case IN_SYNC ->
                change.map(one -> detailed(
                                one, one.details().stream().map(this::sourced).toList()))
                        .map(one -> one.with(mark("IN_SYNC")));
            case DELETED -> Optional.of(created());
            case MODIFIED -> Optional.of(modified());
        };
    }

    private DriftMark mark(String status) {
        Set<String> ignored = new LinkedHashSet<>(Actuals.writeOnly(resource.type()));
        ignored.retainAll(deployed().keySet());
        return new DriftMark(status, ignored, Map.of("Properties", deployed()));
    }

    private Map<String, Object> deployed() {
        return resource.made().map(Made::properties).orElse(Map.of());
    }

    private ResourceChange created() {
        return new ResourceChange(
                        Action.ADD,
                        resource.id(),
                        Optional.of(resource.physicalId()),
                        resource.type(),
                        Replacement.NONE,
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        new Contexts(false, Map.of(), Map.of("Properties", after), secrets, secrets),
                        Optional.empty())
                .with(mark("DELETED"));
    }

    private ResourceChange modified() {
        List<Detail> details = new ArrayList<>();
        change.ifPresent(one -> one.details().stream()
                .filter(detail -> difference(detail).isEmpty())
                .map(this::sourced)
                .forEach(details::add));
        drift.differences().forEach(place -> details.add(detail(place)));
        boolean syncs = details.stream().allMatch(detail -> detail.kind().equals("SyncWithActual"));
        return detailed(change.orElseGet(this::untouched), details)
                .as(syncs ? Action.SYNC : Action.MODIFY)
                .with(mark("MODIFIED"));
    }

    /** A change that the template alone would not make. */
    private ResourceChange untouched() {
        return new ResourceChange(
                Action.MODIFY,
                resource.id(),
                Optional.of(resource.physicalId()),
                resource.type(),
                Replacement.FALSE,
                List.of("Properties"),
                List.of(),
                Optional.empty(),
                new Contexts(false, Map.of(), Map.of(), secrets, secrets),
                Optional.empty());
    }

    private ResourceChange detailed(ResourceChange one, List<Detail> details) {
        Map<String, Object> before =
                resource.made().flatMap(drift::now).map(Made::properties).orElse(Map.of());
        Contexts contexts =
                new Contexts(false, Map.of("Properties", before), Map.of("Properties", after), secrets, secrets);
        return one.with(details, contexts);
    }

    private Optional<PropertyDifference> difference(Detail detail) {
        return drift.differences().stream()
                .filter(place -> detail.path().equals("/Properties" + place.path()))
                .findFirst();
    }

    private Detail sourced(Detail detail) {
        boolean told = detail.name().filter(drift.expected()::containsKey).isPresent();
        return detail.with(new LiveDrift(told, difference(detail), at));
    }

    private Detail detail(PropertyDifference place) {
        Optional<Object> wanted = at(after, place.path());
        boolean same = wanted.isPresent() == place.actual().isPresent()
                && wanted.map(value -> Values.same(value, place.actual().orElseThrow()))
                        .orElse(true);
        String property = place.property();
        return new Detail(
                        "Properties",
                        Optional.of(property),
                        "/Properties" + place.path(),
                        same ? "SyncWithActual" : kind(place, wanted),
                        !same && Replacing.isForced(resource.type(), property),
                        true,
                        same ? "NoModification" : source(place),
                        Optional.empty())
                .with(new LiveDrift(true, Optional.of(place), at));
    }

    private String source(PropertyDifference place) {
        return change.stream()
                .flatMap(one -> one.details().stream())
                .filter(detail -> detail.path().equals("/Properties" + place.path()))
                .findFirst()
                .map(Detail::source)
                .orElse("DirectModification");
    }

    private static String kind(PropertyDifference place, Optional<Object> wanted) {
        if (place.actual().isEmpty()) {
            return "Add";
        }
        return wanted.isEmpty() ? "Remove" : "Modify";
    }

    private static Optional<Object> at(Map<String, Object> properties, String path) {
        Optional<Object> value = Optional.of(properties);
        for (String step : path.substring(1).split("/", -1)) {
            value = value.flatMap(holder -> Contexts.member(holder, step));
        }
        return value;
    }
}
