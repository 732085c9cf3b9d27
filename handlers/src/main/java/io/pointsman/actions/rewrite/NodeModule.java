package io.pointsman.actions.rewrite;

import io.pointsman.artifact.ArchiveFile;
import io.pointsman.artifact.BadArchive;
import io.pointsman.artifact.Part;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.json.JsonTrouble;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether Lambda's runtime for Node finds a module in a package: a file of this name with one of its endings, else what Node's
 * {@code require} makes of a folder, else a package under {@code node_modules} (docs/aws-facts.md).
 */
final class NodeModule {
    private static final List<String> ENDINGS = List.of("", ".js", ".mjs", ".cjs");
    private static final List<String> REQUIRED = List.of("", ".js", ".json", ".node");
    private static final int LARGEST_PACKAGE_JSON = 1 << 20;

    /** What cannot be read here, or says more than one name, is not judged. */
    private static final String ANY = "*";

    private final Part part;

    NodeModule(Part part) {
        this.part = part;
    }

    /** @param path from the package's root, without ending */
    boolean isThere(String path) {
        int name = path.lastIndexOf('/') + 1;
        String module = path.substring(name);
        Stream<String> packages = Stream.of("", path.substring(0, name)).map(root -> root + "node_modules/" + path);
        Stream<String> besides = Stream.of(path.substring(0, name) + "node_modules/" + module);
        return isFile(path, ENDINGS)
                || isFolder(path)
                || Stream.concat(packages, besides).anyMatch(found -> isFile(found, REQUIRED) || isFolder(found));
    }

    private boolean isFile(String path, List<String> endings) {
        return endings.stream().anyMatch(ending -> part.files().containsKey(path + ending));
    }

    private boolean isFolder(String path) {
        ArchiveFile manifest = part.files().get(path + "/package.json");
        Optional<String> main = manifest == null ? Optional.empty() : main(manifest);
        return main.filter(entry -> isEntry(path, entry)).isPresent() || isIndex(path);
    }

    private boolean isEntry(String folder, String entry) {
        String path = folder + "/" + entry.replaceFirst("^(\\./)+", "").replaceFirst("/+$", "");
        return entry.equals(ANY) || isFile(path, REQUIRED) || isIndex(path);
    }

    private boolean isIndex(String folder) {
        return isFile(folder + "/index", List.of(".js", ".json", ".node"));
    }

    private Optional<String> main(ArchiveFile manifest) {
        try {
            String text = new String(part.archive().read(manifest, LARGEST_PACKAGE_JSON), StandardCharsets.UTF_8);
            JsonObject json = Json.object(text);
            return json.members().containsKey("exports") ? Optional.of(ANY) : json.text("main");
        } catch (JsonTrouble | BadArchive e) {
            return Optional.of(ANY);
        }
    }
}
