package io.pointsman.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ReviewTest {
    @Test
    void the_artifact_is_a_page_and_the_same_as_data() {
        Review review = Samples.whole();

        assertEquals(Set.of("review.html", "review.json"), review.files().keySet());
        JsonObject data = Json.object(new String(review.files().get("review.json"), StandardCharsets.UTF_8));
        assertEquals(review.head().digest(), data.needText("digest"));
        assertEquals(
                List.of("Orders", "Legacy", "CheckoutRole", "Checkout", "Queue"),
                data.objects("changes").stream()
                        .map(change -> change.needText("logicalId"))
                        .toList());
        assertEquals("NoReplacement", data.objects("objections").getFirst().needText("rule"));
        assertEquals("version 41", data.objects("aliases").getFirst().needText("from"));
    }

    @Test
    void the_page_has_the_riskiest_group_first() {
        String html = Samples.whole().html();

        List<Integer> places = Stream.of(
                        "Data at risk",
                        "Rights that grow",
                        "Traffic",
                        "Packages",
                        "Removed",
                        "Permissions",
                        "New code",
                        "Added")
                .map(title -> html.indexOf("<h2>" + title))
                .toList();
        assertEquals(places.stream().sorted().toList(), places);
        assertFalse(places.contains(-1), places.toString());
    }

    @Test
    void the_page_shows_properties_before_and_after() {
        String html = Samples.whole().html();

        assertTrue(html.contains("<del>512</del>") && html.contains("<ins>1024</ins>"));
        assertTrue(html.contains("forces replacement"));
    }

    @Test
    void the_page_says_what_moves_and_what_the_policy_says() {
        String html = Samples.whole().html();

        assertTrue(html.contains("<code>live</code>: from <b>version 41</b> to <b>the version that publish makes</b>"));
        assertTrue(html.contains("<h2>Refused</h2>"));
        assertTrue(html.replace("<wbr>", "")
                .contains("NoReplacement: Data/Orders (AWS::DynamoDB::Table): would be replaced"));
    }

    @Test
    void the_first_thing_on_the_page_is_whether_anything_is_at_risk_with_a_way_to_each_place() {
        String html = Samples.night().html();

        assertTrue(html.contains("<h2>Yes: data of 2 resources can be lost, and rights of 1 resource grow.</h2>"));
        for (String anchor : List.of("data-1", "data-2", "rights-1", "removal")) {
            assertTrue(html.contains("href=\"#" + anchor + "\"") && html.contains("id=" + anchor), anchor);
        }
        assertTrue(html.indexOf("id=data-1") < html.indexOf("id=rights-1"));
        assertTrue(
                Samples.calm().html().contains("No. Nothing is lost or replaced, and nobody may do more than before."));
        assertTrue(Samples.whole().html().contains("Refused. Nothing of this will be executed."));
    }

    @Test
    void a_right_that_grows_is_red_without_any_policy_and_says_what_was_allowed_before() {
        Review night = Samples.night();
        String html = night.html().replace("<wbr>", "");

        assertEquals(0, night.rules());
        assertTrue(
                html.contains("CheckoutServiceRoleDefaultPolicy33D4E5F6 (AWS::IAM::Policy) may do more than before"));
        assertTrue(html.contains("<del>dynamodb:getitem on arn:aws:dynamodb:eu-central-1:123456789012:table/orders"));
        assertTrue(html.contains("<ins>dynamodb:* on * by CheckoutServiceRole</ins>"));
        assertTrue(html.contains("<article class=usual id=rights-2>"), "a new role with one right is no alarm");
    }

    @Test
    void what_nobody_can_tell_is_not_called_safe() {
        Change nested =
                Draft.of(Change.Action.MODIFY, "Data", Change.NESTED_STACK).change();
        Changes changes = new Changes(List.of(nested));
        Review seen = Samples.of(changes, List.of(), List.of());
        Review.Head head = seen.head();
        Review unseen = new Review(
                new Review.Head(
                        head.stack(),
                        head.release(),
                        head.run(),
                        head.changeSet(),
                        head.isNew(),
                        head.changed(),
                        false,
                        head.digest(),
                        head.templateDigest()),
                seen.from(),
                seen.edits(),
                changes,
                RightsGrowth.of(changes, false),
                List.of(),
                List.of(),
                0,
                List.of());

        assertEquals(ReviewVerdict.Level.UNKNOWN, ReviewVerdict.of(unseen).level());
        assertEquals(ReviewVerdict.Level.SAFE, ReviewVerdict.of(seen).level());
    }

    @Test
    void it_says_who_wants_it_and_links_to_commit_execution_and_change_set() {
        String html = Samples.night().html().replace("<wbr>", "");

        assertTrue(html.contains("<a href=\"https://github.com/shop/web/commit/9c41e77"), html);
        assertTrue(html.contains("K. Lee, 2026-11-29 14:41 UTC"));
        assertTrue(html.contains("123456789012, eu-central-1"));
        assertTrue(
                html.contains(
                        "<a href=\"https://eu-central-1.console.aws.amazon.com/codesuite/codepipeline/pipelines/"
                            + "web-production/executions/8c1f9f54-7d3e-4d7c-9a51-1f2d3c4b5a69/timeline?region=eu-central-1\""));
        assertTrue(html.contains("<a href=\"https://eu-central-1.console.aws.amazon.com/cloudformation/home?region="
                + "eu-central-1#/stacks/changesets/changes?stackId=arn%3Aaws%3Acloudformation%3A"));
    }

    @Test
    void resources_of_one_kind_are_one_entry_with_their_number_and_their_names() {
        String html = Samples.night().html().replace("<wbr>", "");

        assertTrue(html.contains("<h3>48 of AWS::Lambda::Function: Modify Code/S3Key</h3>"));
        assertTrue(html.contains("<li>Handler48F0A1B2C3</li>"));
        assertTrue(html.contains("(24 functions share this package): 3 files changed: app/total.py"));
    }

    @Test
    void a_value_that_is_known_later_is_said_in_words() {
        String html = Samples.night().html();

        assertFalse(html.contains("KNOWN_AFTER_APPLY"), html);
        assertTrue(html.contains("<ins>(known only after the update)</ins>"));
    }

    @Test
    void long_documents_are_compared_by_lines() {
        String html = Samples.night().html().replace("<wbr>", "");

        assertTrue(html.contains("<del>-     &quot;Action&quot; : &quot;dynamodb:GetItem&quot;,</del>"), html);
        assertTrue(html.contains("<ins>+     &quot;Action&quot; : &quot;dynamodb:*&quot;,</ins>"));
    }

    @Test
    void the_data_say_the_verdict_and_where_it_comes_from() {
        JsonObject data = Json.object(Samples.night().json());

        assertEquals("at-risk", data.objectOrEmpty("verdict").needText("level"));
        assertEquals(
                "K. Lee", data.objectOrEmpty("from").objectOrEmpty("commit").needText("author"));
        assertEquals("eu-central-1", data.objectOrEmpty("from").needText("region"));
        assertEquals(2, data.objects("rights").size());
    }

    @Test
    void a_release_that_changes_nothing_says_so() {
        assertTrue(Samples.empty().html().contains("nothing to change"));
    }

    @Test
    void the_page_needs_nothing_but_itself() {
        String html = Samples.whole().html();

        assertFalse(Pattern.compile("(?i)<script|<link|<img|<iframe|url\\(|@import|\\ssrc=|(?<!<a)\\shref=")
                .matcher(html)
                .find());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>document.title='taken'</script>",
                "\"><img src=x onerror=alert(1)>",
                "</style></title></code></pre><script>1</script>",
                "' onmouseover='x",
                "&lt;script&gt;",
                "<!-- -->",
                "]]>"
            })
    void nothing_that_a_template_says_becomes_markup(String attack) {
        String plain = tags(Samples.hostile("harmless").html());

        assertEquals(plain, tags(Samples.hostile(attack).html()));
    }

    /** The markup without the text: every tag in its order. */
    private static String tags(String html) {
        return Pattern.compile("<[^>]*>")
                .matcher(html.replace("<wbr>", ""))
                .results()
                .map(found -> found.group())
                .toList()
                .toString();
    }

    @Test
    void what_is_not_seen_or_turns_the_text_around_is_shown_by_its_number() {
        String html = Samples.hostile("safe\u202Egnp.exe\u200B\u0000").html();

        assertTrue(html.contains("safe[U+202E]gnp.exe[U+200B][U+0000]"));
    }
}
