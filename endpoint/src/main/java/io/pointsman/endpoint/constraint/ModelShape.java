package io.pointsman.endpoint.constraint;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a service's model says of a value.
 *
 * @param kind the model's word: {@code structure}, {@code list}, {@code map}, {@code string}, {@code integer}, ...
 * @param min the least value of a number, the least length of anything else
 * @param words what it may be; empty for anything
 * @param anyCase whether small letters will do for the words
 * @param sensitive whether a refusal must not repeat it
 * @param notNull whether AWS says of items that they must not be null, among what they must be
 * @param payload the member that is the body of a request
 * @param item the shape of a list's items, or of a map's values; empty where they may be anything
 * @param key the shape of a map's keys; empty where they may be anything
 * @param itemName the element of an item
 */
public record ModelShape(
        String kind,
        Optional<BigDecimal> min,
        Optional<BigDecimal> max,
        Optional<Pattern> pattern,
        List<String> words,
        boolean anyCase,
        boolean sensitive,
        boolean notNull,
        Set<String> required,
        Map<String, ModelMember> members,
        Optional<String> payload,
        Optional<String> item,
        Optional<String> key,
        String itemName) {

    public boolean isStructure() {
        return kind.equals("structure");
    }

    public boolean isList() {
        return kind.equals("list");
    }

    boolean isMap() {
        return kind.equals("map");
    }

    boolean isScalar() {
        return !isStructure() && !isList() && !isMap();
    }

    boolean isNumber() {
        return kind.equals("integer") || kind.equals("long") || isFraction();
    }

    boolean isFraction() {
        return kind.equals("double") || kind.equals("float");
    }
}
