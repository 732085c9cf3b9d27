package io.pointsman.actions.rewrite;

import io.pointsman.engine.Refusal;
import io.pointsman.runtime.InputArtifact;
import java.util.List;
import java.util.Optional;

/**
 * The template in the source artifact.
 *
 * @param path inside the artifact
 */
record TemplateFile(String path, String text) {
    static final List<String> USUAL =
            List.of("template.yaml", "template.yml", "template.json", "sam.template", "sam.yaml", "sam.yml");

    static TemplateFile find(InputArtifact source, Optional<String> named) {
        String path = named.map(given -> given(source, given)).orElseGet(() -> usual(source));
        String text = source.text(path).orElseThrow(() -> missing(source, path));
        return new TemplateFile(path, text);
    }

    private static String given(InputArtifact source, String path) {
        return PathInArtifact.resolve("", path).orElseThrow(() -> missing(source, path));
    }

    private static String usual(InputArtifact source) {
        return USUAL.stream()
                .filter(path -> source.zip().file(path).isPresent())
                .findFirst()
                .orElseThrow(() -> Refusal.configuration("artifact "
                        + source.artifact().name() + " has none of " + String.join(", ", USUAL)
                        + " at its root; put the template there or set TemplatePath"));
    }

    private static Refusal missing(InputArtifact source, String path) {
        return Refusal.configuration("UserParameters: TemplatePath names " + path + ", which is not in artifact "
                + source.artifact().name());
    }

    /** The folder in which it lies; empty at the root. */
    String folder() {
        return path.contains("/") ? path.substring(0, path.lastIndexOf('/')) : "";
    }
}
