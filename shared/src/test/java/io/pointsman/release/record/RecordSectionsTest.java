package io.pointsman.release.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.pointsman.json.JsonObject;
import io.pointsman.release.record.RecordedChangeSet.RecordedObjection;
import io.pointsman.release.record.RecordedChangeSet.RefusedChangeSet;
import io.pointsman.release.record.RecordedChangeSet.ReviewedChangeSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.StringJoiner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each situation that a release gets into has on record, and what it says to who comes later. */
final class RecordSectionsTest {
    private static final ReleaseRecord NOTHING = new ReleaseRecord(JsonObject.empty());

    @ParameterizedTest
    @CsvSource({
        "submitted-only,        submissions",
        "rolled-back,           submissions changeSet",
        "refused-by-policy,     submissions changeSet",
        "put-back,              submissions changeSet aliases",
        "orphaned-version,      submissions changeSet aliases orphans",
        "alias-created,         submissions changeSet aliases execution",
        "drift-refused,         submissions changeSet deployed",
        "drift-released,        submissions changeSet deployed release published attempt",
        "failed-version,        submissions changeSet execution deployed release published",
        "moved,                 published attempt",
        "taken-back,            release published attempt",
        "moved-by-template,     submissions changeSet aliases execution release published attempt",
        "alarm,                 submissions changeSet execution deployed release published attempt",
    })
    void a_release_has_the_sections_that_it_has_come_to_and_no_other(String situation, String sections) {
        assertEquals(sections, sections(GoldenRecord.of(situation)));
    }

    private static String sections(ReleaseRecord record) {
        Optional<RecordedChangeSet> changeSet =
                record.changeSetName().isPresent() ? record.changeSet() : Optional.empty();
        Map<String, Boolean> all = new LinkedHashMap<>();
        all.put("submissions", !record.submissions().isEmpty());
        all.put("changeSet", changeSet.isPresent());
        all.put("aliases", !record.aliases().isEmpty());
        all.put("orphans", record.orphanedVersions().isPresent());
        all.put("execution", record.execution().isPresent());
        all.put("deployed", record.deployed().isPresent());
        all.put("release", record.release().isPresent());
        all.put("published", record.published().isPresent());
        all.put("attempt", record.attempt("live").isPresent());
        StringJoiner there = new StringJoiner(" ");
        all.forEach((section, has) -> {
            if (has) {
                there.add(section);
            }
        });
        return there.toString();
    }

    @Test
    void a_release_that_nobody_has_begun_has_no_section() {
        assertEquals("", sections(NOTHING));
        assertEquals(Optional.empty(), NOTHING.changeSet());
        assertEquals(UnmovedAliases.NONE, NOTHING.unmovedAliases());
    }

    @Test
    void a_change_set_that_a_rule_refused_is_told_from_one_that_can_be_executed() {
        ReleaseRecord refused = GoldenRecord.of("refused-by-policy");

        assertInstanceOf(RefusedChangeSet.class, refused.changeSet().orElseThrow());
        assertInstanceOf(
                ReviewedChangeSet.class,
                GoldenRecord.of("rolled-back").changeSet().orElseThrow());
        assertEquals(Optional.of("pointsman-855b8a83a00de1f9b870"), refused.changeSetName());
    }

    /** A member without anything in it would be taken for a template that was submitted. */
    @Test
    void a_change_set_of_which_no_template_is_on_record_leaves_the_member_out() {
        RecordedObjection objection = new RecordedObjection("no-deletion", "Table", "AWS::DynamoDB::Table", "kept");
        ReleaseRecord refused =
                NOTHING.with(new RefusedChangeSet("pointsman-1", "digest", Optional.empty(), List.of(objection)));

        assertFalse(refused.json().objectOrEmpty("changeset").has("submissions"));
        assertEquals(
                Optional.of(new RefusedChangeSet("pointsman-1", "digest", Optional.empty(), List.of(objection))),
                refused.changeSet());
    }

    @ParameterizedTest
    @CsvSource({
        "alarm,             'The stack was updated, traffic was not'",
        "failed-version,    'The stack was updated, traffic was not'",
        "nothing-changed,   No traffic has moved",
        "moved,             No traffic has moved",
    })
    void a_release_that_stops_before_the_shift_says_whether_its_stack_was_updated(String situation, String said) {
        assertEquals(said, BeforeTraffic.said(GoldenRecord.of(situation)));
    }

    @Test
    void an_operation_counts_as_ended_once_its_change_set_is_on_record_whatever_else_is() {
        JsonObject begun = JsonObject.of("execute", JsonObject.of("token", "t"));
        JsonObject ended = JsonObject.of("execute", JsonObject.of("changeSet", "arn"));

        assertFalse(new ReleaseRecord(begun).wasExecuted());
        assertEquals("No traffic has moved", BeforeTraffic.said(new ReleaseRecord(begun)));
        assertEquals("The stack was updated, traffic was not", BeforeTraffic.said(new ReleaseRecord(ended)));
    }

    @Test
    void the_versions_of_an_artifact_are_read_as_they_were_written() {
        PublishedVersions published = GoldenRecord.of("alarm").published().orElseThrow();

        PublishedVersions read = PublishedVersions.parse(published.text());

        assertEquals(published, read);
        assertEquals("2", Objects.requireNonNull(read.functions().get("F")).version());
    }
}
