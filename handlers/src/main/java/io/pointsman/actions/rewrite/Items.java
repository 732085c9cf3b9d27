package io.pointsman.actions.rewrite;

import io.pointsman.artifact.ArchiveFile;
import io.pointsman.artifact.Content;
import io.pointsman.artifact.ContentDigest;
import io.pointsman.artifact.Contents;
import io.pointsman.artifact.Part;
import io.pointsman.artifact.ReproducibleZip;
import io.pointsman.artifact.ZipArchive;
import io.pointsman.digest.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Digests what is released. Each package is digested once, however many functions it has. */
final class Items {
    private final ZipArchive artifact;
    private final ContentDigest digest;
    private final Packaging packaging;
    private final Map<String, Item> byPath = new HashMap<>();

    Items(ZipArchive artifact, Packaging packaging) {
        this.packaging = packaging;
        this.artifact = artifact;
        this.digest = new ContentDigest(artifact);
    }

    /** Of everything but templates, whose text depends on the rest. A damaged file is found here, before anything is stored. */
    void digest(Iterable<CodePackage> packages) {
        packages.forEach(code -> {
            if (!(code instanceof CodePackage.Rewritten)) {
                of(code);
            }
        });
    }

    Item of(CodePackage code) {
        String key = code.getClass().getSimpleName() + " " + code.path();
        Item item = byPath.get(key);
        if (item == null) {
            item = made(code);
            byPath.put(key, item);
        }
        return item;
    }

    private Item made(CodePackage code) {
        return switch (code) {
            case CodePackage.Whole whole
            when packaging == Packaging.AUTO ->
                packed(whole, digest.contents(whole.part()), ReproducibleZip.of(whole.part()), Optional.empty());
            case CodePackage.Whole whole -> cut(whole);
            case CodePackage.Cut cut -> cut(cut);
            case CodePackage.Ready ready -> ready(ready);
            case CodePackage.Plain(String path, ArchiveFile file) -> {
                String hex = digest.of(file);
                yield new Item(
                        path,
                        hex,
                        hex + ending(file.name()),
                        artifact.content(file),
                        Optional.empty(),
                        Optional.empty());
            }
            case CodePackage.Rewritten ignored -> throw new IllegalStateException("a template is made by its text");
        };
    }

    private Item cut(CodePackage.Packed code) {
        Part stored = digest.runnable(code.part());
        return packed(code, digest.contents(stored), ReproducibleZip.of(stored), digest.earlier(code.part(), stored));
    }

    /** As it is, where Lambda can use it so; otherwise packed anew, with the modes that Lambda wants. */
    private Item ready(CodePackage.Ready ready) {
        ZipArchive archive = ready.part().archive();
        ContentDigest inside = new ContentDigest(archive);
        Part stored = inside.runnable(ready.part());
        Contents contents = inside.contents(stored);
        Optional<String> earlier = inside.earlier(ready.part(), stored);
        inside.rest();
        boolean asItIs = stored.equals(ready.part()) && archive.notForAll().isEmpty() && !archive.isPrefixed();
        return packed(ready, contents, asItIs ? artifact.content(ready.file()) : ReproducibleZip.of(stored), earlier);
    }

    private static Item packed(CodePackage code, Contents contents, Content content, Optional<String> earlier) {
        String hex = contents.digest();
        return new Item(code.path(), hex, hex + ".zip", content, Optional.of(contents), earlier);
    }

    /** {@code .yaml}: the kind of the file stays to be seen, and what is odd in its name does not get into keys. */
    private static String ending(String name) {
        int dot = name.lastIndexOf('.');
        String ending = dot < 0 ? "" : name.substring(dot);
        return ending.matches("\\.[A-Za-z0-9]{1,10}") ? ending : "";
    }

    static Item template(String path, String text) {
        String hex = Sha256.hex(text);
        return new Item(
                path,
                hex,
                hex + ".template",
                Content.of(text.getBytes(StandardCharsets.UTF_8)),
                Optional.empty(),
                Optional.empty());
    }
}
