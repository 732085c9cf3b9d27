package io.pointsman.template;

import java.util.Map;

/** A place in a template, for whoever knows which values may be secrets. */
public interface SecretPlace {
    /** @param texts of the mapping that the member is one of; empty for what is none */
    SecretPlace inside(String member, Map<String, String> texts);

    /** One of the items of a list there. */
    SecretPlace item();

    /** Whether a text there may be a secret. */
    boolean hides(String text);

    /** Where it begins. */
    interface Root {
        /** @param type of a resource; empty elsewhere in a template */
        SecretPlace of(String type);

        /** Whether a parameter of this name has a secret value. */
        boolean hidesParameter(String name);
    }
}
