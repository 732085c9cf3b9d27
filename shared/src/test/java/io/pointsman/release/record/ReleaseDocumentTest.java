package io.pointsman.release.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.release.record.ReleaseDocument.Reading;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read as a document of a release, and what is said of one that is none. */
final class ReleaseDocumentTest {
    private static String whole(String text) {
        Reading reading = ReleaseDocument.read("web", "run-1", text);
        return Json.text(assertInstanceOf(Reading.Whole.class, reading).document());
    }

    private static String said(String run, JsonObject document) {
        Reading reading = ReleaseDocument.read("web", run, Json.text(document));
        return assertInstanceOf(Reading.Broken.class, reading).fault().sentence();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alias-created",
                "deployed",
                "first-release",
                "frozen",
                "moved-by-template",
                "moved",
                "nested-pins",
                "put-back",
                "refused-by-hook",
                "refused-by-policy",
                "retried",
                "secret-order",
                "submitted-only",
                "taken-back"
            })
    void a_record_that_an_older_version_wrote_is_read(String situation) {
        String text = GoldenRecord.text(situation);
        assertEquals(Json.text(Json.object(text)), whole(text));
    }

    @Test
    void what_is_written_is_read_without_the_member_that_says_whose_it_is() {
        JsonObject document = JsonObject.of("later", JsonObject.of("a", 1L));
        String text = ReleaseDocument.text("web", "run-1", document, ReleaseDocument.Revision.UNKNOWN);
        assertTrue(text.contains("about"), text);
        assertEquals(Json.text(document), whole(text));
    }

    @Test
    void a_member_that_a_later_version_adds_is_none_of_our_business() {
        JsonObject section = JsonObject.of("stackId", "s", "status", "CREATE_COMPLETE", "changeSet", "c")
                .with("token", "t")
                .with("new", 1L);
        JsonObject document = JsonObject.of("execute", section);
        assertEquals(Json.text(document), whole(Json.text(document)));
    }

    @Test
    void the_place_of_what_is_wrong_is_a_json_pointer() {
        JsonObject names = JsonObject.of("a/b~c", 7);
        JsonObject order = JsonObject.of("changeset", JsonObject.of("order", JsonObject.of("tags", names)));
        assertEquals("/changeset/order/tags/a~1b~0c must be text", said("run-1", order));
    }

    @Test
    void a_value_that_has_the_right_type_and_cannot_be_read_is_named_by_its_section_and_not_told() {
        JsonObject at = JsonObject.of("first", "2026-13-01T00:00:00Z", "last", "2026-01-01T00:00:00Z");
        assertEquals(
                "/timings has a value that cannot be read",
                said("run-1", JsonObject.of("timings", JsonObject.of("execute", at))));
        assertEquals("/history/0/at is missing", said(ReleaseRecords.INDEX, index(JsonObject.of("run", "r"))));
        assertEquals(
                "/deployed/pending/arn must be an object",
                said(
                        ReleaseRecords.INDEX,
                        JsonObject.of("deployed", JsonObject.of("pending", JsonObject.of("arn", "hunter2")))));
    }

    private static JsonObject index(JsonObject event) {
        return JsonObject.of("history", List.of(event));
    }

    /** Nobody reads these before a shift, and some not even then: they are looked at all the same. */
    @Test
    void a_value_of_the_wrong_kind_is_found_wherever_it_is() {
        JsonObject code = JsonObject.of("logicalId", "F", "bucket", "b", "key", "k", "digest", 7);
        JsonObject release = JsonObject.of("releaseId", "r", "templateDigest", "00", "source", JsonObject.empty());

        assertEquals(
                "/release/code/0/digest must be text",
                said("run-1", JsonObject.of("release", release.with("code", List.of(code)))));
        assertEquals(
                "/shift canary/functions/F/alarms must be a list",
                said("run-1", JsonObject.of("shift canary", functions(JsonObject.of("alarms", "errors")))));
    }

    private static JsonObject functions(JsonObject function) {
        return JsonObject.of("functions", JsonObject.of("F", function));
    }

    /** A section may lack what an older version did not write; an attempt is read in the middle of a shift. */
    @Test
    void an_attempt_that_lacks_what_its_reader_needs_is_refused_on_whichever_alias() {
        String whole = GoldenRecord.text("moved");
        JsonObject shift = Json.object(whole).objectOrEmpty("shift");
        JsonObject lacking = JsonObject.empty();
        for (var member : shift.members().entrySet()) {
            lacking = member.getKey().equals("state") ? lacking : lacking.with(member.getKey(), member.getValue());
        }

        assertEquals("/shift/state is missing", said("run-1", JsonObject.of("shift", lacking)));
        assertEquals("/shift canary/state is missing", said("run-1", JsonObject.of("shift canary", lacking)));
        JsonObject noShift = JsonObject.of("shiftcanary", lacking, "a shift", lacking);
        assertEquals(Json.text(noShift), whole(Json.text(noShift)));
        JsonObject both = JsonObject.of("shift", shift, "shift canary", lacking);
        assertEquals("/shift canary/state is missing", said("run-1", both));
    }

    @Test
    void each_section_of_a_record_is_read_before_an_action_goes_by_it() {
        JsonObject version = JsonObject.of("function", "f", "version", "1", "codeSha256", "s", "why", "changed")
                .with("new", true)
                .with("at", "2026-13-01T00:00:00Z");
        JsonObject publish = JsonObject.of("complete", true, "functions", JsonObject.of("F", version));

        assertEquals("/publish has a value that cannot be read", said("run-1", complete(publish)));
        assertEquals(
                "/changeset/resources has a value that cannot be read",
                said("run-1", JsonObject.of("changeset", JsonObject.of("resources", 1L << 40))));
    }

    private static JsonObject complete(JsonObject publish) {
        return JsonObject.of("publish", publish.with("stackFunctions", JsonObject.empty()));
    }

    @Test
    void each_member_of_the_index_is_read_before_an_action_goes_by_it() {
        JsonObject event = JsonObject.of("at", "2026-01-01T00:00:00Z", "run", "r", "alias", "live", "releaseId", "r");

        assertEquals(
                "/history has a value that cannot be read",
                said(ReleaseRecords.INDEX, index(event.with("attempt", 1L << 40))));
        assertEquals(
                "/history has a value that cannot be read",
                said(ReleaseRecords.INDEX, index(event.with("at", "2026-13-01T00:00:00Z"))));
    }

    @Test
    void a_list_of_jobs_is_read_before_an_action_goes_by_it() {
        JsonObject job = JsonObject.of("id", "1", "action", "shift", "run", "r", "state", "begun");

        assertEquals(
                "the document has a value that cannot be read",
                said(ReleaseRecords.JOBS, JsonObject.of("jobs", List.of(job.with("record", 1L << 40)))));
    }

    /** A request that a person or another version wrote is no mistake of the settings of whoever reads it. */
    @Test
    void a_plan_whose_requests_cannot_be_read_is_a_broken_document_and_no_refusal_of_a_setting() {
        String plan = VerificationPlan.place("run-1");
        JsonObject part = JsonObject.of("id", "F", "function", "f", "version", "1");
        JsonObject unheard = JsonObject.of("Name", "up", "Status", 200, "Retries", 3);

        for (JsonObject check : List.of(JsonObject.of("Name", "up"), unheard, JsonObject.empty())) {
            JsonObject asked = JsonObject.of("F", part.with("checks", List.of(check)));
            assertEquals("/functions has a value that cannot be read", said(plan, JsonObject.of("functions", asked)));
        }
        assertEquals(
                "/reasons/0/reason is missing",
                said(plan, JsonObject.of("reasons", List.of(JsonObject.of("function", "F", "deployment", "d-1")))));
    }
}
