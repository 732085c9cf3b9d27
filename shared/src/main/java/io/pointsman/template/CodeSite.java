package io.pointsman.template;

/**
 * One property that needs a location of code.
 *
 * @param logicalId of the resource; {@code Globals} for a value that many functions share
 * @param property {@code CodeUri}, {@code Code}
 * @param at where the value stands, or where it would
 */
public record CodeSite(String logicalId, String property, Place at, Need need) {
    /** How the location gets into the template. */
    public sealed interface Need {}

    /**
     * The value in the text is replaced.
     *
     * @param path as written, relative to the template's folder; {@code .} when the value is absent
     */
    public record Local(String path) implements Need {}

    /** The text stays: two parameters without a default stand for bucket and key, and get their values. */
    public record ByParameters(String bucketParameter, String keyParameter) implements Need {}

    /** For messages: {@code CodeUri of Hello}. */
    public String name() {
        return property + " of " + logicalId;
    }
}
