package io.pointsman.actions.rewrite;

import io.pointsman.template.CodeSite;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Paths as they are written in a template. */
final class PathInArtifact {
    private PathInArtifact() {}

    /** Of a site of a template. Empty also where the site has no path of its own. */
    static Optional<String> of(TemplateNode template, CodeSite site) {
        return switch (site.need()) {
            case CodeSite.Local(String path, var ignored) -> resolve(template.folder(), path);
            case CodeSite.ByParameters ignored -> Optional.of("");
        };
    }

    /** The path from the artifact's root, empty for the root itself; nothing when it is absolute or leaves the artifact. */
    static Optional<String> resolve(String folder, String path) {
        if (path.startsWith("/")) {
            return Optional.empty();
        }
        Deque<String> names = new ArrayDeque<>();
        for (String name : (folder + "/" + path).split("/", -1)) {
            if (name.equals("..")) {
                if (names.pollLast() == null) {
                    return Optional.empty();
                }
            } else if (!name.isEmpty() && !name.equals(".")) {
                names.addLast(name);
            }
        }
        return Optional.of(String.join("/", names));
    }
}
