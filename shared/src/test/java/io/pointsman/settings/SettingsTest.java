package io.pointsman.settings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.engine.FailureKind;
import io.pointsman.engine.Refusal;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Where a value comes from, and what is said of one that may not be. */
final class SettingsTest {
    private static final Key<String> STACK = Key.text("StackName", "the stack to release");
    private static final Key<String> ALIAS =
            Key.text("Alias", "the alias to shift").or("live");
    private static final Key<Optional<String>> ROLE =
            Key.text("RoleArn", "a role").optional();
    private static final Key<Boolean> FLAG = Key.flag("AutoRollback", true, "whether to roll back");
    private static final List<Key<?>> KEYS = List.of(STACK, ALIAS, ROLE, FLAG);

    @Test
    void user_parameters_win_over_the_section_over_the_top_level_over_the_default() {
        String file = "{\"Alias\":\"top\",\"RoleArn\":\"top\",\"shift\":{\"Alias\":\"section\"}}";
        assertEquals("given", settings("{\"Alias\":\"given\"}", file).get(ALIAS));
        assertEquals("section", settings("{}", file).get(ALIAS));
        assertEquals(Optional.of("top"), settings("{}", file).get(ROLE));
        assertEquals("live", settings("{}", "{}").get(ALIAS));
        assertEquals("live", Settings.of("shift", KEYS, JsonObject.empty()).get(ALIAS));
    }

    @Test
    void the_owners_file_stands_between_user_parameters_and_all_that_the_artifact_says() {
        String artifact = "{\"Alias\":\"top\",\"shift\":{\"Alias\":\"section\",\"RoleArn\":\"section\"}}";
        String owners = "{\"Alias\":\"owner\",\"shift\":{\"RoleArn\":\"owner's section\"}}";
        assertEquals("owner", settings("{}", owners, artifact).get(ALIAS));
        assertEquals(
                Optional.of("owner's section"), settings("{}", owners, artifact).get(ROLE));
        assertEquals(
                "given", settings("{\"Alias\":\"given\"}", owners, artifact).get(ALIAS));
        assertEquals("section", settings("{}", "{}", artifact).get(ALIAS));
    }

    @Test
    void the_owners_file_is_checked_like_the_artifacts_and_named_apart() {
        refused(
                "settings file of the release bucket: Alias must be text, not 7",
                () -> settings("{}", "{\"Alias\":7}", "{}"));
        refused(
                "settings file of the release bucket: Allias is neither a key of an action nor an action (did you mean"
                        + " Alias?)",
                () -> settings("{}", "{\"Allias\":\"x\"}", "{}"));
        refused(
                "settings file of the release bucket, shift: Colour is not a key of shift; allowed: Alias,"
                        + " AutoRollback, RoleArn, StackName",
                () -> settings("{}", "{\"shift\":{\"Colour\":1}}", "{}"));
        refused(
                "settings file of the release bucket: shift must be an object of keys and values",
                () -> settings("{}", "{\"shift\":7}", "{}"));
    }

    @Test
    void a_value_that_another_place_overrules_must_be_allowed_all_the_same() {
        refused("settings file: Alias must be text, not 7", () -> settings("{\"Alias\":\"given\"}", "{\"Alias\":7}"));
    }

    @Test
    void a_key_says_how_its_values_make_one() {
        Key<String> joined = ALIAS.laidOver((upper, lower) -> upper + " over " + lower);
        Settings settings = Settings.of(
                "shift",
                List.of(joined),
                Set.of(),
                new Places(
                        Json.object("{\"Alias\":\"a\"}"),
                        Optional.of(Json.object("{\"Alias\":\"b\"}")),
                        Optional.of(Json.object("{\"Alias\":\"d\",\"shift\":{\"Alias\":\"c\"}}"))));
        assertEquals("a over b over c over d", settings.get(joined));
    }

    @Test
    void null_counts_as_not_given() {
        assertEquals("top", settings("{\"Alias\":null}", "{\"Alias\":\"top\"}").get(ALIAS));
        assertFalse(settings("{\"Alias\":null}", "{}").isGiven(ALIAS));
        assertTrue(settings("{}", "{\"Alias\":\"top\"}").isGiven(ALIAS));
    }

    @Test
    void a_required_key_that_is_absent_is_named_with_what_it_is_for() {
        Settings none = settings("{}", "{}");
        refused("UserParameters: StackName is required; the stack to release", () -> none.get(STACK));
    }

