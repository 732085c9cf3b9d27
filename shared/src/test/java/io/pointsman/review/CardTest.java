package io.pointsman.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.json.JsonObject;
import io.pointsman.review.Change.Action;
import io.pointsman.review.Change.Replacement;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CardTest {
    private static PropertyChange place(String evaluation, String source, Optional<String> after) {
        return new PropertyChange(
                "Properties",
                "TopicName",
                "/Properties/TopicName",
                "Always",
                evaluation,
                source,
                source.equals("ParameterReference") ? "Name" : "",
                Optional.of("a"),
                after);
    }

    private static String html(PropertyChange... places) {
        Change change = new Change(
                "",
                Action.MODIFY,
                "T",
                "web-T",
                "AWS::SNS::Topic",
                Replacement.YES,
                "",
                List.of("Properties"),
                List.of(places),
                Optional.empty(),
                Optional.empty(),
                JsonObject.empty());
        return new Card(change).markup("article").html();
    }

    /** As AWS was recorded to show it (docs/aws-facts.md). */
    @Test
    void a_place_that_a_changed_parameter_moves_is_said_once() {
        for (Optional<String> again : List.of(Optional.of("b"), Optional.<String>empty())) {
            String html = html(
                    place("Static", "ParameterReference", Optional.of("b")),
                    place("Dynamic", "DirectModification", again));
            assertEquals(1, html.split("<dt>", -1).length - 1, html);
            assertTrue(html.contains("because of Name"), html);
            assertFalse(html.contains("known only when it runs"), html);
        }
    }

    @Test
    void what_is_known_only_when_it_runs_is_said_to_be() {
        assertTrue(
                html(place("Dynamic", "DirectModification", Optional.empty())).contains("known only when it runs"));
        String other = html(
                place("Static", "ParameterReference", Optional.of("b")),
                place("Dynamic", "DirectModification", Optional.of("c")));
        assertTrue(other.contains("known only when it runs"), other);
    }
}
