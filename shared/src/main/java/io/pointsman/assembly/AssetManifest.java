package io.pointsman.assembly;

import io.pointsman.artifact.RelativePath;
import io.pointsman.artifact.ZipArchive;
import io.pointsman.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a stack needs beside its template, and where the CDK CLI would put it.
 *
 * @param path from the artifact's root; empty where the stack needs nothing
 */
public record AssetManifest(String path, List<FileAsset> files, List<ImageAsset> images) {
    private static final int MOST = 10_000;
    private static final int MOST_BUCKETS = 20;

    public AssetManifest {
        files = List.copyOf(files);
        images = List.copyOf(images);
    }

    /**
     * A file, or a folder that becomes a zip.
     *
     * @param id its digest, as the CDK made it
     * @param name for people: its path in the application
     * @param source path from the artifact's root
     * @param trouble why it has no such path; empty text where it has
     */
    public record FileAsset(String id, String name, Optional<String> source, String trouble, List<AssetPlace> places) {
        public FileAsset {
            places = List.copyOf(places);
        }
    }

    /**
     * Where a file would be published.
     *
     * @param bucket in which {@code ${AWS::AccountId}} and the like stand for what they are
     */
    public record AssetPlace(String bucket, String key) {}

    /** @param tags that it would be published under */
    public record ImageAsset(String id, String name, List<String> tags) {
        public ImageAsset {
            tags = List.copyOf(tags);
        }
    }

    /** @throws BadAssembly where it cannot be read */
    public static AssetManifest of(ZipArchive artifact, AssemblyStack stack) {
        return stack.assets()
                .map(path -> read(new AssemblyFile(artifact, path)))
                .orElse(new AssetManifest("", List.of(), List.of()));
    }

    private static AssetManifest read(AssemblyFile file) {
        JsonObject json = file.read();
        List<FileAsset> files = new ArrayList<>();
        List<ImageAsset> images = new ArrayList<>();
        JsonObject all = file.entry("files", json, it -> it.objectOrEmpty("files"));
        JsonObject allImages = file.entry("dockerImages", json, it -> it.objectOrEmpty("dockerImages"));
        if (all.members().size() + allImages.members().size() > MOST) {
            throw file.bad("has more than " + MOST + " assets; split the stack");
        }
        for (String id : all.members().keySet()) {
            files.add(file.entry("files." + id, all, it -> asset(file, id, it.objectOrEmpty(id))));
        }
        for (String id : allImages.members().keySet()) {
            images.add(file.entry("dockerImages." + id, allImages, it -> image(id, it.objectOrEmpty(id))));
        }
        long buckets = files.stream()
                .flatMap(one -> one.places().stream())
                .map(AssetPlace::bucket)
                .distinct()
                .count();
        if (buckets > MOST_BUCKETS) {
            throw file.bad("files: they would lie in " + buckets + " buckets, and at most " + MOST_BUCKETS
                    + " are understood; publish to fewer");
        }
        return new AssetManifest(file.path(), files, images);
    }

    private static FileAsset asset(AssemblyFile file, String id, JsonObject json) {
        JsonObject source = json.objectOrEmpty("source");
        Optional<String> written = source.text("path");
        Optional<String> path =
                written.flatMap(it -> RelativePath.resolve(file.folder(), it)).filter(it -> !it.isEmpty());
        String entry = file.path() + ": files." + id + ".source.path";
        String trouble = path.isPresent()
                ? ""
                : written.map(it ->
                                entry + " is " + it + ", which leads out of the artifact; pack the whole of cdk.out,"
                                        + " synthesized with asset staging, so that assets lie in it")
                        .orElse(entry
                                + " is missing: a command makes it while it is published, which nobody runs here");
        return new FileAsset(id, json.text("displayName").orElse(id), path, trouble, places(json));
    }

    private static List<AssetPlace> places(JsonObject json) {
        JsonObject all = json.objectOrEmpty("destinations");
        return all.members().keySet().stream()
                .map(all::objectOrEmpty)
                .map(one -> new AssetPlace(one.needText("bucketName"), one.needText("objectKey")))
                .toList();
    }

    private static ImageAsset image(String id, JsonObject json) {
        JsonObject all = json.objectOrEmpty("destinations");
        return new ImageAsset(
                id,
                json.text("displayName").orElse(id),
                all.members().keySet().stream()
                        .map(name -> all.objectOrEmpty(name).needText("imageTag"))
                        .toList());
    }
}
