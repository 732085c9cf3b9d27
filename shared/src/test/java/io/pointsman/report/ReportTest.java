package io.pointsman.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.time.Instant;
import org.junit.jupiter.api.Test;

final class ReportTest {
    @Test
    void the_data_hold_the_vector_the_appspecs_and_what_happened_when() {
        JsonObject json = Json.object(Samples.failed().json());
        JsonObject cart = json.objectOrEmpty("functions").objectOrEmpty("Cart");

        assertEquals("failed", json.needText("state"));
        assertEquals("1", cart.needText("from"));
        assertEquals("2", cart.needText("to"));
        assertEquals(64, cart.needText("sha256").length());
        assertTrue(cart.needText("appSpec").contains("AWS::Lambda::Function"));
        assertEquals(3, cart.objects("weights").size());
        assertEquals(
                "changed since version 1: code", cart.objectOrEmpty("published").needText("why"));
    }

    @Test
    void the_page_asks_for_nothing_and_runs_nothing() {
        String html = Samples.failed().html();

        assertFalse(html.replace("http-equiv", "").contains("http"), "no address of any kind");
        assertFalse(html.contains("<script"), "no script");
        assertFalse(html.contains("url("), "no picture");
    }

    @Test
    void one_verdict_with_cause_next_step_and_what_was_and_was_not_changed() {
        String html = Samples.alarm().html().replace("<wbr>", "");

        assertTrue(html.contains("<h2 class=summary>Not released. Every alias is where it was.</h2>"), html);
        assertTrue(html.contains(
                "<p>Look in CloudWatch at what it measures, correct that, and retry once the alarm is OK.</p>"));
        assertTrue(html.contains("<b>Stack: </b>changed, UPDATE_COMPLETE"));
        assertTrue(html.contains("<b>Traffic: </b>1 failed, 1 rolled back, 1 not started"));
        assertTrue(html.contains("<pre class=command>pointsman show web-production run-1</pre>"));
    }

    @Test
    void the_failure_is_told_once_beside_the_message_as_the_pipeline_has_it() {
        String html = Samples.alarm().html().replace("<wbr>", "");
        String sentence = "One or more alarms have been activated";

        assertEquals(3, html.split(sentence, -1).length, "at the top, and in the folded message");
        assertTrue(html.contains("the cause above"));
    }

    @Test
    void a_closed_gate_says_how_it_is_opened() {
        String html = Samples.gate().html();

        assertTrue(html.contains("<pre class=command>pointsman gate open web-production</pre>"), html);
    }

    @Test
    void an_alias_that_is_not_back_is_in_the_headline_with_the_command_that_brings_it_back() {
        String html = Samples.stuck().html().replace("<wbr>", "");

        assertTrue(html.contains("<h2 class=summary>Not released, and NOT every alias is where it was.</h2>"), html);
        assertTrue(html.contains("<pre class=command>aws lambda update-alias --function-name web-Cart --name live"));
        assertFalse(html.contains("Every alias is where it was."));
    }

    @Test
    void it_links_to_the_deployments_the_logs_the_commit_and_the_pipeline() {
        String html = Samples.alarm().html().replace("<wbr>", "");
        String console = "<a href=\"https://eu-central-1.console.aws.amazon.com/";

        assertTrue(html.contains(console + "codesuite/codedeploy/deployments/d-7PQ2X4KLM?region=eu-central-1\""), html);
        assertTrue(html.contains(console + "cloudwatch/home?region=eu-central-1#logsV2:log-groups/log-group/"
                + "$252Faws$252Flambda$252Fweb-Checkout\""));
        assertTrue(html.contains("<a href=\"https://github.com/shop/web/commit/9c41e77\""));
        assertTrue(html.contains(console + "codesuite/codepipeline/pipelines/web-production/view"));
    }

    @Test
    void attempts_before_are_listed_with_their_causes() {
        String html = Samples.alarm().html();

        assertTrue(html.contains(
                "<b>Attempt 1</b> 2026-01-01 11:45:00 UTC, failed: the gate of stack web-production is closed"));
    }

    @Test
    void a_moment_has_its_place_between_the_ends_and_never_beyond_them() {
        Instant start = Instant.parse("2026-01-01T12:00:00Z");
        TimeAxis axis = new TimeAxis(start, start.plusSeconds(100));

        assertEquals(25, axis.place(start.plusSeconds(25)));
        assertEquals(0, axis.place(start.minusSeconds(5)));
        assertEquals(100, axis.place(start.plusSeconds(500)));
        assertEquals("left:25.00%;width:50.00%", axis.span(start.plusSeconds(25), start.plusSeconds(75)));
        assertEquals(5, axis.ticks().size());
    }

    @Test
    void a_release_that_took_no_time_is_a_page_too() {
        Instant now = Instant.parse("2026-01-01T12:00:00Z");

        assertEquals(0, new TimeAxis(now, now).place(now));
    }
}
