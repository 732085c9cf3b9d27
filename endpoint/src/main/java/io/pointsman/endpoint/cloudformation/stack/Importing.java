package io.pointsman.endpoint.cloudformation.stack;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.cloudformation.intrinsic.Desired;
import io.pointsman.endpoint.cloudformation.intrinsic.Desired.Wanted;
import io.pointsman.endpoint.cloudformation.resource.Made;
import io.pointsman.endpoint.kept.KeptConsumer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes existing resources into a stack. Their properties are believed as the template has them. {@code PointsmanLocal: {Fails:
 * IMPORT}} makes one fail, {@code Fails: ROLLBACK} on another the way back as well.
 */
public final class Importing {
    private final Stack stack;
    private final Blueprint blueprint;
    private final Desired desired;
    private final Map<String, String> identifiers;
    private final KeptConsumer<Boolean> heard;

    /** @param identifiers logical id to physical id */
    public Importing(
            Stack stack,
            Blueprint blueprint,
            Desired desired,
            Map<String, String> identifiers,
            KeptConsumer<Boolean> heard) {
        this.stack = stack;
        this.blueprint = blueprint;
        this.desired = desired;
        this.identifiers = identifiers;
        this.heard = heard;
    }

    public void begin(Optional<String> token) {
        stack.begin(token, StackStatus.IMPORT_IN_PROGRESS, "User Initiated");
        wanted().forEach(one -> stack.move(one, Optional.empty(), ResourceStatus.IMPORT_IN_PROGRESS, ""));
        stack.world().clock().after(takes(), this::take);
    }

    private List<Wanted> wanted() {
        return desired.resources().values().stream()
                .filter(one -> identifiers.containsKey(one.id()))
                .toList();
    }

    private Duration takes() {
        return wanted().stream()
                .map(one -> Marker.of(one).takes())
                .max(Duration::compareTo)
                .orElse(Duration.ofSeconds(1));
    }

    private void take() {
        List<String> failed =
                wanted().stream().filter(this::fails).map(Wanted::id).toList();
        if (failed.isEmpty()) {
            stack.become(blueprint, desired);
            stack.move(StackStatus.IMPORT_COMPLETE, "");
            heard.accept(true);
            return;
        }
        stack.move(
                StackStatus.IMPORT_ROLLBACK_IN_PROGRESS,
                "The following resource(s) failed to import: [" + String.join(", ", failed) + "].");
        stack.world().clock().after(takes(), this::giveBack);
    }

    private boolean fails(Wanted one) {
        Optional<String> refusal = refusal(one, "IMPORT");
        refusal.ifPresentOrElse(
                reason -> stack.move(one, Optional.empty(), ResourceStatus.IMPORT_FAILED, reason),
                () -> stack.move(one, Optional.of(made(one)), ResourceStatus.IMPORT_COMPLETE, ""));
        return refusal.isPresent();
    }

    private Made made(Wanted one) {
        return new Made(String.valueOf(identifiers.get(one.id())), Map.of(), one.properties());
    }

    private static Optional<String> refusal(Wanted one, String operation) {
        try {
            Marker.of(one).check(operation);
            return Optional.empty();
        } catch (AwsError e) {
            return Optional.of(e.said());
        }
    }

    private void giveBack() {
        boolean sticks =
                wanted().stream().anyMatch(one -> refusal(one, "ROLLBACK").isPresent());
        if (!sticks) {
            wanted().forEach(one -> stack.forget(one.id()));
        }
        stack.move(sticks ? StackStatus.IMPORT_ROLLBACK_FAILED : StackStatus.IMPORT_ROLLBACK_COMPLETE, "");
        heard.accept(false);
    }
}
