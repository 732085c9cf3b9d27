package io.pointsman.local.cli;

import io.pointsman.endpoint.open.OpenQuestion;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.TypeConversionException;

/** An open question, or all of them. */
record OpenQuestionName(Set<OpenQuestion> questions) {
    private static final String ALL = "all";

    static OpenQuestionName of(String text) {
        if (text.equals(ALL)) {
            return new OpenQuestionName(EnumSet.allOf(OpenQuestion.class));
        }
        return OpenQuestion.of(text)
                .map(question -> new OpenQuestionName(EnumSet.of(question)))
                .orElseThrow(() -> new TypeConversionException("'" + text + "' is no open question; there are "
                        + Arrays.stream(OpenQuestion.values())
                                .map(OpenQuestion::word)
                                .collect(Collectors.joining(", "))
                        + ", and " + ALL));
    }
}
