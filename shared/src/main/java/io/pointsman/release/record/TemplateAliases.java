package io.pointsman.release.record;

import io.pointsman.json.JsonObject;
import io.pointsman.release.AliasArn;
import io.pointsman.release.AliasState;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the change set of a release does to aliases that the stack's templates own: the section {@code aliases} of the release record.
 * {@code execute} writes it before the operation begins, so that production can be put back where it was should the update fail.
 *
 * @param changeSet ARN of the change set that this is about
 * @param added ids of the alias resources that it adds; in a nested stack with the logical ids of the stacks before, {@code Shop-FAliaslive}
 * @param created ARNs of the aliases that it added; empty until the operation has ended well
 * @param touched aliases that it updates, replaces or removes
 */
public record TemplateAliases(String changeSet, List<String> added, List<String> created, List<Touched> touched) {
    /** Its section of the release record. */
    public static final String SECTION = "aliases";

    public static final TemplateAliases NONE = new TemplateAliases("", List.of(), List.of(), List.of());

    /**
     * An alias that the change set touches.
     *
     * @param arn of the alias
     * @param before where it stood right before the operation
     * @param template the version that the template gave it before; empty where CloudFormation does not say
     * @param wanted the version that the template gives it now; empty where only the operation tells
     * @param movedTo the version that the failed operation had left it on, written before it is put back; empty: nothing to put back
     */
    public record Touched(
            AliasArn arn,
            AliasState before,
            Optional<String> template,
            Optional<String> wanted,
            Optional<String> movedTo) {
        public Touched movedTo(String version) {
            return new Touched(arn, before, template, wanted, Optional.of(version));
        }

        private JsonObject json() {
            return JsonObject.of("alias", arn.text(), "version", before.version())
                    .with("secondVersion", before.second().map(AliasState.Share::version))
                    .with("secondWeight", before.second().map(AliasState.Share::weight))
                    .with("template", template)
                    .with("wanted", wanted)
                    .with("movedTo", movedTo);
        }

        private static Touched of(JsonObject json) {
            Optional<AliasState.Share> second = json.text("secondVersion")
                    .map(version -> new AliasState.Share(
                            version, json.decimal("secondWeight").orElse(BigDecimal.ZERO)));
            return new Touched(
                    AliasArn.of(json.needText("alias")),
                    new AliasState(json.needText("version"), second),
                    json.text("template"),
                    json.text("wanted"),
                    json.text("movedTo"));
        }
    }

    public boolean isEmpty() {
        return added.isEmpty() && touched.isEmpty();
    }

    public TemplateAliases created(List<String> arns) {
        return new TemplateAliases(changeSet, added, List.copyOf(arns), touched);
    }

    /** With the state of one alias in the place of what was known of it. */
    public TemplateAliases with(Touched one) {
        List<Touched> all = new ArrayList<>(touched);
        all.replaceAll(other -> other.arn().equals(one.arn()) ? one : other);
        return new TemplateAliases(changeSet, added, created, List.copyOf(all));
    }

    /** Whether this release's change set made that alias. */
    public boolean hasCreated(String function, String alias) {
        return created.stream().map(AliasArn::of).anyMatch(arn -> arn.isOf(function, alias));
    }

    /** Whether this release's change set touched that alias when it led elsewhere than to that version alone. */
    public boolean hasMoved(String function, String alias, String version) {
        return touched.stream()
                .filter(one -> one.arn().isOf(function, alias))
                .anyMatch(one -> !one.before().restsOn(version));
    }

    /** The section of a release record; {@link #NONE} where there is none. */
    public static TemplateAliases of(JsonObject record) {
        return record.object(SECTION).map(TemplateAliases::section).orElse(NONE);
    }

    private static TemplateAliases section(JsonObject json) {
        return new TemplateAliases(
                json.needText("changeSet"),
                json.texts("added"),
                json.texts("created"),
                json.objects("touched").stream().map(Touched::of).toList());
    }

    public JsonObject json() {
        return JsonObject.of("changeSet", changeSet, "added", added, "created", created)
                .with("touched", touched.stream().map(Touched::json).toList());
    }
}
