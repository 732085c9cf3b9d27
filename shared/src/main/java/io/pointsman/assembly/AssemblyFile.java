package io.pointsman.assembly;

import io.pointsman.artifact.ArchiveFile;
import io.pointsman.artifact.BadArchive;
import io.pointsman.artifact.RelativePath;
import io.pointsman.artifact.ZipArchive;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.json.JsonTrouble;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/**
 * A JSON file of a cloud assembly. Whatever is wrong with it is a {@link BadAssembly} that names it.
 *
 * @param path from the artifact's root
 */
record AssemblyFile(ZipArchive artifact, String path) {
    private static final String AGAIN = "; run cdk synth again, and pack the whole of cdk.out";
    /** A manifest holds a report of all feature flags, and may hold where each construct was made. */
    private static final int LARGEST = 32 << 20;

    /** From the artifact's root; empty for the root. */
    String folder() {
        return RelativePath.folder(path);
    }

    JsonObject read() {
        ArchiveFile file =
                artifact.file(artifact.spelled(path)).orElseThrow(() -> bad("is not in the artifact" + AGAIN));
        try {
            return Json.object(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(artifact.read(file, LARGEST)))
                    .toString());
        } catch (CharacterCodingException e) {
            throw bad("is not UTF-8 text" + AGAIN);
        } catch (JsonTrouble | BadArchive e) {
            throw bad("cannot be read: " + e.getMessage() + AGAIN);
        }
    }

    /**
     * What one entry says.
     *
     * @param entry as a person finds it: {@code artifacts.Shop}
     */
    <T> T entry(String entry, JsonObject json, Function<JsonObject, T> read) {
        try {
            return read.apply(json);
        } catch (JsonTrouble e) {
            throw bad(entry + ": " + e.getMessage() + AGAIN);
        }
    }

    /** A path that an entry names, from the artifact's root. */
    String inside(String entry, String written) {
        return RelativePath.resolve(folder(), written)
                .filter(found -> !found.isEmpty())
                .orElseThrow(() -> bad(entry + " is " + written
                        + ", which leads out of the artifact; give the artifact all that cdk synth wrote"));
    }

    BadAssembly bad(String matter) {
        return new BadAssembly(path + ": " + matter);
    }
}
