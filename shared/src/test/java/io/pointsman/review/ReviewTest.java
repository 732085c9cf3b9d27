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

        List<Integer> places = Stream.of("Data at risk", "Removed", "Permissions", "New code", "Added")
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
    void a_release_that_changes_nothing_says_so() {
        assertTrue(Samples.empty().html().contains("nothing to change"));
    }

    @Test
    void the_page_needs_nothing_but_itself() {
        String html = Samples.whole().html();

        assertFalse(Pattern.compile("(?i)<script|<link|<img|<iframe|url\\(|@import|\\s(src|href)=")
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
