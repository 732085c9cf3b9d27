package io.pointsman.endpoint.cloudformation.template;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a parameter's declaration asks of its value. */
final class ParameterRules {
    private static final int BYTES = 4_096;
    private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9]+(\\.[0-9]+)?");

    private final Parameter parameter;

    ParameterRules(Parameter parameter) {
        this.parameter = parameter;
    }

    void check(String value) {
        if (value.getBytes(StandardCharsets.UTF_8).length > BYTES) {
            throw Invalid.because("Parameter '" + parameter.name() + "' must be at most " + BYTES + " bytes long");
        }
        List<String> values = parameter.isList() && !parameter.isStored()
                ? Values.list(parameter.typed(value)).stream().map(Values::text).toList()
                : List.of(value);
        values.forEach(this::checkOne);
    }

    private void checkOne(String value) {
        require(parameter.allowed().isEmpty() || parameter.allowed().contains(value), "must be one of AllowedValues");
        said("AllowedPattern")
                .ifPresent(pattern ->
                        require(Pattern.compile(pattern).matcher(value).matches(), "must match pattern " + pattern));
        said("MinLength")
                .ifPresent(least -> require(
                        value.length() >= Integer.parseInt(least), "must contain at least " + least + " characters"));
        said("MaxLength")
                .ifPresent(most -> require(
                        value.length() <= Integer.parseInt(most), "must contain at most " + most + " characters"));
        if (parameter.type().contains("Number") && !parameter.isStored()) {
            checkNumber(value);
        }
    }

    private void checkNumber(String value) {
        require(NUMBER.matcher(value).matches(), "must be a number");
        BigDecimal number = new BigDecimal(value);
        said("MinValue")
                .ifPresent(least -> require(
                        number.compareTo(new BigDecimal(least)) >= 0, "must be a number not less than " + least));
        said("MaxValue")
                .ifPresent(most -> require(
                        number.compareTo(new BigDecimal(most)) <= 0, "must be a number not greater than " + most));
    }

    private Optional<String> said(String rule) {
        return Values.textAt(parameter.declaration(), rule);
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            String why = said("ConstraintDescription")
                    .map(text -> "failed to satisfy constraint: " + text)
                    .orElse(otherwise);
            throw Invalid.because("Parameter '" + parameter.name() + "' " + why);
        }
    }
}
