package io.pointsman.endpoint.cloudformation.stack;

import io.pointsman.endpoint.cloudformation.intrinsic.Evaluator;
import io.pointsman.endpoint.cloudformation.intrinsic.Open;
import io.pointsman.endpoint.cloudformation.intrinsic.References;
import io.pointsman.endpoint.cloudformation.resource.Made;
import io.pointsman.endpoint.cloudformation.template.Invalid;

/** References to the resources that a stack has now. */
public final class Live implements References {
    private final Stack stack;
    private final Open.Exports exports;

    public Live(Stack stack, Open.Exports exports) {
        this.stack = stack;
        this.exports = exports;
    }

    @Override
    public Object ref(String resource) {
        return made(resource).physicalId();
    }

    @Override
    public Object attribute(String resource, String attribute) {
        return made(resource).attribute(attribute);
    }

    @Override
    public String exported(String name) {
        return exports.valueOf(name);
    }

    private Made made(String resource) {
        return stack.made(resource)
                .orElseThrow(() -> Invalid.because("Unable to resolve a reference to resource " + resource));
    }

    /** An evaluator of what is still open in the wishes of a blueprint. */
    Evaluator evaluator(Blueprint blueprint) {
        return new Evaluator(
                blueprint.processed(), blueprint.parameters(), stack.scene(blueprint.notificationArns()), this);
    }
}
