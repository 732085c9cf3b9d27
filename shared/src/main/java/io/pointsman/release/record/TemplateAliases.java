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
        private static final Field<String> ALIAS = Field.required("alias", FieldShape.TEXT.described("its ARN"));
        private static final Field<String> VERSION = Field.required("version", FieldShape.VERSION);
        private static final Field<String> SECOND_VERSION = Field.optional("secondVersion", FieldShape.VERSION);
        private static final Field<BigDecimal> SECOND_WEIGHT = Field.optional("secondWeight", FieldShape.SHARE);
        private static final Field<String> TEMPLATE = Field.optional("template", FieldShape.VERSION);
        private static final Field<String> WANTED = Field.optional("wanted", FieldShape.VERSION);
        private static final Field<String> MOVED_TO = Field.optional("movedTo", FieldShape.VERSION);

        static final ObjectShape<Touched> SHAPE = ObjectShape.of(
                Touched::read,
                Touched::write,
                ALIAS,
                VERSION,
                SECOND_VERSION,
                SECOND_WEIGHT,
                TEMPLATE,
                WANTED,
                MOVED_TO);

        public Touched movedTo(String version) {
            return new Touched(arn, before, template, wanted, Optional.of(version));
        }

        private JsonObject write() {
            JsonObject json = VERSION.put(ALIAS.put(JsonObject.empty(), arn.text()), before.version());
            json = SECOND_VERSION.put(json, before.second().map(AliasState.Share::version));
            json = SECOND_WEIGHT.put(json, before.second().map(AliasState.Share::weight));
            return MOVED_TO.put(WANTED.put(TEMPLATE.put(json, template), wanted), movedTo);
        }

        private static Touched read(JsonObject json) {
            Optional<AliasState.Share> second = SECOND_VERSION
                    .find(json)
                    .map(version -> new AliasState.Share(
                            version, SECOND_WEIGHT.find(json).orElse(BigDecimal.ZERO)));
            return new Touched(
                    AliasArn.of(ALIAS.need(json)),
                    new AliasState(VERSION.need(json), second),
                    TEMPLATE.find(json),
                    WANTED.find(json),
                    MOVED_TO.find(json));
        }
    }

    private static final Field<String> CHANGE_SET = Field.required("changeSet", FieldShape.TEXT);
    private static final Field<List<String>> ADDED = Field.required("added", FieldShape.TEXTS);
    private static final Field<List<String>> CREATED = Field.required("created", FieldShape.TEXTS);
    private static final Field<List<Touched>> TOUCHED = Field.required("touched", FieldShape.listOf(Touched.SHAPE));

    static final ObjectShape<TemplateAliases> SHAPE =
            ObjectShape.of(TemplateAliases::read, TemplateAliases::write, CHANGE_SET, ADDED, CREATED, TOUCHED);

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

    private static TemplateAliases read(JsonObject json) {
        return new TemplateAliases(
                CHANGE_SET.need(json),
                ADDED.find(json).orElse(List.of()),
                CREATED.find(json).orElse(List.of()),
                TOUCHED.find(json).orElse(List.of()));
    }

    private JsonObject write() {
        return TOUCHED.put(
                CREATED.put(ADDED.put(CHANGE_SET.put(JsonObject.empty(), changeSet), added), created), touched);
    }
}
