package io.pointsman.actions.rewrite;

import io.pointsman.actions.rewrite.cdk.SynthesizedStack;
import io.pointsman.artifact.ArchiveFile;
import io.pointsman.artifact.ZipArchive;
import io.pointsman.assembly.CloudAssembly;
import io.pointsman.release.MadeFor;
import io.pointsman.template.PublishedFiles;
import java.util.Map;
import java.util.Optional;

/**
 * The template that is released.
 *
 * @param stack whose template it is, where it lies in a cloud assembly
 */
record TemplateChoice(ArchiveFile file, Optional<SynthesizedStack> stack) {
    String path() {
        return file.path();
    }

    /** Whether the artifact is what the CDK has synthesized, and not something that holds it beside code. */
    boolean isOfAssembly(ZipArchive artifact) {
        return stack.isPresent() && CloudAssembly.isAssembly(artifact, "");
    }

    /** Values that the CDK CLI would give its parameters. */
    Map<String, String> parameters() {
        return stack.map(one -> one.stack().settings().parameters()).orElse(Map.of());
    }

    MadeFor madeFor() {
        return stack.map(one -> one.stack().settings())
                .map(settings -> new MadeFor(settings.account(), settings.region()))
                .orElse(MadeFor.ANYWHERE);
    }

    /** What it may name by the place where the CDK CLI would have published it. */
    PublishedFiles published() {
        return stack.map(SynthesizedStack::published).orElse(PublishedFiles.NONE);
    }
}
