package io.pointsman.alias;

import java.util.List;

/**
 * What keeps CloudFormation from moving one production alias.
 *
 * @param function its id, with those of nested stacks before it
 * @param value {@code AutoPublishCodeSha256}; for {@link Kind#BY_ID} the logical id of the version resource
 * @param notes what else was changed for it, in sentences
 */
public record Pin(String function, String alias, Kind kind, String value, List<String> notes) {
    /** Where the value comes from. */
    public enum Kind {
        /** The version resource that the deployed stack has: the alias stays untouched. */
        DEPLOYED("pinned to the version resource that the stack has"),
        /** There is none yet: this release makes the alias. */
        FRESH("new: this release makes the alias, on its own version"),
        /** {@code AllAtOnce} names the function: CloudFormation moves the alias. */
        ALL_AT_ONCE("AllAtOnce: CloudFormation moves the alias to this release at once"),
        /** The alias changes and the function does not: a new version of equal content. */
        SETTLED("only the alias changes: it goes to a new version that equals the one it is on"),
        /** The version resource of the deployed stack, in the place of one with another id. */
        BY_ID("the version resource of the stack stays in the place of a new one");

        private final String said;

        Kind(String said) {
            this.said = said;
        }
    }

    /** {@code Hello, alias live: pinned to the version resource that the stack has (1998c4be9f)}. */
    public String sentence() {
        String more = notes.isEmpty() ? "" : "; " + String.join("; ", notes);
        return function + ", alias " + alias + ": " + kind.said + " (" + value + ")" + more;
    }
}
