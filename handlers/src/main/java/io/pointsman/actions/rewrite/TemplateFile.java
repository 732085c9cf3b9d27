package io.pointsman.actions.rewrite;

import io.pointsman.artifact.ArchiveFile;
import io.pointsman.engine.Refusal;
import io.pointsman.runtime.InputArtifact;
import java.util.List;
import java.util.Optional;

/** Finds the template in the source artifact. */
final class TemplateFile {
    static final List<String> USUAL =
            List.of("template.yaml", "template.yml", "template.json", "sam.template", "sam.yaml", "sam.yml");

    private TemplateFile() {}

    static ArchiveFile find(InputArtifact source, Optional<String> named) {
        return named.isPresent() ? given(source, named.get()) : usual(source);
    }

    private static ArchiveFile given(InputArtifact source, String path) {
        return PathInArtifact.resolve("", path)
                .map(source.zip()::spelled)
                .flatMap(found -> source.zip().file(found))
                .orElseThrow(() -> Refusal.configuration("UserParameters: TemplatePath names " + path
                        + ", which is not in artifact " + source.artifact().name() + hint(source, path)));
    }

    private static String hint(InputArtifact source, String path) {
        MissingPath missing = new MissingPath(source.zip().paths());
        return missing.inTopFolder(path).or(() -> missing.withBackslashes(path)).orElse("");
    }

    private static ArchiveFile usual(InputArtifact source) {
        return USUAL.stream()
                .flatMap(path -> source.zip().file(path).stream())
                .findFirst()
                .orElseThrow(() -> Refusal.configuration("artifact "
                        + source.artifact().name() + " has none of " + String.join(", ", USUAL)
                        + " at its root; put the template there or set TemplatePath"
                        + USUAL.stream()
                                .map(path -> hint(source, path))
                                .filter(hint -> !hint.isEmpty())
                                .findFirst()
                                .orElse("")));
    }
}
