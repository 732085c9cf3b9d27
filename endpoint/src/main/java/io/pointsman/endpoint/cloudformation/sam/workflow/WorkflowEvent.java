package io.pointsman.endpoint.cloudformation.sam.workflow;

import io.pointsman.endpoint.cloudformation.sam.api.RestApiAuth;
import io.pointsman.endpoint.cloudformation.sam.api.RestApiLink;
import io.pointsman.endpoint.cloudformation.sam.api.Swagger;
import io.pointsman.endpoint.cloudformation.sam.event.DeadLetters;
import io.pointsman.endpoint.cloudformation.sam.event.EventBridgeRules;
import io.pointsman.endpoint.cloudformation.sam.event.Schedules;
import io.pointsman.endpoint.cloudformation.sam.python.PythonJson;
import io.pointsman.endpoint.cloudformation.sam.spec.CfnResource;
import io.pointsman.endpoint.cloudformation.sam.spec.Fn;
import io.pointsman.endpoint.cloudformation.sam.spec.PolicyDocuments;
import io.pointsman.endpoint.cloudformation.sam.spec.SamResource;
import io.pointsman.endpoint.cloudformation.sam.spec.SamTrouble;
import io.pointsman.endpoint.cloudformation.sam.spec.Translation;
import io.pointsman.endpoint.cloudformation.sam.spec.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One event of a state machine: what starts it, and the role that it is started with.
 *
 * @param target the logical id of the state machine or of its alias
 */
record WorkflowEvent(SamResource machine, SamResource event, String target, boolean isAlias, Translation translation) {
    /** Single quotes that {@code escapeJavaScript} has escaped are no JSON. */
    private static final String UNESCAPED =
            "{\"input\": \"$util.escapeJavaScript($input.json('$')).replaceAll(\"\\\\'\",\"'\")\", "
                    + "\"stateMachineArn\": \"${";

    void link() {
        if (event.type().equals("Api")) {
            RestApiLink.of(event, translation);
        }
    }

    List<CfnResource> made() {
        return switch (event.type()) {
            case "Api" -> api();
            case "ScheduleV2" ->
                new Schedules(machine, event)
                        .made(Fn.ref(target), PolicyDocuments.startExecution(event.id(), Fn.ref(target)));
            default -> rule();
        };
    }

    private CfnResource role(String principal) {
        String id = event.id() + "Role";
        Optional<Object> boundary = machine.truly("PermissionsBoundary");
        return machine.beside(id, "AWS::IAM::Role")
                .with("AssumeRolePolicyDocument", PolicyDocuments.assumedBy(principal))
                .with("Policies", Tree.listOf(PolicyDocuments.startExecution(id, Fn.ref(target))))
                .with("PermissionsBoundary", boundary);
    }

    private List<CfnResource> rule() {
        EventBridgeRules rules = new EventBridgeRules(machine, event);
        CfnResource rule = rules.rule();
        List<CfnResource> made = new ArrayList<>();
        made.add(rule);
        Object role = event.property("RoleArn").orElseGet(() -> {
            CfnResource own = role("events.amazonaws.com");
            made.add(own);
            return own.arn();
        });
        DeadLetters letters = new DeadLetters(machine, event);
        Optional<Object> queue = letters.forRule(rule.arn());
        made.addAll(letters.made());
        rule.with(
                "Targets", Tree.listOf(rules.target(Fn.ref(target), "StepFunctionsTarget", Optional.of(role), queue)));
        return made;
    }

    private List<CfnResource> api() {
        RestApiLink api = RestApiLink.of(event, translation);
        CfnResource role = role("apigateway.amazonaws.com");
        Optional<Object> body = Tree.at(api.properties(), "DefinitionBody");
        if (body.isPresent()
                && Tree.trueAt(api.properties(), SamResource.MANAGED).isPresent()) {
            integrate(api, body.get(), role);
        }
        return List.of(role);
    }

    private void integrate(RestApiLink api, Object body, CfnResource role) {
        String path = String.valueOf(event.need("Path"));
        String declared = String.valueOf(event.need("Method"));
        String method = translation.marks().derived(declared.toLowerCase(Locale.ROOT), declared);
        Swagger swagger = new Swagger(body, translation.marks());
        if (swagger.hasIntegration(path, method)) {
            throw SamTrouble.event(
                    event.name(), "API method \"" + method + "\" defined multiple times for path \"" + path + "\".");
        }
        swagger.start(path, method, role.arn(), Tree.of("application/json", template()), machine.condition());
        if (event.isTrue("Auth")) {
            new RestApiAuth(event, api, translation).add(swagger, method);
        }
        api.properties().put("DefinitionBody", swagger.copy());
    }

    private Map<String, Object> template() {
        if (event.isTrue("UnescapeMappingTemplate")) {
            return Fn.sub(UNESCAPED + target + "}\"}");
        }
        return Fn.sub(PythonJson.spaced(
                Tree.of("input", "$util.escapeJavaScript($input.json('$'))", "stateMachineArn", "${" + target + "}")));
    }
}
