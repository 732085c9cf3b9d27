package io.pointsman.endpoint.cloudformation.language;

/** A value that the transform cannot know, because it depends on what the stack makes. */
final class NotYet extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotYet(String what) {
        super(what);
    }
}
