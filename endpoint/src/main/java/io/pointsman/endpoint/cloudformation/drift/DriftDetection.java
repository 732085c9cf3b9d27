package io.pointsman.endpoint.cloudformation.drift;

import io.pointsman.endpoint.EndpointLimit;
import io.pointsman.endpoint.cloudformation.drift.Drift.Status;
import io.pointsman.endpoint.cloudformation.drift.DriftBook.Checked;
import io.pointsman.endpoint.cloudformation.stack.NoEchoValues;
import io.pointsman.endpoint.cloudformation.stack.Stack;
import io.pointsman.endpoint.cloudformation.stack.StackResource;
import io.pointsman.endpoint.cloudformation.stack.StackStatus;
import io.pointsman.endpoint.cloudformation.template.Invalid;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Looks for drift, and shows what was found. */
public record DriftDetection(DriftBook book) {
    private static final Set<StackStatus> AT_REST = EnumSet.of(
            StackStatus.CREATE_COMPLETE,
            StackStatus.UPDATE_COMPLETE,
            StackStatus.UPDATE_ROLLBACK_COMPLETE,
            StackStatus.UPDATE_ROLLBACK_FAILED,
            StackStatus.IMPORT_COMPLETE);
    private static final Duration TAKES = Duration.ofSeconds(2);

    /** @param ids of the resources to look at; none: all */
    public JsonObject begin(Stack stack, List<String> ids) {
        if (!AT_REST.contains(stack.status())) {
            throw Invalid.because("Drift detection cannot be performed on stack [" + stack.name() + "] in "
                    + stack.status() + " state");
        }
        Instant now = stack.world().clock().instant();
        Detection detection = new Detection(UUID.randomUUID().toString(), stack, now);
        book.begun(detection);
        stack.world().clock().after(TAKES, () -> detection.complete(look(stack, ids)));
        return JsonObject.of("StackDriftDetectionId", detection.id());
    }

    private List<Checked> look(Stack stack, List<String> ids) {
        Instant now = stack.world().clock().instant();
        return List.copyOf(stack.resources().values()).stream()
                .filter(resource -> ids.isEmpty() || ids.contains(resource.id()))
                .map(resource -> book.check(stack, resource, now))
                .toList();
    }

    public JsonObject status(String id) {
        return book.detection(id)
                .orElseThrow(() -> Invalid.because("Drift detection " + id + " does not exist"))
                .shown();
    }

    public JsonObject one(Stack stack, StackResource resource) {
        Checked checked = book.check(stack, resource, stack.world().clock().instant());
        if (checked.drift().status() == Status.NOT_CHECKED) {
            throw EndpointLimit.of(lacking(resource));
        }
        return JsonObject.of("StackResourceDrift", shown(stack, checked));
    }

    public List<JsonObject> all(Stack stack, List<String> statuses) {
        return book.of(stack).stream()
                .filter(checked -> statuses.isEmpty()
                        || statuses.contains(checked.drift().status().name()))
                .map(checked -> shown(stack, checked))
                .toList();
    }

    private static String lacking(StackResource resource) {
        return "actual state of " + resource.type() + " to compare with (" + resource.id() + ")";
    }

    private static JsonObject shown(Stack stack, Checked checked) {
        StackResource resource = checked.resource();
        Drift drift = checked.drift();
        NoEchoValues secrets = stack.secrets();
        boolean compared = drift.status() == Status.IN_SYNC || drift.status() == Status.MODIFIED;
        return JsonObject.of("StackId", stack.id(), "LogicalResourceId", resource.id())
                .with("PhysicalResourceId", resource.physicalId())
                .with("ResourceType", resource.type())
                .with("ExpectedProperties", text(compared, secrets.members(drift.expected())))
                .with("ActualProperties", text(compared, secrets.members(drift.actual())))
                .with(
                        "PropertyDifferences",
                        drift.differences().stream()
                                .map(difference -> difference.shown(secrets))
                                .toList())
                .with("StackResourceDriftStatus", drift.status().name())
                .with("Timestamp", checked.at())
                .with(
                        "DriftStatusReason",
                        Optional.of(EndpointLimit.said(lacking(resource)))
                                .filter(said -> drift.status() == Status.NOT_CHECKED));
    }

    private static Optional<String> text(boolean compared, Object properties) {
        return compared ? Optional.of(Json.text(properties)) : Optional.empty();
    }
}
