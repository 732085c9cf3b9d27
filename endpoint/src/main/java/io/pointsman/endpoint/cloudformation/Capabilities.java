package io.pointsman.endpoint.cloudformation;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.cloudformation.template.Declared;
import io.pointsman.endpoint.cloudformation.template.Template;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which acknowledgement a template needs. */
final class Capabilities {
    private static final String IAM = "CAPABILITY_IAM";
    private static final String NAMED_IAM = "CAPABILITY_NAMED_IAM";
    /** The types that need it, each with the property that names the resource. */
    private static final Map<String, String> NAMES = Map.of(
            "AWS::IAM::Role", "RoleName",
            "AWS::IAM::User", "UserName",
            "AWS::IAM::Group", "GroupName",
            "AWS::IAM::ManagedPolicy", "ManagedPolicyName",
            "AWS::IAM::Policy", "",
            "AWS::IAM::InstanceProfile", "InstanceProfileName",
            "AWS::IAM::AccessKey", "",
            "AWS::IAM::UserToGroupAddition", "");

    private Capabilities() {}

    static Optional<String> needed(Template template) {
        List<Declared> resources = iam(template);
        boolean named =
                resources.stream().anyMatch(one -> one.properties().containsKey(NAMES.getOrDefault(one.type(), "")));
        return resources.isEmpty() ? Optional.empty() : Optional.of(named ? NAMED_IAM : IAM);
    }

    static List<Declared> iam(Template template) {
        return template.resources().values().stream()
                .filter(one -> NAMES.containsKey(one.type()))
                .toList();
    }

    static void check(Template template, List<String> given) {
        needed(template).ifPresent(needed -> {
            Set<String> enough = needed.equals(IAM) ? Set.of(IAM, NAMED_IAM) : Set.of(NAMED_IAM);
            if (given.stream().noneMatch(enough::contains)) {
                throw new AwsError(
                        400, "InsufficientCapabilitiesException", "Requires capabilities : [" + needed + "]");
            }
        });
    }
}
