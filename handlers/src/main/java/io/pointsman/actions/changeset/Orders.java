package io.pointsman.actions.changeset;

import io.pointsman.actions.changeset.Submitting.Ready;
import io.pointsman.cloudformation.ChangeSetOrder;
import io.pointsman.cloudformation.ChangeSetOrder.Kind;
import io.pointsman.cloudformation.ChangeSets.StackNow;
import io.pointsman.release.RunName;
import io.pointsman.release.record.SubmittedTemplate;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** What CloudFormation is asked for, made from a request. */
final class Orders {
    private static final int LONGEST_INLINE = 51_200;

    private final Templates templates;
    private final InstantSource clock;

    Orders(Templates templates, InstantSource clock) {
        this.templates = templates;
        this.clock = clock;
    }

    /** What is sent now. */
    ChangeSetOrder of(ChangeSetRequest request, Kind kind, Optional<StackNow> stack, Ready ready) {
        return of(request, kind, stack, ready.facts(), template(ready));
    }

    /** What the record keeps, so that it can be sent again. */
    ChangeSetOrder kept(ChangeSetRequest request, Kind kind, Optional<StackNow> stack, SubmittedTemplate facts) {
        ChangeSetOrder.Template template = facts.url()
                .<ChangeSetOrder.Template>map(ChangeSetOrder.Template.At::new)
                .orElseGet(() -> template(request.template(), request.templateDigest()));
        return of(request, kind, stack, facts, template);
    }

    private ChangeSetOrder of(
            ChangeSetRequest request,
            Kind kind,
            Optional<StackNow> stack,
            SubmittedTemplate facts,
            ChangeSetOrder.Template template) {
        Map<String, Optional<String>> parameters = request.parameters()
                .forStack(
                        request.stack(),
                        kind,
                        stack.map(StackNow::parameters).orElse(Map.of()).keySet());
        return new ChangeSetOrder(
                request.stack(),
                facts.changeSet(),
                kind,
                token(facts.changeSet()),
                request.mark(),
                template,
                parameters,
                request.options().nested(facts.includesNested()));
    }

    /**
     * New for each request. A repetition finds the change set by its name; the token keeps only the SDK's own retries from making
     * two. One that had been used before might bring back the id of a change set that was deleted since.
     */
    private String token(String name) {
        return RunName.of("pointsman", name, clock.instant().toString());
    }

    private ChangeSetOrder.Template template(Ready ready) {
        return template(ready.text(), ready.facts().submitted());
    }

    private ChangeSetOrder.Template template(String text, String digest) {
        boolean fits = text.getBytes(StandardCharsets.UTF_8).length <= LONGEST_INLINE;
        return fits
                ? new ChangeSetOrder.Template.Inline(text)
                : new ChangeSetOrder.Template.At(templates.keep(digest, text));
    }
}
