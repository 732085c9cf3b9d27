package io.pointsman.assembly;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the CDK CLI would do with a stack beside its template.
 *
 * @param stackName in CloudFormation
 * @param account that it was made for; empty where it fits any
 * @param region that it was made for; empty where it fits any
 * @param parameters values of the template's parameters
 * @param roles that the CDK CLI would take
 */
public record StackSettings(
        String stackName,
        Optional<String> account,
        Optional<String> region,
        Map<String, String> parameters,
        Map<String, String> tags,
        boolean terminationProtection,
        List<String> roles) {
    public StackSettings {
        parameters = Map.copyOf(parameters);
        tags = Map.copyOf(tags);
        roles = List.copyOf(roles);
    }
}
