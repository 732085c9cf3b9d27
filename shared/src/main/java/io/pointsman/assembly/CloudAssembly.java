package io.pointsman.assembly;

import io.pointsman.artifact.RelativePath;
import io.pointsman.artifact.ZipArchive;
import java.util.List;
import java.util.Optional;

/**
 * A cloud assembly: what {@code cdk synth} wrote, with its stages.
 *
 * @param folder from the artifact's root; empty for the root
 * @param stacks those of stages among them, in the order of the manifests
 */
public record CloudAssembly(String folder, List<AssemblyStack> stacks) {
    private static final String MARK = "cdk.out";

    public CloudAssembly {
        stacks = List.copyOf(stacks);
    }

    /**
     * At the artifact's root, or one folder down.
     *
     * @throws BadAssembly where there is one that cannot be read, or where there are several
     */
    public static Optional<CloudAssembly> find(ZipArchive artifact) {
        if (isAssembly(artifact, "")) {
            return Optional.of(read(artifact, ""));
        }
        List<String> folders = artifact.paths().stream()
                .filter(path -> path.endsWith("/" + MARK))
                .map(RelativePath::folder)
                .filter(folder -> !folder.contains("/"))
                .toList();
        if (folders.size() > 1) {
            throw new BadAssembly("the folders " + String.join(", ", folders)
                    + " are cloud assemblies; name the template of one in TemplatePath");
        }
        return folders.stream().findFirst().map(folder -> read(artifact, folder));
    }

    /** The assembly whose stack, or whose stage's, has this template; nothing where the template is in none. */
    public static Optional<AssemblyStack> around(ZipArchive artifact, String template) {
        String folder = RelativePath.folder(template);
        return isAssembly(artifact, folder)
                ? read(artifact, folder).stacks().stream()
                        .filter(stack -> stack.template().equals(template))
                        .findFirst()
                : Optional.empty();
    }

    /** The stack of an assembly that has this file among its assets: a template that is nested in it. */
    public static Optional<AssemblyStack> using(ZipArchive artifact, String template) {
        String folder = RelativePath.folder(template);
        return isAssembly(artifact, folder)
                ? read(artifact, folder).stacks().stream()
                        .filter(stack -> AssetManifest.of(artifact, stack).files().stream()
                                .anyMatch(file -> file.source().equals(Optional.of(template))))
                        .findFirst()
                : Optional.empty();
    }

    /** @param folder from the artifact's root; empty for the root */
    public static boolean isAssembly(ZipArchive artifact, String folder) {
        return artifact.file(folder.isEmpty() ? MARK : folder + "/" + MARK).isPresent();
    }

    private static CloudAssembly read(ZipArchive artifact, String folder) {
        return new CloudAssembly(folder, new StacksReader(artifact).read(folder));
    }

    /**
     * The stack that is meant.
     *
     * @param name its id in the manifest, or its display name; may be left out where there is one alone
     * @throws BadAssembly where none is, or nobody says which
     */
    public AssemblyStack stack(Optional<String> name) {
        List<AssemblyStack> found = name.map(it ->
                        stacks.stream().filter(stack -> stack.isCalled(it)).toList())
                .orElse(stacks);
        if (found.size() == 1) {
            return found.getFirst();
        }
        throw new BadAssembly(manifest() + ": " + StackOrder.choices(name, stacks));
    }

    private String manifest() {
        return folder.isEmpty() ? StacksReader.MANIFEST : folder + "/" + StacksReader.MANIFEST;
    }
}
