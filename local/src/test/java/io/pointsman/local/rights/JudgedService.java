package io.pointsman.local.rights;

import io.pointsman.endpoint.AlteredService;
import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.Caller;
import io.pointsman.endpoint.Operation;
import io.pointsman.endpoint.Service;
import io.pointsman.endpoint.World;
import io.pointsman.endpoint.iam.IamRequest;
import io.pointsman.endpoint.iam.RoleCall;
import io.pointsman.json.JsonObject;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;

/** A service that asks IAM about each call over the wire. What AWS's services ask of each other goes on. */
final class JudgedService {
    private final Service real;
    private final BiPredicate<Caller, IamRequest> allowed;

    private JudgedService(Service real, BiPredicate<Caller, IamRequest> allowed) {
        this.real = real;
        this.allowed = allowed;
    }

    /** @return what puts it back as it was */
    static Runnable in(World world, String service, BiPredicate<Caller, IamRequest> allowed) {
        Service real = Optional.ofNullable(world.services().get(service)).orElseThrow();
        JudgedService judged = new JudgedService(real, allowed);
        world.add(new AlteredService(real, judged::asked));
        return () -> world.add(real);
    }

    private Operation asked(String name, Operation operation) {
        return (input, caller) -> {
            if (!caller.accessKeyId().equals(Caller.AWS.accessKeyId())) {
                judge(name, words(input), caller);
            }
            return operation.answer(input, caller);
        };
    }

    private void judge(String operation, JsonObject input, Caller caller) {
        for (RoleCall call : RoleCall.of("role", real.signingName(), operation, input)) {
            if (!allowed.test(caller, call.request("arn:aws:iam::000000000000:role/" + caller.accessKeyId()))) {
                throw new AwsError(
                        403,
                        "AccessDenied",
                        "not authorized to perform: " + call.action() + " on resource: " + call.resource());
            }
        }
    }

    /** Without bodies; the account is that of the templates' stacks. */
    private static JsonObject words(JsonObject input) {
        JsonObject words = JsonObject.empty();
        for (Map.Entry<String, ?> member : input.members().entrySet()) {
            if (member.getValue() instanceof String text) {
                words = words.with(member.getKey(), text.replace("123456789012", "000000000000"));
            }
        }
        return words;
    }
}
