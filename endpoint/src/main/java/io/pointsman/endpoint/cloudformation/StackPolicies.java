package io.pointsman.endpoint.cloudformation;

import io.pointsman.endpoint.Caller;
import io.pointsman.endpoint.World;
import io.pointsman.endpoint.cloudformation.stack.StackPolicy;
import io.pointsman.endpoint.cloudformation.template.Invalid;
import io.pointsman.json.JsonObject;
import java.util.Optional;

/** SetStackPolicy and GetStackPolicy, and the policies that other operations are given. */
record StackPolicies(World world, StackBook stacks) {
    JsonObject set(JsonObject input, Caller caller) {
        Asked asked = new Asked(input);
        given(asked, caller).ifPresent(stacks.change(asked.need("StackName"))::policy);
        return JsonObject.empty();
    }

    JsonObject get(JsonObject input, Caller caller) {
        String text = stacks.change(new Asked(input).need("StackName")).policy().text();
        return JsonObject.empty().with("StackPolicyBody", Shown.unlessEmpty(text));
    }

    /** The policy that the stack is to have. */
    Optional<StackPolicy> given(Asked asked, Caller caller) {
        return read(asked, "StackPolicyBody", "StackPolicyURL", caller);
    }

    /** The policy that holds for one update only. */
    Optional<StackPolicy> during(Asked asked, Caller caller) {
        return read(asked, "StackPolicyDuringUpdateBody", "StackPolicyDuringUpdateURL", caller);
    }

    private Optional<StackPolicy> read(Asked asked, String body, String url, Caller caller) {
        if (asked.has(body) && asked.has(url)) {
            throw Invalid.because("You cannot specify both " + url + " and " + body);
        }
        return asked.text(body)
                .or(() -> asked.text(url).map(place -> new TemplateSource(world).stored(place, caller)))
                .map(StackPolicy::read);
    }
}
