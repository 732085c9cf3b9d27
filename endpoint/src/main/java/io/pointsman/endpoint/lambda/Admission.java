package io.pointsman.endpoint.lambda;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.Call;
import io.pointsman.endpoint.Caller;
import io.pointsman.endpoint.Origin;
import io.pointsman.endpoint.World;
import io.pointsman.endpoint.metric.InvocationMetrics;
import java.util.Optional;

/**
 * Lets event sources in where the resource policy of what they are wired to allows it: the policy of an alias is not that of its function.
 * Writes down who answered, and what CloudWatch hears of it.
 */
final class Admission {
    private static final String INVOKE = "lambda:InvokeFunction";

    private final World world;
    private final Functions functions;

    Admission(World world, Functions functions) {
        this.world = world;
        this.functions = functions;
    }

    /** Under the endpoint's lock. Throws what Lambda says to a service that may not invoke. */
    void check(FunctionAddress address, Caller caller) {
        caller.origin()
                .filter(origin -> !origin.kind().principal().isEmpty())
                .ifPresent(origin -> check(address, origin));
    }

    private void check(FunctionAddress address, Origin origin) {
        if (origin.kind() == Origin.Kind.FUNCTION_URL) {
            check(address, origin, "lambda:InvokeFunctionUrl");
        }
        check(address, origin, INVOKE);
    }

    private void check(FunctionAddress address, Origin origin, String action) {
        Statements asked = new Statements(origin, action, world.account());
        boolean allowed = Optional.ofNullable(
                        functions.named(address).policies().get(address.version()))
                .filter(policy -> policy.allows(asked))
                .isPresent();
        if (!allowed) {
            throw LambdaErrors.accessDenied("User: " + origin.kind().principal() + " is not authorized to perform: "
                    + action + " on resource: " + functions.arn(address)
                    + " because no resource-based policy allows the "
                    + action + " action");
        }
    }

    void answered(FunctionAddress address, Caller caller, Target target, Execution.Done done) {
        note(
                address,
                caller,
                Optional.of(target.edition().number()),
                !done.result().failed());
        measure(address, target, done);
    }

    private void measure(FunctionAddress address, Target target, Execution.Done done) {
        new InvocationMetrics(world.metrics())
                .add(new InvocationMetrics.Served(
                        target.function().name(),
                        address.qualifier(),
                        target.edition().number(),
                        world.clock().instant(),
                        done.result().failed(),
                        done.took(),
                        1));
    }

    /** Nothing ran. */
    AwsError refused(FunctionAddress address, Caller caller, AwsError why) {
        note(address, caller, Optional.empty(), false);
        return why;
    }

    private void note(FunctionAddress address, Caller caller, Optional<String> version, boolean ok) {
        caller.origin()
                .ifPresent(origin -> world.calls()
                        .add(new Call(
                                world.clock().instant(),
                                origin.kind(),
                                address.name(),
                                address.version(),
                                version,
                                ok)));
    }
}
