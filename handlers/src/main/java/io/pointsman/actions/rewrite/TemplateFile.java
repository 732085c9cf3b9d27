package io.pointsman.actions.rewrite;

import io.pointsman.actions.rewrite.cdk.SynthesizedStack;
import io.pointsman.artifact.ArchiveFile;
import io.pointsman.artifact.ZipArchive;
import io.pointsman.assembly.AssemblyStack;
import io.pointsman.assembly.BadAssembly;
import io.pointsman.assembly.CloudAssembly;
import io.pointsman.engine.Refusal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the template in the source artifact: the one that is named, one under a usual name, or a stack's of a cloud assembly. */
final class TemplateFile {
    static final List<String> USUAL =
            List.of("template.yaml", "template.yml", "template.json", "sam.template", "sam.yaml", "sam.yml");

    private static final String SERVERLESS = ".serverless/";
    private static final String OF_SERVERLESS =
            SERVERLESS + " is a package of the Serverless Framework, whose templates name"
                    + " code in a bucket that serverless deploy fills; Pointsman does not put it there";

    private final ZipArchive artifact;
    private final String name;

    /** @param name of the artifact, for messages */
    TemplateFile(ZipArchive artifact, String name) {
        this.artifact = artifact;
        this.name = name;
    }

    /**
     * @param path of the template
     * @param stack of a cloud assembly
     */
    TemplateChoice find(Optional<String> path, Optional<String> stack) {
        try {
            return path.isPresent() ? named(path.get(), stack) : unnamed(stack);
        } catch (BadAssembly e) {
            throw Refusal.configuration("artifact " + name + ", " + e.getMessage());
        }
    }

    private TemplateChoice named(String path, Optional<String> stack) {
        ArchiveFile file = PathInArtifact.resolve("", path)
                .map(artifact::spelled)
                .flatMap(artifact::file)
                .orElseThrow(() -> Refusal.configuration("UserParameters: TemplatePath names " + path
                        + ", which is not in artifact " + name + hint(path)));
        return of(file, stack);
    }

    private TemplateChoice of(ArchiveFile file, Optional<String> stack) {
        Optional<AssemblyStack> found = CloudAssembly.around(artifact, file.path());
        stack.filter(wanted -> found.stream().noneMatch(it -> it.isCalled(wanted)))
                .ifPresent(wanted -> {
                    throw Refusal.configuration("TemplatePath is " + file.path()
                            + ", which is not the template of Stack " + wanted + "; set one of the two");
                });
        if (found.isEmpty()) {
            refuseNested(file.path());
        }
        return new TemplateChoice(file, found.map(one -> SynthesizedStack.of(artifact, one)));
    }

    /** It would be deployed with locations that nobody fills, and without what its stack passes to it. */
    private void refuseNested(String path) {
        CloudAssembly.using(artifact, path).ifPresent(stack -> {
            throw Refusal.configuration("TemplatePath is " + path + ", which is nested in a stack: set Stack to "
                    + stack.displayName() + ", and take TemplatePath out");
        });
    }

    private TemplateChoice unnamed(Optional<String> stack) {
        Optional<ArchiveFile> usual = stack.isPresent()
                ? Optional.empty()
                : USUAL.stream().flatMap(path -> artifact.file(path).stream()).findFirst();
        return usual.map(file -> new TemplateChoice(file, Optional.empty()))
                .or(() -> CloudAssembly.find(artifact).map(assembly -> synthesized(assembly.stack(stack))))
                .orElseThrow(() -> stack.isPresent() ? noAssembly(stack.get()) : nothing());
    }

    private TemplateChoice synthesized(AssemblyStack stack) {
        ArchiveFile file = artifact.file(artifact.spelled(stack.template()))
                .orElseThrow(() -> Refusal.configuration("artifact " + name + ", " + stack.manifest() + ": artifacts."
                        + stack.id() + ".properties.templateFile is " + stack.template()
                        + ", which is not in the artifact; run cdk synth again, and pack the whole of cdk.out"));
        return new TemplateChoice(file, Optional.of(SynthesizedStack.of(artifact, stack)));
    }

    private Refusal noAssembly(String stack) {
        return Refusal.configuration("Stack is " + stack + ", and artifact " + name
                + " has no cloud assembly at its root or one folder down: no file cdk.out; pack what cdk synth wrote,"
                + " or take Stack out");
    }

    private Refusal nothing() {
        return Refusal.configuration("artifact " + name + " has none of " + String.join(", ", USUAL)
                + " at its root, and no cdk.out; put the template there or set TemplatePath"
                + Stream.concat(USUAL.stream().map(this::hint).filter(hint -> !hint.isEmpty()), serverless().stream())
                        .findFirst()
                        .orElse(""));
    }

    private String hint(String path) {
        MissingPath missing = new MissingPath(artifact.paths());
        return missing.inTopFolder(path).or(() -> missing.withBackslashes(path)).orElse("");
    }

    /** What to know of a template by where it lies. */
    static Optional<String> matter(String path) {
        return ("/" + path).contains("/" + SERVERLESS) ? Optional.of(OF_SERVERLESS) : Optional.empty();
    }

    private Optional<String> serverless() {
        return artifact.paths().stream().anyMatch(path -> path.startsWith(SERVERLESS))
                ? Optional.of("; " + OF_SERVERLESS)
                : Optional.empty();
    }
}
