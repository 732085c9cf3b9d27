package io.pointsman.endpoint.cloudformation.sam.api;

import io.pointsman.endpoint.cloudformation.sam.spec.CfnResource;
import io.pointsman.endpoint.cloudformation.sam.spec.Fn;
import io.pointsman.endpoint.cloudformation.sam.spec.SamResource;
import io.pointsman.endpoint.cloudformation.sam.spec.Translation;
import io.pointsman.endpoint.cloudformation.sam.spec.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** {@code UsagePlan} of a REST API: a plan, a key and what joins them, for this API or for all. */
record UsagePlans(SamResource api, CfnResource stage, SharedApiParts shared, Translation translation) {
    private static final Set<String> KNOWN =
            Set.of("CreateUsagePlan", "Description", "Quota", "Tags", "Throttle", "UsagePlanName");

    List<CfnResource> made() {
        Optional<Object> declared = Tree.at(api.map("Auth"), "UsagePlan");
        if (declared.isEmpty()) {
            return List.of();
        }
        if (!(declared.get() instanceof Map<?, ?> plan)) {
            throw api.trouble("'UsagePlan' must be a dictionary");
        }
        if (!KNOWN.containsAll(plan.keySet())) {
            throw api.trouble("Invalid property for 'UsagePlan'");
        }
        Object create = Tree.at(plan, "CreateUsagePlan")
                .orElseThrow(() -> api.trouble("'CreateUsagePlan' is a required field for UsagePlan."));
        return switch (String.valueOf(create)) {
            case "NONE" -> List.of();
            case "PER_API" -> own(Tree.map(plan));
            case "SHARED" -> common(Tree.map(plan));
            default -> throw api.trouble("'CreateUsagePlan' accepts one of ['SHARED', 'PER_API', 'NONE'].");
        };
    }

    private List<CfnResource> own(Map<String, Object> declared) {
        CfnResource plan = api.beside(api.id() + "UsagePlan", "AWS::ApiGateway::UsagePlan")
                .dependsOn(Tree.listOf(api.id()))
                .with("ApiStages", Tree.listOf(stageEntry()));
        CfnResource key =
                api.beside(api.id() + "ApiKey", "AWS::ApiGateway::ApiKey").with("StageKeys", Tree.listOf(key()));
        CfnResource join = api.beside(api.id() + "UsagePlanKey", "AWS::ApiGateway::UsagePlanKey");
        return joined(declared, plan, key, join);
    }

    private List<CfnResource> common(Map<String, Object> declared) {
        addOnce(shared.planned, api.id());
        addOnce(shared.stages, stageEntry());
        addOnce(shared.stageKeys, key());
        Map<String, Object> attributes = shared.planAttributes(api, translation);
        CfnResource plan = new CfnResource("ServerlessUsagePlan", "AWS::ApiGateway::UsagePlan", attributes)
                .dependsOn(new ArrayList<>(shared.planned))
                .with("ApiStages", new ArrayList<>(shared.stages));
        CfnResource key = new CfnResource("ServerlessApiKey", "AWS::ApiGateway::ApiKey", attributes)
                .with("StageKeys", new ArrayList<>(shared.stageKeys));
        CfnResource join = new CfnResource("ServerlessUsagePlanKey", "AWS::ApiGateway::UsagePlanKey", attributes);
        return joined(declared, plan, key, join);
    }

    private static void addOnce(List<Object> list, Object one) {
        if (!list.contains(one)) {
            list.add(one);
        }
    }

    private static List<CfnResource> joined(
            Map<String, Object> declared, CfnResource plan, CfnResource key, CfnResource join) {
        List.of("UsagePlanName", "Description", "Quota", "Tags", "Throttle")
                .forEach(name -> plan.with(name, Tree.trueAt(declared, name)));
        key.dependsOn(Tree.listOf(plan.id())).with("Enabled", true);
        join.dependsOn(Tree.listOf(key.id()))
                .with("KeyId", key.ref())
                .with("KeyType", "API_KEY")
                .with("UsagePlanId", plan.ref());
        return List.of(plan, key, join);
    }

    private Map<String, Object> stageEntry() {
        return Tree.of("ApiId", Fn.ref(api.id()), "Stage", stage.ref());
    }

    private Map<String, Object> key() {
        return Tree.of("RestApiId", Fn.ref(api.id()), "StageName", stage.ref());
    }
}
