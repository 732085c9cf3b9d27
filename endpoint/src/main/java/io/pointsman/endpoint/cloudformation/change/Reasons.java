package io.pointsman.endpoint.cloudformation.change;

import io.pointsman.endpoint.cloudformation.change.ResourceChange.Action;
import io.pointsman.endpoint.cloudformation.change.ResourceChange.Replacement;
import io.pointsman.endpoint.cloudformation.intrinsic.Desired.Wanted;
import io.pointsman.endpoint.cloudformation.intrinsic.Needs;
import io.pointsman.endpoint.cloudformation.resource.Replacing;
import io.pointsman.endpoint.cloudformation.resource.Tagging;
import io.pointsman.endpoint.cloudformation.template.Values;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds out what changes in one resource, and why. */
record Reasons(
        Wanted before,
        Wanted after,
        Set<String> changedParameters,
        boolean retags,
        Map<String, ResourceChange> earlier) {
    List<Detail> details() {
        List<Detail> details = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>(before.properties().keySet());
        names.addAll(after.properties().keySet());
        names.forEach(name -> details.addAll(property(name)));
        if (retags && Tagging.takesOver(after.type())) {
            details.add(whole("Tags"));
        }
        details.addAll(attribute("Metadata"));
        details.addAll(metadata());
        details.addAll(attribute("UpdatePolicy"));
        details.addAll(attribute("CreationPolicy"));
        return details;
    }

    private List<Detail> property(String name) {
        Optional<Object> was = Values.at(before.properties(), name);
        Optional<Object> now = Values.at(after.properties(), name);
        boolean recreates = Replacing.isForced(after.type(), name);
        Optional<String> parameter = parameter(name);
        List<Detail> certain = Leaves.of("/Properties/" + name, was, now).stream()
                .map(leaf -> direct("Properties", Optional.of(name), leaf.path(), leaf.kind(), recreates))
                .flatMap(detail -> caused(detail, parameter))
                .toList();
        return certain.isEmpty()
                ? now.map(value -> dynamic(name, value, recreates)).orElse(List.of())
                : certain;
    }

    private static Detail direct(String attribute, Optional<String> name, String path, String kind, boolean recreates) {
        return new Detail(attribute, name, path, kind, recreates, true, "DirectModification", Optional.empty());
    }

    /** A changed parameter is the certain cause; AWS names the place itself beside it, as one that may change. */
    private static Stream<Detail> caused(Detail direct, Optional<String> parameter) {
        return parameter
                .map(name -> Stream.of(direct.causedBy(name), direct.uncertain()))
                .orElseGet(() -> Stream.of(direct));
    }

    /** The changed parameter behind a property whose expression is as before. */
    private Optional<String> parameter(String name) {
        Optional<Object> expression = Values.at(after.declared().properties(), name);
        boolean same = Values.same(
                expression.orElse(""),
                Values.at(before.declared().properties(), name).orElse(""));
        return expression.filter(found -> same).stream()
                .flatMap(found -> Needs.of(found).stream())
                .filter(changedParameters::contains)
                .findFirst();
    }

    /** What follows from a change of what the property refers to. */
    private List<Detail> dynamic(String name, Object value, boolean recreates) {
        List<Detail> details = new ArrayList<>();
        Values.calls(value, (function, argument) -> {
            if (function.equals("Ref") && isReplaced(Values.text(argument))) {
                details.add(following(name, recreates, "ResourceReference", Values.text(argument)));
            }
            if (function.equals("Fn::GetAtt") && isModified(Needs.resource(argument))) {
                String cause = String.join(
                        ".", Values.list(argument).stream().map(Values::text).toList());
                details.add(following(name, recreates, "ResourceAttribute", cause));
            }
        });
        return details;
    }

    private static Detail following(String name, boolean recreates, String source, String cause) {
        return new Detail(
                "Properties",
                Optional.of(name),
                "/Properties/" + name,
                "Modify",
                recreates,
                false,
                source,
                Optional.of(cause));
    }

    private boolean isReplaced(String id) {
        ResourceChange change = earlier.get(id);
        return change != null
                && (change.replacement() == Replacement.TRUE || change.replacement() == Replacement.CONDITIONAL);
    }

    private boolean isModified(String id) {
        ResourceChange change = earlier.get(id);
        return change != null && change.action() == Action.MODIFY;
    }

    private List<Detail> attribute(String name) {
        Object was = Values.at(before.declared().attributes(), name).orElse(Map.of());
        Object now = Values.at(after.declared().attributes(), name).orElse(Map.of());
        return Values.same(was, now) ? List.of() : List.of(whole(name));
    }

    /** Metadata that says the same as before, of which a parameter says something else. */
    private List<Detail> metadata() {
        Object expression = Values.at(after.declared().attributes(), "Metadata").orElse(Map.of());
        boolean same = Values.same(
                expression,
                Values.at(before.declared().attributes(), "Metadata").orElse(Map.of()));
        return Needs.of(expression).stream()
                .filter(changedParameters::contains)
                .filter(name -> same)
                .findFirst()
                .map(name -> caused(whole("Metadata"), Optional.of(name)).toList())
                .orElse(List.of());
    }

    private static Detail whole(String attribute) {
        return direct(attribute, Optional.empty(), "/" + attribute, "Modify", false);
    }
}
