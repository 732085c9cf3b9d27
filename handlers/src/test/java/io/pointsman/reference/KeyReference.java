package io.pointsman.reference;

import io.pointsman.runtime.CommonKeys;
import io.pointsman.settings.Key;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The reference of every key, as Markdown. */
final class KeyReference {
    private static final String HEAD = """
        # Keys

        Written from the code by `mvn test -pl handlers -am -Dtest=ReferenceTest -Dsurefire.failIfNoSpecifiedTests=false
        -Dreference.mode=write`; a test compares.

        A key stands in `UserParameters` (a JSON object of at most 1,000 characters), in the settings file of the pipeline's owner
        (`settings/<StackName>.yaml` in the release bucket), or in that of the artifact (`pointsman.yaml`); in a file at top level
        or in a section under the action's name. UserParameters win over the owner's file, that over the artifact's, a section over
        the top level, all over the default; of `Functions` and `ParameterOverrides` each entry by itself. A key that is not known
        there is refused, with the one that was meant.

        The last column says who may set a key. **Pipeline**: UserParameters and the owner's file; the artifact's file only where
        one of these has the key in `ArtifactMay`, because whoever can push writes it. Artifact: all three.
        Schemas for editors are in `docs/schema/`: the first line of a settings file may be

        ```yaml
        # yaml-language-server: $schema=docs/schema/settings.schema.json
        ```
        """;

    private KeyReference() {}

    static String of(Map<String, List<Key<?>>> actions) {
        StringBuilder text = new StringBuilder(HEAD);
        section(text, "every action", CommonKeys.ALL);
        actions.forEach((action, keys) -> section(text, action, keys));
        section(text, "inside `Functions` of shift, for each function", KeyCatalog.ofOneFunction());
        return text.toString();
    }

    private static void section(StringBuilder text, String title, Collection<Key<?>> keys) {
        text.append("\n## ")
                .append(title)
                .append("\n\n| key | what it says | must be | default | set by |\n|---|---|---|---|---|\n");
        keys.forEach(key -> text.append("| `%s` | %s | %s | %s | %s |\n"
                .formatted(
                        key.name(),
                        cell(key.description()),
                        cell(key.allowed()),
                        shown(key),
                        key.isGuard() ? "**pipeline**" : "artifact")));
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("<", "&lt;");
    }

    private static String shown(Key<?> key) {
        return switch (key.fallback().orElse(null)) {
            case null -> "**required** (by all but `rewrite`)";
            case Optional<?> none when none.isEmpty() -> "none";
            case Collection<?> some when some.isEmpty() -> "none";
            case Map<?, ?> some when some.isEmpty() -> "none";
            case Collection<?> some ->
                "`" + String.join(", ", some.stream().map(String::valueOf).toList()) + "`";
            case Boolean flag -> "`" + flag + "`";
            case Integer number -> "`" + number + "`";
            case String word -> "`" + word + "`";
            case Object other ->
                spelled(key, other).map(word -> "`" + word + "`").orElse("as described");
        };
    }

    /** How a user would write a value: the word that the key reads as it. */
    private static Optional<String> spelled(Key<?> key, Object value) {
        return words(key, value)
                .filter(word -> key.read().apply(word).filter(value::equals).isPresent())
                .findFirst();
    }

    private static Stream<String> words(Key<?> key, Object value) {
        Stream<String> allowed = Stream.of(key.allowed().split("[ ,]+"));
        return value instanceof Record record ? Stream.concat(allowed, texts(record)) : allowed;
    }

    private static Stream<String> texts(Record record) {
        return Stream.of(record.getClass().getRecordComponents()).flatMap(component -> {
            try {
                component.getAccessor().setAccessible(true);
                return component.getAccessor().invoke(record) instanceof String text ? Stream.of(text) : Stream.of();
            } catch (ReflectiveOperationException e) {
                throw new LinkageError(record.getClass() + " cannot be looked into", e);
            }
        });
    }
}
