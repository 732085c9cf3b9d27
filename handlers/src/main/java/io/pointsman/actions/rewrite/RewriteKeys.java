package io.pointsman.actions.rewrite;

import io.pointsman.runtime.AliasKeys;
import io.pointsman.settings.Key;
import java.util.List;
import java.util.Optional;

/** The keys of {@code rewrite}. */
final class RewriteKeys {
    static final Key<Optional<String>> TEMPLATE_PATH = Key.text(
                    "TemplatePath",
                    "path of the template in the artifact; by default the first found of "
                            + String.join(", ", TemplateFile.USUAL))
            .optional()
            .ofArtifact();

    static final Key<Packaging> PACKAGING = Key.matching(
                    "Packaging",
                    "auto|content",
                    "auto or content",
                    "auto: the whole artifact keeps its own location, a part of it is cut out by content digest;"
                            + " content: everything by content digest")
            .map(Packaging::of, Optional.of(Packaging.AUTO))
            .ofArtifact();

    static final List<Key<?>> ALL =
            List.of(TEMPLATE_PATH, PACKAGING, AliasKeys.ALIAS, AliasKeys.FUNCTIONS, AliasKeys.CALLERS);

    private RewriteKeys() {}
}
