package io.pointsman.endpoint.cloudformation.change;

import io.pointsman.endpoint.cloudformation.template.Values;
import io.pointsman.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** One line of a change set. */
public record ResourceChange(
        Action action,
        String id,
        Optional<String> physicalId,
        String type,
        Replacement replacement,
        List<String> scope,
        List<Detail> details,
        Optional<String> policy,
        Contexts contexts,
        Optional<String> nested,
        Optional<DriftMark> drift) {
    ResourceChange(
            Action action,
            String id,
            Optional<String> physicalId,
            String type,
            Replacement replacement,
            List<String> scope,
            List<Detail> details,
            Optional<String> policy,
            Contexts contexts,
            Optional<String> nested) {
        this(action, id, physicalId, type, replacement, scope, details, policy, contexts, nested, Optional.empty());
    }

    ResourceChange as(Action other) {
        return new ResourceChange(
                other, id, physicalId, type, replacement, scope, details, policy, contexts, nested, drift);
    }

    ResourceChange with(List<Detail> now, Contexts shown) {
        return new ResourceChange(action, id, physicalId, type, replacement, scope, now, policy, shown, nested, drift);
    }

    ResourceChange with(DriftMark mark) {
        return new ResourceChange(
                action, id, physicalId, type, replacement, scope, details, policy, contexts, nested, Optional.of(mark));
    }
    /** What happens to the resource. */
    public enum Action {
        ADD("Add"),
        MODIFY("Modify"),
        REMOVE("Remove"),
        IMPORT("Import"),
        /** Nothing is done: the template was made to say what is there already. */
        SYNC("SyncWithActual");

        private final String said;

        Action(String said) {
            this.said = said;
        }
    }

    /** Whether a new resource takes the old one's part. */
    public enum Replacement {
        TRUE("True"),
        FALSE("False"),
        CONDITIONAL("Conditional"),
        NONE("");

        private final String said;

        Replacement(String said) {
            this.said = said;
        }
    }

    /** The same, for a nested stack that has a change set of its own. */
    public ResourceChange with(String nestedChangeSet) {
        return new ResourceChange(
                action,
                id,
                physicalId,
                type,
                replacement,
                scope,
                details,
                policy,
                contexts,
                Optional.of(nestedChangeSet),
                drift);
    }

    /** The same, for what is taken over instead of made. */
    public ResourceChange taken(String existing) {
        return new ResourceChange(
                Action.IMPORT,
                id,
                Optional.of(existing),
                type,
                replacement,
                scope,
                details,
                policy,
                contexts,
                nested,
                drift);
    }

    /** As DescribeChangeSet gives it. */
    public JsonObject shown(boolean withValues) {
        Contexts shown = contexts.shown(withValues, type);
        JsonObject change = JsonObject.of("Action", action.said, "LogicalResourceId", id)
                .with("PhysicalResourceId", physicalId)
                .with("ResourceType", type)
                .with("PolicyAction", policy);
        if (action == Action.MODIFY) {
            change = change.with("Replacement", replacement.said);
        }
        change = change.with("Scope", scope)
                .with("Details", details(shown))
                .with("BeforeContext", shown.beforeText())
                .with("AfterContext", shown.afterText());
        JsonObject plain = change.with("ChangeSetId", nested);
        return JsonObject.of(
                "Type",
                "Resource",
                "ResourceChange",
                drift.map(mark -> mark.shown(plain, shown)).orElse(plain));
    }

    /** A property as it is to be, where that is known already. */
    public Optional<Object> planned(String property) {
        return Values.at(Values.mapAt(contexts.after(), "Properties"), property);
    }

    /** Without values the places inside one property are one line. */
    private List<JsonObject> details(Contexts shown) {
        return details.stream().map(detail -> detail.shown(shown)).distinct().toList();
    }
}
