package io.pointsman.local.policy;

import io.pointsman.endpoint.AlteredService;
import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.Caller;
import io.pointsman.endpoint.Service;
import io.pointsman.endpoint.iam.IamRequest;
import io.pointsman.endpoint.iam.PolicyDocuments;
import java.util.List;
import java.util.Set;

/**
 * CloudFormation's calls, as far as a policy allows them. Everybody else calls with a key of their own.
 *
 * @param denied what was denied, in order
 */
record CallsUnderPolicy(PolicyDocuments policy, List<String> denied) {
    /** What the function's own role does: it polls the queue. */
    private static final Set<String> POLLING =
            Set.of("ReceiveMessage", "DeleteMessage", "DeleteMessageBatch", "ChangeMessageVisibility");

    Service to(Service service) {
        return new AlteredService(service, (name, real) -> (input, caller) -> {
            if (caller.equals(Caller.AWS) && !POLLING.contains(name)) {
                HandlerRequests.of(service.signingName(), name, input).forEach(this::judge);
            }
            return real.answer(input, caller);
        });
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
}
