package io.pointsman.local.aws.cloudformation.sam;

/** One resource that the transform cannot make sense of, in SAM's words. */
final class SamTrouble extends RuntimeException {
    private static final long serialVersionUID = 1;

    SamTrouble(String resource, String message) {
        super("Resource with id [" + resource + "] is invalid. " + message);
    }
}
