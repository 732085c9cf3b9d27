package io.pointsman.review.code;

import io.pointsman.secrets.SecretNames;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * What is secret in a line of code.
 *
 * @param mask takes the values that are known to be secret out of a line
 * @param parameters names of parameters whose values are shown nowhere
 */
public record SecretWords(UnaryOperator<String> mask, Predicate<String> parameters) {
    boolean isIn(String line) {
        return !mask.apply(line).equals(line);
    }

    boolean isName(String name) {
        return SecretNames.isSecret(name) || parameters.test(name);
    }
}