    @Test
    void a_value_that_is_not_allowed_is_named_with_its_place_at_once() {
        refused("UserParameters: Alias must be text, not 7", () -> settings("{\"Alias\":7}", "{}"));
        refused("settings file: Alias must be text, not [\"a\"]", () -> settings("{}", "{\"Alias\":[\"a\"]}"));
        refused(
                "settings file, shift: AutoRollback must be true or false, not \"yes\"",
                () -> settings("{}", "{\"shift\":{\"AutoRollback\":\"yes\"}}"));
    }

    @Test
    void a_long_value_is_cut_in_the_message() {
        String json = "{\"Alias\":{\"a\":\"" + "x".repeat(500) + "\"}}";
        Refusal refusal = assertThrows(Refusal.class, () -> settings(json, "{}"));
        assertTrue(String.valueOf(refusal.getMessage()).length() < 150, refusal.getMessage());
    }

    @Test
    void an_unknown_key_is_named_with_the_one_that_was_meant() {
        refused(
                "UserParameters: StackNmae is not a key of shift (did you mean StackName?); allowed: Alias,"
                        + " AutoRollback, RoleArn, StackName",
                () -> settings("{\"StackNmae\":\"web\"}", "{}"));
        refused(
                "settings file, shift: alias is not a key of shift (did you mean Alias?); allowed: Alias, AutoRollback,"
                        + " RoleArn, StackName",
                () -> settings("{}", "{\"shift\":{\"alias\":\"web\"}}"));
        refused(
                "UserParameters: Colour is not a key of shift; allowed: Alias, AutoRollback, RoleArn, StackName",
                () -> settings("{\"Colour\":\"blue\"}", "{}"));
    }

    @Test
    void the_top_level_of_the_file_may_hold_keys_of_other_actions_and_nothing_else() {
        assertEquals(
                "live",
                settings("{}", "{\"Capabilities\":[],\"changeset\":{\"Policy\":{}}}")
                        .get(ALIAS));
        String nobodys = " is neither a key of an action nor an action";
        refused(
                "settings file: Allias" + nobodys + " (did you mean Alias?)",
                () -> settings("{}", "{\"Allias\":\"x\"}"));
        refused("settings file: ALIAS" + nobodys + " (did you mean Alias?)", () -> settings("{}", "{\"ALIAS\":\"x\"}"));
        refused(
                "settings file: changset" + nobodys + " (did you mean changeset?)",
                () -> settings("{}", "{\"changset\":{}}"));
        refused("settings file: Colour" + nobodys, () -> settings("{}", "{\"Colour\":\"x\"}"));
    }

    @Test
    void a_section_that_is_no_object_is_refused() {
        refused("settings file: shift must be an object of keys and values", () -> settings("{}", "{\"shift\":7}"));
    }

    @Test
    void a_glance_reads_its_keys_and_leaves_the_others_alone() {
        Settings glance = Settings.glance(
                "shift",
                List.of(ROLE),
                places("{\"Colour\":\"blue\",\"Alias\":7}")
                        .with(Optional.of(
                                Json.object("{\"RoleArn\":\"top\",\"shift\":{\"RoleArn\":\"section\",\"Odd\":1}}"))));
        assertEquals(Optional.of("section"), glance.get(ROLE));
    }

    @Test
    void a_glance_knows_the_same_order_of_places() {
        assertEquals(Optional.of("given"), role("{\"RoleArn\":\"given\"}", "{\"shift\":{\"RoleArn\":\"section\"}}"));
        assertEquals(Optional.of("top"), role("{}", "{\"RoleArn\":\"top\"}"));
        assertEquals(Optional.empty(), role("{}", "{}"));
    }

    private static Optional<String> role(String userParameters, String file) {
        return Settings.glance("shift", List.of(ROLE), places(userParameters).with(Optional.of(Json.object(file))))
                .get(ROLE);
    }

    private static Settings settings(String userParameters, String file) {
        return Settings.of(
                "shift",
                KEYS,
                Set.of("Capabilities", "changeset"),
                places(userParameters).with(Optional.of(Json.object(file))));
    }

    private static Places places(String userParameters) {
        return Places.of(Json.object(userParameters));
    }

    private static Settings settings(String userParameters, String owners, String file) {
        return Settings.of(
                "shift",
                KEYS,
                Set.of("Capabilities", "changeset"),
                new Places(
                        Json.object(userParameters), Optional.of(Json.object(owners)), Optional.of(Json.object(file))));
    }

    private static void refused(String message, Executable reading) {
        Refusal refusal = assertThrows(Refusal.class, reading);
        assertEquals(message, refusal.getMessage());
        assertEquals(FailureKind.CONFIGURATION, refusal.kind());
    }
}
