package io.pointsman.local.policy;

import io.pointsman.local.aws.AwsError;
import io.pointsman.local.aws.Caller;
import io.pointsman.local.aws.Operation;
import io.pointsman.local.aws.Service;
import io.pointsman.local.aws.http.WebDoor;
import io.pointsman.local.iam.IamRequest;
import io.pointsman.local.iam.PolicyDocuments;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A service that answers CloudFormation's calls as far as a policy allows them. Everybody else calls with a key of their own.
 *
 * @param denied what was denied, in order
 */
record JudgedService(Service service, PolicyDocuments policy, List<String> denied) implements Service {
    /** What the function's own role does: it polls the queue. */
    private static final Set<String> POLLING =
            Set.of("ReceiveMessage", "DeleteMessage", "DeleteMessageBatch", "ChangeMessageVisibility");

    @Override
    public String signingName() {
        return service.signingName();
    }

    @Override
    public Protocol protocol() {
        return service.protocol();
    }

    @Override
    public Map<String, Operation> operations() {
        Map<String, Operation> judged = new HashMap<>();
        service.operations()
                .forEach((name, real) -> judged.put(name, (input, caller) -> {
                    if (caller.equals(Caller.AWS) && !POLLING.contains(name)) {
                        HandlerRequests.of(signingName(), name, input).forEach(this::judge);
                    }
                    return real.answer(input, caller);
                }));
        return judged;
    }

    private void judge(IamRequest request) {
        if (!policy.allow(request)) {
            denied.add(request.action() + " on " + request.resource());
            throw new AwsError(
                    403,
                    "AccessDenied",
                    "User: arn:aws:sts::000000000000:assumed-role/cloudformation/AWSCloudFormation is not authorized"
                            + " to perform: "
                            + request.action() + " on resource: " + request.resource()
                            + " because no identity-based policy allows the " + request.action() + " action");
        }
    }

    @Override
    public Set<String> unlocked() {
        return service.unlocked();
    }

    @Override
    public Map<String, WebDoor> doors() {
        return service.doors();
    }

    @Override
    public void close() {
        service.close();
    }
}
