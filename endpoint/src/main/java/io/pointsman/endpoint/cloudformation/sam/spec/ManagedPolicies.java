package io.pointsman.endpoint.cloudformation.sam.spec;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** AWS's managed policies, which a template may name without their ARN. */
public final class ManagedPolicies {
    private static final String PREFIX = "arn:aws:iam::aws:policy/";
    private static final Map<String, String> ARNS = SpecificationFile.text("managed-policies.txt")
            .lines()
            .collect(Collectors.toMap(
                    path -> path.substring(path.lastIndexOf('/') + 1), path -> PREFIX + path, (one, other) -> other));

    private ManagedPolicies() {}

    /** A name that is none of AWS's stays what it is: IAM says what it thinks of it. */
    public static Object arn(Object name) {
        return name instanceof String text ? Optional.ofNullable(ARNS.get(text)).orElse(text) : name;
    }

    public static String of(String path) {
        return PREFIX + path;
    }
}
