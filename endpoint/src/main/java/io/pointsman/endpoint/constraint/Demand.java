package io.pointsman.endpoint.constraint;

/**
 * One thing that the model demands of a value.
 *
 * @param kind the model's word: {@code min}, {@code max}, {@code pattern}, {@code enum}
 * @param sentence how AWS says what is demanded
 * @param met whether the value is as demanded
 */
record Demand(String kind, String sentence, boolean met) {}
