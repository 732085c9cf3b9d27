package io.pointsman.endpoint.cloudformation;

import io.pointsman.endpoint.Caller;
import io.pointsman.endpoint.World;
import io.pointsman.endpoint.cloudformation.intrinsic.RulesSection;
import io.pointsman.endpoint.cloudformation.stack.Blueprint;
import io.pointsman.endpoint.cloudformation.stack.Stack;
import io.pointsman.endpoint.cloudformation.template.Declared;
import io.pointsman.endpoint.cloudformation.template.Invalid;
import io.pointsman.endpoint.cloudformation.template.Parameter;
import io.pointsman.endpoint.cloudformation.template.Template;
import io.pointsman.endpoint.cloudformation.template.Values;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The operations that show templates. */
final class TemplateReading {
    /** What a stack in REVIEW_IN_PROGRESS has for a template. */
    private static final String NOTHING_YET = "";

    private final World world;
    private final StackBook stacks;
    private final ChangeSetBook changeSets;

    TemplateReading(World world, StackBook stacks, ChangeSetBook changeSets) {
        this.world = world;
        this.stacks = stacks;
        this.changeSets = changeSets;
    }

    JsonObject get(JsonObject input, Caller caller) {
        Asked asked = new Asked(input);
        Optional<Blueprint> found = asked.has("ChangeSetName")
                ? Optional.of(changeSets.get(asked).blueprint())
                : stacks.get(asked.need("StackName")).blueprint();
        return template(found.map(blueprint -> body(asked, blueprint)).orElse(NOTHING_YET));
    }

    private static JsonObject template(String body) {
        return JsonObject.of("TemplateBody", body, "StagesAvailable", List.of("Original", "Processed"));
    }

    private static String body(Asked asked, Blueprint blueprint) {
        boolean processed =
                asked.text("TemplateStage").filter("Processed"::equals).isPresent();
        boolean transformed = !blueprint.original().transforms().isEmpty();
        return processed && transformed ? Json.text(blueprint.processed().body()) : blueprint.text();
    }

    JsonObject validate(JsonObject input, Caller caller) {
        Template template = template(new Asked(input), caller);
        List<JsonObject> parameters = template.parameters().values().stream()
                .map(one -> JsonObject.of("ParameterKey", one.name(), "NoEcho", one.isSecret())
                        .with("DefaultValue", one.fallback())
                        .with("Description", one.description()))
                .toList();
        return capabilities(JsonObject.of("Parameters", parameters), template);
    }

    JsonObject summary(JsonObject input, Caller caller) {
        Template template = template(new Asked(input), caller);
        JsonObject summary = JsonObject.of(
                        "Parameters",
                        template.parameters().values().stream()
                                .map(TemplateReading::parameter)
                                .toList())
                .with(
                        "ResourceTypes",
                        template.resources().values().stream()
                                .map(Declared::type)
                                .distinct()
                                .toList())
                .with("Version", Values.textAt(template.body(), "AWSTemplateFormatVersion"))
                .with("Metadata", Values.at(template.body(), "Metadata").map(Json::text));
        return capabilities(summary, template);
    }

    private static JsonObject parameter(Parameter one) {
        JsonObject rules = one.allowed().isEmpty() ? JsonObject.empty() : JsonObject.of("AllowedValues", one.allowed());
        return JsonObject.of("ParameterKey", one.name(), "ParameterType", one.type(), "NoEcho", one.isSecret())
                .with("DefaultValue", one.fallback())
                .with("Description", one.description())
                .with("ParameterConstraints", rules);
    }

    private Template template(Asked asked, Caller caller) {
        Optional<String> stack = asked.text("StackName");
        if (stack.isPresent()) {
            return stacks.get(stack.get())
                    .blueprint()
                    .map(Blueprint::original)
                    .orElseThrow(() -> Invalid.because("Stack " + stack.get() + " has no template yet"));
        }
        Template template = Template.parse(new TemplateSource(world).text(asked, Optional.<Stack>empty(), caller));
        RulesSection.checkForm(template);
        return template;
    }

    private static JsonObject capabilities(JsonObject answer, Template template) {
        JsonObject described =
                answer.with("Description", template.description()).with("DeclaredTransforms", template.transforms());
        if (!template.transforms().isEmpty()) {
            return described
                    .with("Capabilities", List.of("CAPABILITY_AUTO_EXPAND"))
                    .with(
                            "CapabilitiesReason",
                            "The following transforms require capabilities: " + template.transforms());
        }
        String types = Capabilities.iam(template).stream()
                .map(Declared::type)
                .distinct()
                .collect(Collectors.joining(", "));
        return described
                .with(
                        "Capabilities",
                        Capabilities.needed(template).map(List::of).orElse(List.of()))
                .with(
                        "CapabilitiesReason",
                        Shown.unlessEmpty(types)
                                .map(some -> "The following resource(s) require capabilities: [" + some + "]"));
    }
}
