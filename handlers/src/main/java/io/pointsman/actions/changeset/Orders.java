package io.pointsman.actions.changeset;

import io.pointsman.cloudformation.ChangeSetOrder;
import io.pointsman.cloudformation.ChangeSetOrder.Kind;
import io.pointsman.cloudformation.ChangeSets.StackNow;
import io.pointsman.release.RunName;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What CloudFormation is asked for, made from a request. */
final class Orders {
    private static final int LONGEST_INLINE = 51_200;

    private final Templates templates;
    private final InstantSource clock;

    Orders(Templates templates, InstantSource clock) {
        this.templates = templates;
        this.clock = clock;
    }

    ChangeSetOrder of(ChangeSetRequest request, String name, Kind kind, Optional<StackNow> stack) {
        Map<String, Optional<String>> parameters = request.parameters()
                .forStack(request.stack(), kind, stack.map(StackNow::parameters).orElse(Set.of()));
        return new ChangeSetOrder(
                request.stack(),
                name,
                kind,
                token(name),
                request.mark(),
                template(request),
                parameters,
                request.options());
    }

    /**
     * New for each request. A repetition finds the change set by its name; the token keeps only the SDK's own retries from making
     * two. One that had been used before might bring back the id of a change set that was deleted since.
     */
    private String token(String name) {
        return RunName.of("pointsman", name, clock.instant().toString());
    }

    private ChangeSetOrder.Template template(ChangeSetRequest request) {
        boolean fits = request.template().getBytes(StandardCharsets.UTF_8).length <= LONGEST_INLINE;
        return fits
                ? new ChangeSetOrder.Template.Inline(request.template())
                : new ChangeSetOrder.Template.At(templates.keep(request.templateDigest(), request.template()));
    }
}
