package io.pointsman.endpoint.cloudformation.language;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.cloudformation.intrinsic.Evaluator;
import io.pointsman.endpoint.cloudformation.intrinsic.Needs;
import io.pointsman.endpoint.cloudformation.intrinsic.References;
import io.pointsman.endpoint.cloudformation.intrinsic.Scene;
import io.pointsman.endpoint.cloudformation.template.Template;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the transform can know of an expression: parameters, mappings, conditions, the account and the Region. */
final class KnownValues implements References {
    /** Not known to a transform, which is asked before there is a stack. */
    private static final Set<String> OF_THE_STACK = Set.of("AWS::StackName", "AWS::StackId", "AWS::NotificationARNs");

    private final Evaluator evaluator;

    KnownValues(Template template, Map<String, String> parameters, Scene scene) {
        this.evaluator = new Evaluator(template, parameters, scene, this);
    }

    /** The value; empty for {@code AWS::NoValue}. Throws {@link NotYet} when only the stack knows it. */
    Optional<Object> of(Object expression) {
        if (!Collections.disjoint(Needs.of(expression), OF_THE_STACK)) {
            throw new NotYet("the stack");
        }
        try {
            return evaluator.valueOf(expression);
        } catch (AwsError refusal) {
            throw TransformFailure.of(refusal);
        }
    }

    @Override
    public Object ref(String resource) {
        throw new NotYet(resource);
    }

    @Override
    public Object attribute(String resource, String attribute) {
        throw new NotYet(resource);
    }

    @Override
    public String exported(String name) {
        throw new NotYet(name);
    }
}
