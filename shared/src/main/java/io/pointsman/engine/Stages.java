package io.pointsman.engine;

/**
 * The words of a stage inside a continuation token: identity only (names, ids, ARNs), never state, a payload or a secret.
 *
 * @param <S> the stages of one action
 */
public interface Stages<S> {
    /** At most 1,900 characters. */
    String encode(S stage);

    /** Reads what {@link #encode} wrote. The text is untrusted: anything else is a {@link Refusal}. */
    S decode(String text);
}
