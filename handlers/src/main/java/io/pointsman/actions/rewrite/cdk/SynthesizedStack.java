package io.pointsman.actions.rewrite.cdk;

import io.pointsman.artifact.RelativePath;
import io.pointsman.artifact.ZipArchive;
import io.pointsman.assembly.AssemblyStack;
import io.pointsman.assembly.AssetManifest;
import io.pointsman.template.PublishedFile;
import io.pointsman.template.PublishedFiles;
import java.util.stream.Stream;

/** A stack of a cloud assembly, and the files of the artifact that its templates name. */
public final class SynthesizedStack {
    private final AssemblyStack stack;
    private final AssetManifest assets;
    private final PublishedFiles published;

    private SynthesizedStack(AssemblyStack stack, AssetManifest assets, PublishedFiles published) {
        this.stack = stack;
        this.assets = assets;
        this.published = published;
    }

    /** @throws io.pointsman.assembly.BadAssembly where its asset manifest cannot be understood */
    public static SynthesizedStack of(ZipArchive artifact, AssemblyStack stack) {
        AssetManifest assets = AssetManifest.of(artifact, stack);
        PublishedFiles.Builder published = new PublishedFiles.Builder();
        for (AssetManifest.FileAsset asset : assets.files()) {
            PublishedFile file = new PublishedFile(asset.name(), asset.source(), asset.trouble());
            asset.places().forEach(place -> published.file(file, place.bucket(), place.key()));
        }
        assets.images().forEach(image -> image.tags().forEach(tag -> published.image(image.name(), tag)));
        return new SynthesizedStack(stack, assets, published.done());
    }

    public AssemblyStack stack() {
        return stack;
    }

    public PublishedFiles published() {
        return published;
    }

    /** Whether a file of the artifact is an asset, or lies in one: code, and no configuration. */
    public boolean isAsset(String path) {
        return sources().anyMatch(source -> path.equals(source) || path.startsWith(source + "/"));
    }

    private Stream<String> sources() {
        return assets.files().stream()
                .flatMap(asset -> asset.source().stream())
                .filter(source -> !source.equals(stack.template()));
    }

    /** What publishes an asset in a build. */
    String publishing(String name) {
        String file = RelativePath.folder(assets.path()).isEmpty() ? "cdk.out/" + assets.path() : assets.path();
        String id = Stream.concat(
                        assets.files().stream()
                                .filter(one -> one.name().equals(name))
                                .map(AssetManifest.FileAsset::id),
                        assets.images().stream()
                                .filter(one -> one.name().equals(name))
                                .map(AssetManifest.ImageAsset::id))
                .findFirst()
                .map(found -> " " + found)
                .orElse("");
        return "npx cdk-assets publish -p " + file + id;
    }
}
