package io.pointsman.release.record;

import io.pointsman.alias.ProductionAlias;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.json.JsonTrouble;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The record of one release of one stack, {@code releases/STACK/RUN.json}: what each action found out, in a section of its own.
 * Sections that a release has not come to are absent. Immutable. What this version does not know stays as it is.
 */
public final class ReleaseRecord {
    private static final Field<PackagedRelease> RELEASE = Field.optional(
            "release",
            PackagedRelease.SHAPE
                    .shape()
                    .described("What is released: digests of template and code, and where they lie"));
    private static final Field<JsonObject> CHANGESET =
            Field.optional("changeset", ChangeSetFields.SHAPE.shape().described("What changeset did"));
    private static final Field<ExecutedOperation> EXECUTE =
            Field.optional("execute", ExecutedOperation.SHAPE.shape().described("What execute did"));
    private static final Field<TemplateAliases> ALIASES = Field.optional(
            "aliases",
            TemplateAliases.SHAPE
                    .shape()
                    .described("Aliases of the template that the change set adds or touches, and where they stood"));
    private static final Field<OrphanedVersions> ORPHANED = Field.optional(
            "orphanedVersions",
            OrphanedVersions.SHAPE
                    .shape()
                    .described("Versions that an update made which was taken back, and that no stack has any more"));
    private static final Field<DeployedFunctions> DEPLOYED = Field.optional(
            "deployed",
            DeployedFunctions.SHAPE
                    .shape()
                    .described("The functions as the stack operation left them, by name; digests, no values"));
    private static final Field<PublishedVersions> PUBLISH = Field.optional(
            "publish",
            PublishedVersions.SHAPE.shape().described("The version of each function, by logical id, and why"));
    private static final Field<Attempt> SHIFT = Field.optional(
            "shift",
            Attempt.SHAPE
                    .shape()
                    .described("The latest attempt to shift; on another alias than live the section names it"));

    private final JsonObject json;

    ReleaseRecord(JsonObject json) {
        this.json = json;
    }

    /** Reads a record as it lies in the release bucket. */
    public static ReleaseRecord parse(String text) {
        return new ReleaseRecord(Json.object(text));
    }

    /** As {@link #parse} reads it. */
    public String text() {
        return Json.pretty(json);
    }

    JsonObject json() {
        return json;
    }

    /** What a report repeats of the sections before the shift. */
    JsonObject reported(JsonObject report) {
        JsonObject next = Field.copied(List.of(RELEASE), json, report);
        return CHANGESET.put(next, CHANGESET.find(json).map(ChangeSetFields::reported));
    }

    /** The sections, in the order of the schema. */
    static List<Field<?>> sections() {
        return List.of(RELEASE, CHANGESET, EXECUTE, ALIASES, ORPHANED, DEPLOYED, PUBLISH, SHIFT);
    }

    public Optional<PackagedRelease> release() {
        return RELEASE.find(json);
    }

    public ReleaseRecord with(PackagedRelease release) {
        return new ReleaseRecord(RELEASE.put(json, release));
    }

    /**
     * Empty when {@code changeset} was not there at all; a {@link JsonTrouble} when it has submitted a template and not come to an
     * end.
     */
    public Optional<RecordedChangeSet> changeSet() {
        return CHANGESET.find(json).map(ChangeSetFields::read);
    }

    /** ARN of the stack, as {@code changeset} found it; empty where it was not there, or does not say. */
    public Optional<String> stackId() {
        return ChangeSetFields.STACK_ID.find(changeSetSection());
    }

    /** For people; empty where no change set was made. */
    public Optional<String> changeSetName() {
        return ChangeSetFields.NAME.find(changeSetSection());
    }

    /** In the place of what was there; what was submitted stays. */
    public ReleaseRecord with(RecordedChangeSet changeSet) {
        return changeSet(ChangeSetFields.write(changeSet, submissions()));
    }

    /** Another change set of the same inputs and the same digest takes the place of the one that is gone. */
    public ReleaseRecord withChangeSetAt(String arn) {
        return changeSet(ChangeSetFields.moved(changeSetSection(), arn));
    }

    public Submissions submissions() {
        return ChangeSetFields.SUBMISSIONS.find(changeSetSection()).orElse(Submissions.NONE);
    }

