package io.pointsman.actions.rewrite;

import io.pointsman.actions.rewrite.cdk.AssemblyPolicy;
import io.pointsman.actions.rewrite.cdk.AssetsKept;
import io.pointsman.actions.rewrite.cdk.ImagesLeft;
import io.pointsman.actions.rewrite.origin.OriginKeys;
import io.pointsman.runtime.AliasKeys;
import io.pointsman.settings.Key;
import io.pointsman.settings.Settings;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The keys of {@code rewrite}. */
final class RewriteKeys {
    static final Key<Optional<String>> TEMPLATE_PATH = Key.text(
                    "TemplatePath",
                    "path of the template in the artifact; by default the first found of "
                            + String.join(", ", TemplateFile.USUAL)
                            + ", else the stack's of a cloud assembly at the artifact's root or one folder down")
            .optional()
            .ofArtifact();

    static final Key<Optional<String>> STACK = Key.text(
                    "Stack",
                    "the stack of a cloud assembly (cdk.out) that is released: its id in manifest.json, or its display"
                            + " name; needed where there are several")
            .optional()
            .ofArtifact();

    static final Key<AssetsKept> ASSETS = Key.matching(
                    "Assets",
                    "none|published",
                    "none or published",
                    "assets of a cloud assembly that stand where no location can be put (custom resources, user data,"
                            + " policies). none: they are refused; published: the build has published them with"
                            + " cdk-assets")
            .map(AssetsKept::of, Optional.of(AssetsKept.NONE))
            .ofArtifact();

    static final Key<ImagesLeft> IMAGES = Key.matching(
                    "Images",
                    "warn|refuse",
                    "warn or refuse",
                    "what becomes of a release with image assets of a cloud assembly, which the build has to publish")
            .map(ImagesLeft::of, Optional.of(ImagesLeft.WARN));

    static final Key<Packaging> PACKAGING = Key.matching(
                    "Packaging",
                    "auto|content",
                    "auto or content",
                    "auto: the whole artifact keeps its own location, a part of it is cut out by content digest;"
                            + " content: everything by content digest")
            .map(Packaging::of, Optional.of(Packaging.AUTO))
            .ofArtifact();

    static final List<Key<?>> ALL = Stream.concat(
                    Stream.of(
                            TEMPLATE_PATH,
                            STACK,
                            ASSETS,
                            IMAGES,
                            PACKAGING,
                            AliasKeys.ALIAS,
                            AliasKeys.FUNCTIONS,
                            AliasKeys.CALLERS),
                    OriginKeys.ALL.stream())
            .<Key<?>>map(key -> key)
            .toList();

    /** What is asked by whoever has no job: a person with the artifact on disk. */
    static final List<Key<?>> OF_ASSEMBLIES = List.of(STACK, ASSETS, IMAGES);

    static AssemblyPolicy assembly(Settings settings) {
        return new AssemblyPolicy(settings.get(ASSETS), settings.get(IMAGES));
    }

    private RewriteKeys() {}
}
