package io.pointsman.endpoint.constraint;

/**
 * A value that the model rules out.
 *
 * @param kind {@code required}, or any other demand that it breaks: {@code min}, {@code max}, {@code pattern}, {@code enum}
 * @param place the names of the members that lead there, with dots, as the model writes them
 * @param value as text; empty where it is secret or there is none
 * @param sentence AWS's
 */
record Violation(String kind, String place, String value, String sentence) {}
