package io.pointsman.assembly;

import java.util.List;
import java.util.Optional;

/**
 * A stack of a cloud assembly.
 *
 * @param id of its artifact in the manifest
 * @param displayName its path in the application: {@code Prod/Shop}
 * @param manifest path of the manifest that names it, from the artifact's root
 * @param template path of its template, from the artifact's root
 * @param assets path of its asset manifest, from the artifact's root
 * @param dependencies ids of the artifacts that it needs
 */
public record AssemblyStack(
        String id,
        String displayName,
        String manifest,
        String template,
        Optional<String> assets,
        List<String> dependencies,
        StackSettings settings) {
    public AssemblyStack {
        dependencies = List.copyOf(dependencies);
    }

    /** By its id or its display name. */
    public boolean isCalled(String name) {
        return id.equals(name) || displayName.equals(name);
    }
}
