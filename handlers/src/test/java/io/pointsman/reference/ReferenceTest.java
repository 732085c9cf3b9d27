package io.pointsman.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.actions.rewrite.RewritePreview;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.settings.Guards;
import io.pointsman.settings.Key;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReferenceTest {
    private static final Path DOCS = Path.of("..", "docs");
    private static final boolean WRITE = "write".equals(System.getProperty("reference.mode"));

    private final Map<String, List<Key<?>>> actions = KeyCatalog.own();

    ReferenceTest() throws IOException {}

    private static void isWritten(String path, String text) throws IOException {
        Path file = DOCS.resolve(path);
        if (WRITE) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        }
        String found = Files.exists(file) ? Files.readString(file) : "";
        assertEquals(
                text,
                found,
                "docs/" + path + " is not what the code says; write it anew:"
                        + " mvn test -pl handlers -am -Dtest=ReferenceTest -Dsurefire.failIfNoSpecifiedTests=false"
                        + " -Dreference.mode=write");
    }

    private static String file(String action) {
        return "schema/user-parameters." + action + ".schema.json";
    }

    @Test
    void each_action_has_the_schema_of_its_user_parameters() throws IOException {
        for (var action : actions.entrySet()) {
            isWritten(
                    file(action.getKey()),
                    Json.pretty(Schemas.userParameters(action.getKey(), action.getValue())) + "\n");
        }
    }

    @Test
    void the_findings_of_validate_have_a_schema() throws IOException {
        isWritten("schema/findings.schema.json", Json.pretty(RewritePreview.schema()) + "\n");
    }

    @Test
    void the_settings_file_has_a_schema() throws IOException {
        isWritten("schema/settings.schema.json", Json.pretty(Schemas.settings(actions)) + "\n");
    }

    @Test
    void the_reference_has_every_key() throws IOException {
        isWritten("reference/keys.md", KeyReference.of(actions));
    }

    @Test
    void the_settings_file_may_speak_to_every_action() throws ReflectiveOperationException {
        Set<String> wanted = new TreeSet<>(actions.keySet());
        actions.values().forEach(own -> wanted.addAll(KeyCatalog.all(own).keySet()));
        assertEquals(wanted, new TreeSet<>((Set<?>) settingsNames("ALL")));
    }

    @Test
    void a_guard_key_is_one_wherever_an_action_knows_it() throws ReflectiveOperationException {
        Set<String> guards = new TreeSet<>();
        Set<String> artifacts = new TreeSet<>();
        actions.values()
                .forEach(own -> KeyCatalog.all(own)
                        .values()
                        .forEach(key -> (key.isGuard() ? guards : artifacts).add(key.name())));
        assertEquals(guards, new TreeSet<>(((Guards) settingsNames("GUARDS")).guards()));
        artifacts.retainAll(guards);
        assertEquals(Set.of(), artifacts, "one action guards these, and another does not");
    }

    private static Object settingsNames(String name) throws ReflectiveOperationException {
        var field = Class.forName("io.pointsman.runtime.SettingsNames").getDeclaredField(name);
        field.setAccessible(true);
        return field.get(null);
    }

    @Test
    void no_schema_is_left_over_from_an_action_that_is_gone() throws IOException {
        Set<String> wanted = actions.keySet().stream()
                .map(action -> file(action).substring("schema/".length()))
                .collect(Collectors.toCollection(TreeSet::new));
        try (Stream<Path> files = Files.list(DOCS.resolve("schema"))) {
            Set<String> found = files.map(path -> path.getFileName().toString())
                    .filter(name -> name.startsWith("user-parameters."))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(wanted, found);
        }
    }

    @Test
    void the_default_of_a_key_is_a_value_that_its_schema_names() {
        for (List<Key<?>> keys : actions.values()) {
            for (Key<?> key : keys) {
                if (key.fallback().orElse(null) instanceof Boolean) {
                    assertEquals(
                            "boolean", Json.object(key.schema()).text("type").orElse("none"), key.name());
                }
                if (key.fallback().orElse(null) instanceof Integer number) {
                    JsonObject schema = Json.object(key.schema());
                    assertTrue(schema.number("minimum").orElseThrow() <= number, key.name());
                    assertTrue(schema.number("maximum").orElseThrow() >= number, key.name());
                }
            }
        }
    }

    @Test
    void what_a_schema_allows_by_its_enum_the_code_reads() {
        for (List<Key<?>> keys : actions.values()) {
            for (Key<?> key : keys) {
                enumOf(key)
                        .forEach(value -> assertTrue(
                                key.read().apply(value).isPresent(), key.name() + " does not read " + value));
                assertTrue(
                        enumOf(key).isEmpty()
                                || key.read().apply("no such word").isEmpty(),
                        key.name());
            }
        }
    }

    private static List<String> enumOf(Key<?> key) {
        return key.schema().startsWith("{") ? Json.object(key.schema()).texts("enum") : List.of();
    }
}
