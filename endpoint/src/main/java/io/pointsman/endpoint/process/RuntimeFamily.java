package io.pointsman.endpoint.process;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The families of runtimes whose functions the endpoint runs, by how Lambda's names for them begin. */
public enum RuntimeFamily {
    JAVA,
    PYTHON,
    NODEJS;

    /** @param runtime in Lambda's words, such as {@code python3.13}; empty of a container image */
    public static Optional<RuntimeFamily> of(String runtime) {
        return Arrays.stream(values())
                .filter(family -> runtime.startsWith(family.beginning()))
                .findFirst();
    }

    /** Which there are, for messages: {@code java, python, nodejs}. */
    public static String all() {
        return Arrays.stream(values()).map(RuntimeFamily::beginning).collect(Collectors.joining(", "));
    }

    private String beginning() {
        return name().toLowerCase(Locale.ROOT);
    }
}
