package io.pointsman.template;

import java.util.List;
import java.util.Map;

/**
 * One property that needs a location of code, or of another file.
 *
 * @param logicalId of the resource; {@code Globals} for a value that many functions share
 * @param property {@code CodeUri}, {@code Code}
 * @param at where the value stands, or where it would
 * @param kind what becomes of the path
 * @param functions the logical ids of the functions that have this code: of the resource itself, or of all that take it from
 *     Globals
 * @param takesVersion the template can name the object's version there
 * @param hasOther by a condition something else may stand there, which is not in the artifact
 */
public record CodeSite(
        String logicalId,
        String property,
        Place at,
        CodeKind kind,
        Need need,
        List<String> functions,
        boolean takesVersion,
        boolean hasOther) {
    /** How the location gets into the template. */
    public sealed interface Need {}

    /**
     * The value in the text is replaced.
     *
     * @param path as written, relative to the template's folder; {@code .} when the value is absent
     * @param assumed the parameters that the path was followed through, with the values taken for granted
     */
    public record Local(String path, Map<String, String> assumed) implements Need {}

    /** The text stays: two parameters without a default stand for bucket and key, and get their values. */
    public record ByParameters(String bucketParameter, String keyParameter) implements Need {}

    /**
     * Bucket and key in the text are replaced: the template names a file of the artifact by the place where its builder would have
     * published it.
     *
     * @param name of the file, for people
     * @param path from the artifact's root
     */
    public record KnownAsset(String name, String path) implements Need {}

    /** For messages: {@code CodeUri of Hello}. */
    public String name() {
        return property + " of " + logicalId;
    }
}
