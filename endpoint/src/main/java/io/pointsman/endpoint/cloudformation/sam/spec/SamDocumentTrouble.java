package io.pointsman.endpoint.cloudformation.sam.spec;

import java.util.List;

/** What makes SAM give up on the template as a whole: it looks at no further resource. */
public final class SamDocumentTrouble extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<SamTrouble> causes;

    public SamDocumentTrouble(List<SamTrouble> causes) {
        super(causes.toString());
        this.causes = List.copyOf(causes);
    }

    public static SamDocumentTrouble of(SamTrouble cause) {
        return new SamDocumentTrouble(List.of(cause));
    }

    /** The definition of an API, or whatever else of the template's shape, is not what it has to be. */
    public static SamDocumentTrouble structure(String message) {
        return of(SamTrouble.structure(message));
    }

    public List<SamTrouble> causes() {
        return causes;
    }
}
