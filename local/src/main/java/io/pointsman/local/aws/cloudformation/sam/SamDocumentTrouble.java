package io.pointsman.local.aws.cloudformation.sam;

/** Something wrong with the template as a whole, in SAM's words. */
final class SamDocumentTrouble extends RuntimeException {
    private static final long serialVersionUID = 1;

    SamDocumentTrouble(String message) {
        super(message);
    }

    String said() {
        return String.valueOf(getMessage());
    }
}
