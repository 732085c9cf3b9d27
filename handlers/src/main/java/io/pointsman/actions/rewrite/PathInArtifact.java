package io.pointsman.actions.rewrite;

import io.pointsman.artifact.RelativePath;
import io.pointsman.template.CodeSite;
import java.util.Optional;

/** Paths as they are written in a template. */
final class PathInArtifact {
    private PathInArtifact() {}

    /** Of a site of a template. Empty also where the site has no path of its own. */
    static Optional<String> of(TemplateNode template, CodeSite site) {
        return switch (site.need()) {
            case CodeSite.Local(String path, var ignored) -> resolve(template.folder(), path);
            case CodeSite.KnownAsset(var ignored, String path) -> Optional.of(path);
            case CodeSite.ByParameters ignored -> Optional.of("");
        };
    }

    /** The path from the artifact's root, empty for the root itself; nothing when it is absolute or leaves the artifact. */
    static Optional<String> resolve(String folder, String path) {
        return RelativePath.resolve(folder, path);
    }
}
