package io.pointsman.endpoint.keep;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One object as it was read: what it is, and what it holds.
 *
 * @param words such as the name of its class; what they are depends on the tag
 * @param number of a piece of the wiring, or another number that belongs to it
 * @param slots values, and {@link Reference} where it refers to another
 */
record Node(int tag, List<String> words, long number, List<@Nullable Object> slots) {
    record Reference(boolean wired, int number) {}
}
