package io.pointsman.actions.changeset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.pointsman.engine.Refusal;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** CloudFormation's limits of a tag, to the character. */
final class StackTagsTest {
    private static String refused(String key, String value) {
        return String.valueOf(assertThrows(Refusal.class, () -> StackTags.checked(Map.of(key, value)))
                .getMessage());
    }

    @Test
    void one_that_cloudformation_takes_is_taken() {
        Map<String, String> tags = Map.of("k".repeat(128), "v".repeat(256));

        assertEquals(tags, StackTags.checked(tags));
    }

    @Test
    void one_that_it_does_not_take_is_named_without_its_value() {
        assertEquals("Tags: a key has 0 characters, and CloudFormation takes 1 to 128", refused("", "v"));
        assertEquals(
                "Tags: a key has 129 characters, and CloudFormation takes 1 to 128", refused("k".repeat(129), "v"));
        assertEquals(
                "Tags: the value of team has 0 characters, and CloudFormation takes 1 to 256", refused("team", ""));
        assertEquals(
                "Tags: the value of team has 257 characters, and CloudFormation takes 1 to 256",
                refused("team", "v".repeat(257)));
        assertEquals("Tags: aws:team begins with aws:, which AWS keeps for tags of its own", refused("aws:team", "v"));
    }
}
