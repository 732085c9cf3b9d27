package io.pointsman.endpoint.codepipeline;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.EndpointLimit;

/** What each action must keep to: a provider that is known, its configuration, its numbers of artifacts. */
final class ActionRules {
    private ActionRules() {}

    static void check(PipelineDeclaration pipeline) {
        pipeline.actions().forEach(ActionRules::action);
    }

    private static void action(ActionDeclaration action) {
        Provider provider = Provider.of(action.type()).orElseThrow(() -> unknown(action));
        Terms terms = provider.terms();
        configuration(action, terms);
        count(action, "input", action.inputs().size(), terms.inputs());
        count(action, "output", action.outputs().size(), terms.outputs());
        timeout(action, provider);
    }

    private static AwsError unknown(ActionDeclaration action) {
        ActionType type = action.type();
        String said = "(Category: '" + type.category() + "', Provider: '" + type.provider() + "', Owner: '"
                + type.owner() + "', Version: '" + type.version() + "')";
        return AwsProviders.has(type)
                ? EndpointLimit.of("actions of the type " + said + ", as '" + action.name() + "' is one")
                : Refusals.action("ActionType " + said + " in action '" + action.name() + "' is not available");
    }

    private static void configuration(ActionDeclaration action, Terms terms) {
        for (String key : terms.required()) {
            if (!action.configuration().containsKey(key)) {
                throw Refusals.action("Action configuration for action '" + action.name()
                        + "' is missing required configuration '" + key + "'");
            }
        }
        for (String key : action.configuration().keySet()) {
            if (!terms.knows(key)) {
                throw Refusals.action("Action configuration for action '" + action.name()
                        + "' contains unknown configuration '" + key + "'");
            }
        }
    }

    private static void count(ActionDeclaration action, String kind, int count, Terms.Count allowed) {
        if (!allowed.allows(count)) {
            throw Refusals.action("Action '" + action.name() + "' has " + count + " " + kind
                    + " artifacts; its type takes " + allowed.least() + " to " + allowed.most());
        }
    }

    private static void timeout(ActionDeclaration action, Provider provider) {
        if (action.timeout().isPresent() && provider != Provider.APPROVAL) {
            throw Refusals.action("Action '" + action.name()
                    + "' has a timeoutInMinutes, which is available only to manual approval actions");
        }
    }
}
