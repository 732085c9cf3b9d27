package io.pointsman.endpoint.cloudformation.sam.function;

import io.pointsman.endpoint.cloudformation.sam.spec.CfnResource;
import io.pointsman.endpoint.cloudformation.sam.spec.Fn;
import io.pointsman.endpoint.cloudformation.sam.spec.SamResource;
import io.pointsman.endpoint.cloudformation.sam.spec.SamTags;
import io.pointsman.endpoint.cloudformation.sam.spec.Translation;
import io.pointsman.endpoint.cloudformation.sam.spec.Tree;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code DeploymentPreference} of one function: how CodeDeploy shifts its alias when its version changes. */
record DeploymentPreference(SamResource function, Map<String, Object> preference, boolean passesCondition) {
    private static final Set<String> PREDEFINED = Set.of(
            "Canary10Percent5Minutes",
            "Canary10Percent10Minutes",
            "Canary10Percent15Minutes",
            "Canary10Percent30Minutes",
            "Linear10PercentEvery1Minute",
            "Linear10PercentEvery2Minutes",
            "Linear10PercentEvery3Minutes",
            "Linear10PercentEvery10Minutes",
            "AllAtOnce");

    /** The preference, unless it is switched off. */
    static Optional<DeploymentPreference> of(SamResource function, Translation translation) {
        Map<String, Object> preference = function.map("DeploymentPreference");
        List.of("Enabled", "Type")
                .forEach(name -> preference.computeIfPresent(name, (key, value) -> translation.resolved(value)));
        boolean passes = Tree.at(preference, "PassthroughCondition")
                .map(value -> flag(function, translation.resolved(value)))
                .orElse(false);
        Object enabled = Tree.at(preference, "Enabled").orElse(true);
        if (enabled.equals("false") || enabled.equals("False") || !Tree.isTrue(enabled)) {
            return Optional.empty();
        }
        if (!preference.containsKey("Type")) {
            throw function.trouble("'DeploymentPreference' is missing required Property 'Type'");
        }
        if (Tree.at(preference, "Hooks")
                .filter(hooks -> !(hooks instanceof Map))
                .isPresent()) {
            throw function.trouble("'Hooks' property of 'DeploymentPreference' must be a dictionary");
        }
        return Optional.of(new DeploymentPreference(function, preference, passes));
    }

    private static boolean flag(SamResource function, Object value) {
        return switch (String.valueOf(value)) {
            case "true", "True" -> true;
            case "false", "False" -> false;
            default ->
                throw function.trouble(
                        Fn.isCall(value)
                                ? "Unsupported intrinsic: the only intrinsic functions supported for property "
                                        + "PassthroughCondition are FindInMap and parameter Refs."
                                : "Invalid value for property PassthroughCondition.");
        };
    }

    Optional<Object> role() {
        return Tree.trueAt(preference, "Role");
    }

    Optional<Object> condition() {
        return passesCondition ? function.condition() : Optional.empty();
    }

    Map<String, Object> tags() {
        return function.isTrue("PropagateTags") ? function.map("Tags") : Map.of();
    }

    private String groupId() {
        return function.id() + "DeploymentGroup";
    }

    Map<String, Object> updatePolicy(String application) {
        Map<String, Object> policy =
                Tree.of("ApplicationName", Fn.ref(application), "DeploymentGroupName", Fn.ref(groupId()));
        Map<String, Object> hooks = Tree.mapAt(preference, "Hooks");
        Tree.at(hooks, "PreTraffic").ifPresent(hook -> policy.put("BeforeAllowTrafficHook", hook));
        Tree.at(hooks, "PostTraffic").ifPresent(hook -> policy.put("AfterAllowTrafficHook", hook));
        return Tree.of("CodeDeployLambdaAliasUpdate", policy);
    }

    CfnResource group(String application, String ownRole) {
        CfnResource group = new CfnResource(groupId(), "AWS::CodeDeploy::DeploymentGroup", Map.of())
                .with("AlarmConfiguration", alarms())
                .with("ApplicationName", Fn.ref(application))
                .with(
                        "AutoRollbackConfiguration",
                        Tree.of(
                                "Enabled",
                                true,
                                "Events",
                                Tree.listOf(
                                        "DEPLOYMENT_FAILURE",
                                        "DEPLOYMENT_STOP_ON_ALARM",
                                        "DEPLOYMENT_STOP_ON_REQUEST")))
                .with("DeploymentConfigName", named(Tree.copy(preference.getOrDefault("Type", "")), ""))
                .with(
                        "DeploymentStyle",
                        Tree.of("DeploymentType", "BLUE_GREEN", "DeploymentOption", "WITH_TRAFFIC_CONTROL"))
                .with("ServiceRoleArn", role().orElse(Fn.attribute(ownRole, "Arn")))
                .with("TriggerConfigurations", Tree.trueAt(preference, "TriggerConfigurations"));
        if (!tags().isEmpty()) {
            group.with("Tags", SamTags.list(tags()));
        }
        condition().ifPresent(condition -> group.attribute("Condition", condition));
        return group;
    }

    /** SAM's short names for CodeDeploy's configurations, wherever in an intrinsic function they stand. */
    private static Object named(Object type, String function) {
        return switch (type) {
            case List<?> list -> {
                Tree.list(list).replaceAll(item -> named(item, ""));
                yield list;
            }
            case Map<?, ?> map
            when Fn.isCall(map) -> {
                Tree.map(map).replaceAll((name, argument) -> named(argument, name));
                yield map;
            }
            case String name
            when PREDEFINED.contains(name) -> {
                Map<String, Object> sub = Fn.sub("CodeDeployDefault.Lambda${ConfigName}", Tree.of("ConfigName", name));
                yield function.equals("Fn::Sub") ? Tree.at(sub, "Fn::Sub").orElseThrow() : sub;
            }
            default -> type;
        };
    }

    private Optional<Object> alarms() {
        Optional<Object> declared = Tree.trueAt(preference, "Alarms").filter(alarms -> !Fn.isNoValue(alarms));
        return declared.map(alarms -> {
            if (!Fn.isIf(alarms)) {
                return configuration(alarms);
            }
            List<Object> branches = Fn.ifArguments(alarms);
            return Fn.ifElse(branches.getFirst(), configuration(branches.get(1)), configuration(branches.get(2)));
        });
    }

    private Object configuration(Object alarms) {
        if (!(alarms instanceof List<?> list)) {
            throw function.trouble("Alarms must be a list");
        }
        if (list.isEmpty() || Fn.isNoValue(list.getFirst())) {
            return Tree.of();
        }
        List<Object> named = Tree.listOf();
        list.forEach(alarm -> named.add(Tree.of("Name", alarm)));
        return Tree.of("Enabled", true, "Alarms", named);
    }
}
