package io.pointsman.local.policy;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a policy is written for.
 *
 * @param stackName the stack's name, which the names that CloudFormation makes begin with
 * @param region {@code *} where the policy is for any
 * @param account {@code *} where the policy is for the account that it is created in
 * @param boundary the ARN of the boundary that the template's roles have to have; empty: what the template says of each
 * @param unbounded a role may be made without one
 * @param leftOut logical ids, types and managed policies that the policy is to say nothing of
 * @param parameters values of the template's parameters
 */
public record PolicyTarget(
        String stackName,
        String partition,
        String region,
        String account,
        Optional<String> boundary,
        boolean unbounded,
        Set<String> leftOut,
        Map<String, String> parameters) {
    public static final String ANY = "*";

    /** For any Region and account; the boundaries are those of the template. */
    public static PolicyTarget of(String stackName) {
        return new PolicyTarget(stackName, "aws", ANY, ANY, Optional.empty(), false, Set.of(), Map.of());
    }
}
