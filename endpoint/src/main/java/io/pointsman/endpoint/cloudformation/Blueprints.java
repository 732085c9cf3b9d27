package io.pointsman.endpoint.cloudformation;

import io.pointsman.endpoint.Caller;
import io.pointsman.endpoint.World;
import io.pointsman.endpoint.cloudformation.dynamic.ReferenceCheck;
import io.pointsman.endpoint.cloudformation.intrinsic.Desired;
import io.pointsman.endpoint.cloudformation.intrinsic.RulesSection;
import io.pointsman.endpoint.cloudformation.intrinsic.Scene;
import io.pointsman.endpoint.cloudformation.stack.Blueprint;
import io.pointsman.endpoint.cloudformation.stack.Stack;
import io.pointsman.endpoint.cloudformation.template.Declared;
import io.pointsman.endpoint.cloudformation.template.Invalid;
import io.pointsman.endpoint.cloudformation.template.Limits;
import io.pointsman.endpoint.cloudformation.template.ParameterValues;
import io.pointsman.endpoint.cloudformation.template.Template;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what an operation asks a stack to be, and works it out. */
record Blueprints(World world, StackBook book) {
    /** Everything that CloudFormation refuses before it answers is refused here. */
    Blueprint read(Asked asked, Optional<Stack> stack, Caller caller) {
        String text = new TemplateSource(world).text(asked, stack, caller);
        Template template = Template.parse(text);
        Limits.check(template);
        Optional<Blueprint> before = stack.flatMap(Stack::blueprint);
        Map<String, String> given = ParameterValues.of(
                template,
                asked.objects("Parameters"),
                before.map(Blueprint::given).orElse(Map.of()));
        SsmParameters stored = new SsmParameters(world, template);
        Map<String, String> parameters = stored.resolved(given);
        RulesSection.check(template, parameters, Scene.of(world, "", "", List.of()));
        refuseTypes(asked, template);
        RollbackTriggers.check(asked.input());
        Map<String, String> tags =
                asked.sent("Tags") ? asked.tags() : before.map(Blueprint::tags).orElse(Map.of());
        List<String> topics = asked.sent("NotificationARNs")
                ? asked.texts("NotificationARNs")
                : before.map(Blueprint::notificationArns).orElse(List.of());
        Optional<String> role = asked.text("RoleARN").or(() -> before.flatMap(Blueprint::roleArn));
        return new Blueprint(
                text,
                template,
                template,
                parameters,
                stored.keys(given),
                List.copyOf(asked.texts("Capabilities")),
                tags,
                topics,
                role);
    }

    /** ResourceTypes: what the caller may work with, as type, as service, or as everything. */
    private static void refuseTypes(Asked asked, Template template) {
        List<String> allowed = asked.texts("ResourceTypes");
        template.resources().values().stream()
                .map(Declared::type)
                .filter(type -> !allowed.isEmpty() && allowed.stream().noneMatch(one -> covers(one, type)))
                .findFirst()
                .ifPresent(type -> {
                    throw Invalid.because(
                            "Resource type " + type + " is not allowed by parameter ResourceTypes " + allowed);
                });
    }

    private static boolean covers(String allowed, String type) {
        return allowed.endsWith("::*")
                ? type.startsWith(allowed.substring(0, allowed.length() - 1))
                : allowed.equals(type);
    }

    /** After the transforms, with what the result needs of capabilities checked. */
    Blueprint processed(Blueprint blueprint) {
        if (blueprint.original().transforms().isEmpty()) {
            return blueprint;
        }
        Template processed = new Transforms(world, blueprint.parameters()).of(blueprint.original());
        Limits.check(processed);
        return blueprint.transformed(processed);
    }

    Desired desired(Blueprint blueprint, Stack stack) {
        Desired desired = Desired.of(
                blueprint.processed(),
                blueprint.parameters(),
                stack.scene(blueprint.notificationArns()),
                book::valueOf);
        ReferenceCheck.check(world, desired);
        return desired;
    }
}
