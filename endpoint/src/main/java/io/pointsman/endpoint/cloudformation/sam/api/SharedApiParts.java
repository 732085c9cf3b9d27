package io.pointsman.endpoint.cloudformation.sam.api;

import io.pointsman.endpoint.cloudformation.sam.python.PythonLiteral;
import io.pointsman.endpoint.cloudformation.sam.spec.CfnResource;
import io.pointsman.endpoint.cloudformation.sam.spec.SamResource;
import io.pointsman.endpoint.cloudformation.sam.spec.Translation;
import io.pointsman.endpoint.cloudformation.sam.spec.Tree;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the APIs of one template have together: record sets, a usage plan, and who calls whom. */
public final class SharedApiParts {
    private final Instant now;
    private final Map<String, CfnResource> recordSets = new LinkedHashMap<>();
    private final Map<String, StringBuilder> functionNames = new LinkedHashMap<>();
    private final Set<Object> planConditions = new LinkedHashSet<>();

    final List<Object> planned = new ArrayList<>();
    final List<Object> stages = new ArrayList<>();
    final List<Object> stageKeys = new ArrayList<>();
    final Map<String, Object> planAttributes = new LinkedHashMap<>();
    private boolean unconditional;

    /** @param now which the deployment of an API with {@code AlwaysDeploy} is named for */
    public SharedApiParts(Instant now) {
        this.now = now;
    }

    long second() {
        return now.getEpochSecond();
    }

    public Map<String, CfnResource> recordSets() {
        return recordSets;
    }

    /** Keeps the names of the functions that an API calls: a renamed function makes another deployment. */
    public void functionOf(SamResource function, Translation translation) {
        Object declared = function.property("FunctionName")
                .map(translation.parameters()::in)
                .orElse("");
        String name = declared instanceof String text ? text : new PythonLiteral(translation.marks()).of(declared);
        function.map("Events").values().stream()
                .filter(event -> event instanceof Map<?, ?> map && "Api".equals(map.get("Type")))
                .flatMap(event -> Tree.trueAt(Tree.mapAt(Tree.map(event), "Properties"), "RestApiId").stream())
                .map(api -> api instanceof Map<?, ?> map && map.containsKey("Ref") ? map.get("Ref") : api)
                .filter(String.class::isInstance)
                .filter(api -> !name.isEmpty())
                .forEach(api -> functionNames
                        .computeIfAbsent(String.valueOf(api), absent -> new StringBuilder())
                        .append(name));
    }

    String functionNames(String api) {
        return String.valueOf(functionNames.getOrDefault(api, new StringBuilder()));
    }

    /** The attributes of the plan that all APIs share: those of each that go with those of the others. */
    Map<String, Object> planAttributes(SamResource api, Translation translation) {
        Map<String, Object> own = api.passedOn();
        Tree.trueAt(own, "DeletionPolicy")
                .ifPresent(policy ->
                        planAttributes.merge("DeletionPolicy", policy, (old, one) -> one.equals("Retain") ? one : old));
        Tree.trueAt(own, "UpdateReplacePolicy")
                .ifPresent(policy -> planAttributes.merge(
                        "UpdateReplacePolicy",
                        policy,
                        (old, one) ->
                                one.equals("Retain") || (one.equals("Snapshot") && old.equals("Delete")) ? one : old));
        condition(api, translation);
        return planAttributes;
    }

    private void condition(SamResource api, Translation translation) {
        String name = "SharedUsagePlanCondition";
        if (api.condition().isEmpty()) {
            unconditional = true;
        }
        if (unconditional) {
            translation.conditions().remove(name);
            planAttributes.remove("Condition");
            return;
        }
        planConditions.add(api.condition().orElseThrow());
        List<Object> all = List.copyOf(planConditions);
        List<Object> operands = new ArrayList<>();
        all.forEach(one -> operands.add(Tree.of("Condition", one)));
        translation.conditions().put(name, all.size() == 1 ? all.getFirst() : Tree.of("Fn::Or", operands));
        planAttributes.put("Condition", name);
    }
}
