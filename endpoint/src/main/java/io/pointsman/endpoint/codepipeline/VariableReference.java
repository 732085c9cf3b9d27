package io.pointsman.endpoint.codepipeline;

import java.util.List;
import java.util.regex.Pattern;

/** {@code #{namespace.key}} in an action's configuration. A reference without a period has an empty key. */
record VariableReference(String text, String namespace, String key) {
    /** The namespace of what the execution itself is called. */
    static final String CODEPIPELINE = "codepipeline";
    /** The namespace of the pipeline's own variables. */
    static final String PIPELINE = "variables";

    static final Pattern PATTERN = Pattern.compile("#\\{([^{}]*)}");

    static List<VariableReference> in(String text) {
        return PATTERN.matcher(text)
                .results()
                .map(found -> of(found.group(), found.group(1)))
                .toList();
    }

    static VariableReference of(String text, String inside) {
        int period = inside.indexOf('.');
        return period < 0
                ? new VariableReference(text, inside, "")
                : new VariableReference(text, inside.substring(0, period), inside.substring(period + 1));
    }
}
