package io.pointsman.actions.rewrite;

import io.pointsman.artifact.ArchiveFile;
import io.pointsman.template.CodeSite;
import io.pointsman.template.Survey;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A template of the artifact and those that it brings in.
 *
 * @param nested by the site that names them; the identity of a site is that of its place in this template
 */
record TemplateNode(ArchiveFile file, Survey survey, Map<CodeSite, TemplateNode> nested) {
    String path() {
        return file.path();
    }

    /** Paths in it are relative to this; empty at the root. */
    String folder() {
        return path().contains("/") ? path().substring(0, path().lastIndexOf('/')) : "";
    }

    /** This one and all below it. */
    Stream<TemplateNode> all() {
        return Stream.concat(Stream.of(this), nested.values().stream().flatMap(TemplateNode::all));
    }

    /** The same template may be brought in twice, with other values for its parameters: these are two. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