    public ReleaseRecord with(Submissions submissions) {
        return changeSet(ChangeSetFields.SUBMISSIONS.put(changeSetSection(), submissions));
    }

    /** Of the change set that was reviewed. */
    public UnmovedAliases unmovedAliases() {
        return ChangeSetFields.unmoved(changeSetSection());
    }

    private JsonObject changeSetSection() {
        return CHANGESET.find(json).orElse(JsonObject.empty());
    }

    private ReleaseRecord changeSet(JsonObject section) {
        return new ReleaseRecord(CHANGESET.put(json, section));
    }

    public Optional<ExecutedOperation> execution() {
        return EXECUTE.find(json);
    }

    public ReleaseRecord with(ExecutedOperation execution) {
        return new ReleaseRecord(EXECUTE.put(json, execution));
    }

    /** Whether a change set of this release was executed, and the operation ended well. */
    public boolean wasExecuted() {
        return json.object(EXECUTE.name()).filter(ExecutedOperation::names).isPresent();
    }

    /** {@link TemplateAliases#NONE} where nothing was written down. */
    public TemplateAliases aliases() {
        return ALIASES.find(json).orElse(TemplateAliases.NONE);
    }

    public ReleaseRecord with(TemplateAliases aliases) {
        return new ReleaseRecord(ALIASES.put(json, aliases));
    }

    /** Empty where no update of this release has left any. */
    public Optional<OrphanedVersions> orphanedVersions() {
        return ORPHANED.find(json);
    }

    public ReleaseRecord with(OrphanedVersions orphaned) {
        return new ReleaseRecord(ORPHANED.put(json, orphaned));
    }

    /** Empty where {@code execute} has not ended, or was one that did not write it down. */
    public Optional<DeployedFunctions> deployed() {
        return DEPLOYED.find(json);
    }

    public ReleaseRecord with(DeployedFunctions deployed) {
        return new ReleaseRecord(DEPLOYED.put(json, deployed));
    }

    /** Empty when {@code publish} has not come that far. */
    public Optional<PublishedVersions> published() {
        return PUBLISH.find(json);
    }

    public ReleaseRecord with(PublishedVersions published) {
        return new ReleaseRecord(PUBLISH.put(json, published));
    }

    /** The latest attempt to shift the release on this alias. */
    public Optional<Attempt> attempt(String alias) {
        return attempts(alias).find(json);
    }

    /** The latest attempt on each alias. */
    public List<Attempt> attempts() {
        String name = SHIFT.name();
        return json.members().keySet().stream()
                .filter(section -> section.equals(name) || section.startsWith(name + " "))
                .flatMap(section -> Field.optional(section, SHIFT.shape()).find(json).stream())
                .toList();
    }

    /** When each section was first written and last changed; empty in a record of an older version. */
    public Map<String, TimedRecords.Moments> timings() {
        return TimedRecords.TIMINGS.find(json).orElse(Map.of());
    }

    /** In the place of the latest attempt on its alias. */
    public ReleaseRecord with(Attempt attempt) {
        return new ReleaseRecord(attempts(attempt.alias()).put(json, attempt));
    }

    /** One release may be shifted on several aliases, one after the other: each has its section. */
    static Field<Attempt> attempts(String alias) {
        String name = SHIFT.name();
        return alias.equals(ProductionAlias.USUAL) ? SHIFT : Field.optional(name + " " + alias, SHIFT.shape());
    }

    /**
     * A {@link io.pointsman.json.JsonTrouble} where a section cannot be read, whoever will read it.
     *
     * @param next is told the pointer of what is read next
     */
    void readWhole(Consumer<String> next) {
        sections().forEach(section -> {
            next.accept("/" + section.name());
            section.find(json);
        });
        ChangeSetFields.SHAPE.fields().forEach(field -> {
            next.accept("/" + CHANGESET.name() + "/" + field.name());
            field.find(changeSetSection());
        });
        next.accept("/" + TimedRecords.TIMINGS.name());
        TimedRecords.TIMINGS.find(json);
    }

    /** The names of its sections only: the values may be secrets. */
    @Override
    public String toString() {
        return "ReleaseRecord" + json.members().keySet();
    }
}
