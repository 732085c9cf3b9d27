package io.pointsman.actions.changeset;

import io.pointsman.alias.DeployedStack;
import io.pointsman.alias.PinOrder;
import io.pointsman.cloudformation.ChangeSetNow;
import io.pointsman.cloudformation.ChangeSets.StackNow;
import io.pointsman.cloudformation.DeployedStacks;
import io.pointsman.digest.Sha256;
import io.pointsman.release.StackStatus;
import io.pointsman.release.record.ReleaseRecords;
import io.pointsman.release.record.Submissions;
import io.pointsman.release.record.SubmittedTemplate;
import io.pointsman.template.Template;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What CloudFormation gets: the template of the release, its production aliases pinned to what the stack has now. The same attempt
 * gets the same text however often it is asked for.
 */
final class Submitting {
    private final DeployedStacks stacks;
    private final Templates templates;
    private final ReleaseRecords records;

    Submitting(DeployedStacks stacks, Templates templates, ReleaseRecords records) {
        this.stacks = stacks;
        this.templates = templates;
        this.records = records;
    }

    /**
     * @param text what is sent
     * @param stack as it stood when the text was made
     */
    record Ready(SubmittedTemplate facts, String text, DeployedStack stack) {}

    /** @param name of the change set */
    Ready ready(ChangeSetRequest request, String name, Optional<StackNow> stack) {
        Submissions before = records.read(request.stack(), request.run()).submissions();
        DeployedStack deployed = deployed(stack);
        CallerReview callers = new CallerReview(request.aliases().callers());
        NestedTemplates pinning = new NestedTemplates(templates, callers);
        Template template = pinning.pinned(
                new PinOrder(
                        Template.parse(request.template()),
                        values(request, stack),
                        request.aliases().production(),
                        deployed,
                        before.fresh(name, request.run(), deployed.versions()),
                        request.aliases().atOnce(),
                        before.settledBy(name),
                        ""),
                request.path());
        pinning.functions().check(request.aliases(), deployed);
        List<String> warnings = new ArrayList<>(callers.warnings());
        warnings.addAll(pinning.warnings());
        String text = template.source();
        String digest = Sha256.hex(text);
        boolean edited = !digest.equals(request.templateDigest());
        SubmittedTemplate facts = new SubmittedTemplate(
                name,
                Optional.empty(),
                request.templateDigest(),
                digest,
                edited ? Optional.of(templates.keep(digest, text)) : Optional.empty(),
                pinning.addresses(),
                includesNested(request, pinning, deployed),
                pinning.pins(),
                pinning.aliases(),
                warnings);
        return new Ready(facts, text, deployed);
    }

    /** Where an alias in a nested stack might move, its changes have to be seen, unless the user wants them not to be. */
    private static boolean includesNested(ChangeSetRequest request, NestedTemplates pinning, DeployedStack deployed) {
        boolean holds = pinning.aliases().keySet().stream().anyMatch(path -> path.contains("-"))
                || !nestedWithAliases(request, deployed).isEmpty();
        return request.options().includeNestedStacks()
                || (holds && request.aliases().seesNested());
    }

    /** The ids of nested stacks that hold an alias that customers call. */
    static Set<String> nestedWithAliases(ChangeSetRequest request, DeployedStack deployed) {
        Set<String> ids = new TreeSet<>();
        deployed.nested().forEach((id, stack) -> {
            if (stack.holdsAlias(request.aliases().production(), id + "-")) {
                ids.add(id);
            }
        });
        return ids;
    }

    /** One that is only under review has no template yet. */
    DeployedStack deployed(Optional<StackNow> stack) {
        return stack.filter(now ->
                        now.status() != StackStatus.REVIEW_IN_PROGRESS && now.status() != StackStatus.DELETE_COMPLETE)
                .map(now -> stacks.read(now.id(), now.parameters()))
                .orElse(DeployedStack.NONE);
    }

    /** What the template will be deployed with, as far as it is known: a value that the stack keeps is the stack's. */
    private static Map<String, String> values(ChangeSetRequest request, Optional<StackNow> stack) {
        Map<String, String> values = new LinkedHashMap<>();
        request.parameters().declared().forEach((name, fallback) -> {
            Optional<String> kept = fallback.isPresent()
                    ? Optional.empty()
                    : stack.flatMap(now -> Optional.ofNullable(now.parameters().get(name)));
            request.parameters().value(name).or(() -> kept).ifPresent(value -> values.put(name, value));
        });
        return values;
    }

    /** CloudFormation has taken it. */
    void made(ChangeSetRequest request, Ready ready, String arn) {
        SubmittedTemplate made = ready.facts().made(arn);
        update(request, all -> all.with(made));
    }

    /** What a change set was made from; one that nobody could write down any more is worked out again. */
    SubmittedTemplate of(ChangeSetRequest request, ChangeSetNow now, Optional<StackNow> stack) {
        Submissions all = records.read(request.stack(), request.run()).submissions();
        return all.of(now.arn())
                .orElseGet(() -> ready(request, now.name(), stack).facts().made(now.arn()));
    }

    /** The next attempt under this name gives these functions a version that equals the one their alias is on. */
    boolean settle(ChangeSetRequest request, String name, Set<String> functions) {
        Submissions all = records.read(request.stack(), request.run()).submissions();
        boolean isNew = !all.settledBy(name).containsAll(functions);
        if (isNew) {
            update(request, some -> some.settling(name, functions));
        }
        return isNew;
    }

    private void update(ChangeSetRequest request, java.util.function.UnaryOperator<Submissions> change) {
        records.change(request.stack(), request.run(), record -> record.with(change.apply(record.submissions())));
    }
}
