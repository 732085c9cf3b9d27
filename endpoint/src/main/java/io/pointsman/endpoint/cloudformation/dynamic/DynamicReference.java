package io.pointsman.endpoint.cloudformation.dynamic;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One {@code {{resolve:ssm:name:version}}}.
 *
 * @param text as it is written, with its braces
 * @param key what follows the service
 */
record DynamicReference(String text, String service, String key) {
    static final String SSM = "ssm";
    static final String SSM_SECURE = "ssm-secure";
    static final String SECRETS_MANAGER = "secretsmanager";

    private static final List<String> SERVICES = List.of(SSM, SSM_SECURE, SECRETS_MANAGER);
    static final Pattern PLACE = Pattern.compile("\\{\\{resolve:([a-z-]+):([^{}]*)}}");
    private static final Pattern PARAMETER = Pattern.compile("[a-zA-Z0-9_.\\-/]+(:[0-9]+)?");

    /** Those of a text; what names another service is text. */
    static Stream<DynamicReference> in(String text) {
        return PLACE.matcher(text)
                .results()
                .map(place -> new DynamicReference(place.group(), place.group(1), place.group(2)))
                .filter(one -> SERVICES.contains(one.service()));
    }

    static DynamicReference of(Matcher place) {
        return new DynamicReference(place.group(), place.group(1), place.group(2));
    }

    boolean isKnown() {
        return SERVICES.contains(service);
    }

    boolean isSecret() {
        return !service.equals(SSM);
    }

    boolean isParameter() {
        return service.equals(SSM) || service.equals(SSM_SECURE);
    }

    boolean isWellFormed() {
        return !isParameter() || PARAMETER.matcher(key).matches();
    }
}
