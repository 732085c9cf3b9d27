package io.pointsman.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.json.JsonObject;
import io.pointsman.release.ReleasedBytes;
import io.pointsman.review.Change.Action;
import io.pointsman.secrets.Disclosure;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page and the data of a review, and what its policy says, of changes that hold secrets. */
final class ShownChangesTest {
    private static final JsonObject PERMISSION = JsonObject.of(
                    "Principal", "alexa-connectedhome.amazon.com", "Action", "lambda:InvokeFunction")
            .with("EventSourceToken", "amzn1.hunter2");

    private static Changes changes(String pin) {
        return new Changes(List.of(
                Draft.of(Action.MODIFY, "F", "AWS::Lambda::Function")
                        .changing("Environment", "Environment/Variables/PIN", "Never", "hunter1", pin)
                        .before(variables("hunter1"))
                        .after(variables(pin))
                        .change(),
                Draft.of(Action.ADD, "Allow", "AWS::Lambda::Permission")
                        .after(PERMISSION)
                        .change()));
    }

    private static JsonObject variables(String pin) {
        return JsonObject.of("Environment", JsonObject.of("Variables", JsonObject.of("PIN", pin)));
    }

    private static String everything(Changes real) {
        ShownChanges shown = ShownChanges.of(real, Disclosure.BY_NAME);
        List<Objection> objections = new Policy(List.of(new Policy.Rule.NoIamBroadening()))
                .objections(real, true).stream().map(shown::masked).toList();
        assertEquals(1, objections.size());
        Review review = new Review(
                new Review.Head("web", "r", "run", "set", false, true, true, real.digest(ReleasedBytes.NONE), "t"),
                ReviewedFrom.UNKNOWN,
                Review.Edits.none("t"),
                shown.changes(),
                RightsGrowth.of(real, true).stream()
                        .map(growth -> growth.masked(shown::masked))
                        .toList(),
                List.of(),
                List.of(),
                1,
                objections);
        return review.html() + review.json() + objections;
    }

    @Test
    void neither_page_nor_data_nor_objection_holds_a_secret() {
        String all = everything(changes("hunter2"));

        assertFalse(all.contains("hunter"), all);
        assertTrue(all.contains("<ins>changed</ins>") && all.contains("\"EventSourceToken\":\"changed\""), all);
    }

    @Test
    void the_digest_covers_what_is_not_shown() {
        assertNotEquals(
                changes("hunter2").digest(ReleasedBytes.NONE),
                changes("hunter3").digest(ReleasedBytes.NONE));
        assertEquals(
                ShownChanges.of(changes("hunter2"), Disclosure.BY_NAME).changes(),
                ShownChanges.of(changes("hunter3"), Disclosure.BY_NAME).changes());
    }
}
