package io.pointsman.local.aws.cloudformation.sam;

import io.pointsman.local.aws.cloudformation.template.Values;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code DeploymentPreference}: CloudFormation itself has CodeDeploy shift the alias when its version changes. */
record DeploymentPreference(ServerlessResource function, Map<String, Object> preference) {
    private static final String APPLICATION = "ServerlessDeploymentApplication";
    private static final String ROLE = "CodeDeployServiceRole";

    static Optional<DeploymentPreference> of(ServerlessResource function, ParameterRefs parameters) {
        return Optional.of(parameters.in(Values.mapAt(function.properties(), "DeploymentPreference")))
                .filter(preference -> !preference.isEmpty())
                .filter(preference -> Values.textAt(preference, "Enabled")
                        .filter("false"::equals)
                        .isEmpty())
                .map(preference -> new DeploymentPreference(function, preference));
    }

    void applyTo(Map<String, Object> alias, Map<String, Map<String, Object>> made) {
        String group = function.id() + "DeploymentGroup";
        alias.put("UpdatePolicy", Map.of("CodeDeployLambdaAliasUpdate", updatePolicy(group)));
        made.put(APPLICATION, resource("AWS::CodeDeploy::Application", Map.of("ComputePlatform", "Lambda")));
        Object role = Values.at(preference, "Role").orElseGet(() -> {
            made.put(ROLE, resource("AWS::IAM::Role", role()));
            return ServerlessResource.attribute(ROLE, "Arn");
        });
        made.put(group, function.made("AWS::CodeDeploy::DeploymentGroup", group(role)));
    }

    private static Map<String, Object> resource(String type, Map<String, Object> properties) {
        Map<String, Object> resource = new LinkedHashMap<>();
        resource.put("Type", type);
        resource.put("Properties", properties);
        return resource;
    }

    private static Map<String, Object> role() {
        Map<String, Object> role = new LinkedHashMap<>();
        role.put("AssumeRolePolicyDocument", FunctionRole.assumedBy("codedeploy.amazonaws.com"));
        role.put("ManagedPolicyArns", List.of("arn:aws:iam::aws:policy/service-role/AWSCodeDeployRoleForLambda"));
        return role;
    }

    private Map<String, Object> updatePolicy(String group) {
        Map<String, Object> policy = new LinkedHashMap<>();
        policy.put("ApplicationName", ServerlessResource.ref(APPLICATION));
        policy.put("DeploymentGroupName", ServerlessResource.ref(group));
        Map<String, Object> hooks = Values.mapAt(preference, "Hooks");
        Values.at(hooks, "PreTraffic").ifPresent(hook -> policy.put("BeforeAllowTrafficHook", hook));
        Values.at(hooks, "PostTraffic").ifPresent(hook -> policy.put("AfterAllowTrafficHook", hook));
        return policy;
    }

    private Map<String, Object> group(Object role) {
        Map<String, Object> group = new LinkedHashMap<>();
        group.put("ApplicationName", ServerlessResource.ref(APPLICATION));
        group.put(
                "AutoRollbackConfiguration",
                Map.of(
                        "Enabled",
                        true,
                        "Events",
                        List.of("DEPLOYMENT_FAILURE", "DEPLOYMENT_STOP_ON_ALARM", "DEPLOYMENT_STOP_ON_REQUEST")));
        Values.at(preference, "Alarms").ifPresent(alarms -> group.put("AlarmConfiguration", alarms(alarms)));
        group.put("DeploymentConfigName", configuration());
        group.put(
                "DeploymentStyle", Map.of("DeploymentType", "BLUE_GREEN", "DeploymentOption", "WITH_TRAFFIC_CONTROL"));
        group.put("ServiceRoleArn", role);
        return group;
    }

    private static Map<String, Object> alarms(Object names) {
        List<Map<String, Object>> alarms = Values.list(names).stream()
                .map(name -> Map.<String, Object>of("Name", name))
                .toList();
        return Map.of("Enabled", true, "Alarms", alarms);
    }

    private Object configuration() {
        Object type = Values.at(preference, "Type").orElse("");
        boolean predefined = type instanceof String name
                && (name.equals("AllAtOnce") || name.matches("(Canary|Linear)[0-9]+Percent.*"));
        return predefined
                ? Map.of("Fn::Sub", List.of("CodeDeployDefault.Lambda${ConfigName}", Map.of("ConfigName", type)))
                : type;
    }
}
