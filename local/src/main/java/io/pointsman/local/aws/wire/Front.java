package io.pointsman.local.aws.wire;

import com.sun.net.httpserver.HttpExchange;
import io.pointsman.json.JsonObject;
import io.pointsman.json.JsonTrouble;
import io.pointsman.local.aws.AwsError;
import io.pointsman.local.aws.Recorder;
import io.pointsman.local.aws.Service;
import io.pointsman.local.aws.World;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;

/** Takes each request to its service, in the protocol that it speaks, and the answer back. */
final class Front {
    private static final Ask UNREADABLE = new Ask("?", JsonObject.empty());

    private final World world;
    private final Recorder recorder;
    private final Dialects dialects = new Dialects();

    Front(World world, Recorder recorder) {
        this.world = world;
        this.recorder = recorder;
    }

    void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Exchange.write(exchange, answer(exchange));
        }
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        try {
            return new Visit(Exchange.read(exchange)).answer();
        } catch (AwsError unreadableBody) {
            return Answer.of(unreadableBody.status(), "text/plain", unreadableBody.said());
        }
    }

    /** One request on its way. */
    private final class Visit {
        private final Request request;
        private final Signature signature;
        private final Dialect dialect;
        private final String id = UUID.randomUUID().toString();
        private Ask ask = UNREADABLE;

        Visit(Request request) {
            this.request = request;
            this.signature = Signature.of(request);
            this.dialect = dialects.of(Optional.ofNullable(world.services().get(signature.service())), request);
        }

        Answer answer() {
            try {
                return accepted();
            } catch (AwsError error) {
                return refused(error.code().equals("AccessDenied") ? denied(error) : error);
            } catch (JsonTrouble trouble) {
                return refused(new AwsError(400, dialect.invalidCode(), String.valueOf(trouble.getMessage())));
            } catch (RuntimeException surprise) {
                surprise.printStackTrace();
                return refused(new AwsError(500, "InternalFailure", "the endpoint failed: " + surprise));
            }
        }

        private Answer accepted() {
            ask = dialect.read(request);
            Service service = world.services().get(signature.service());
            if (service == null || !service.operations().containsKey(ask.operation())) {
                throw dialect.unknown(ask.operation());
            }
            JsonObject output = world.call(signature.service(), ask.operation(), ask.input(), signature.caller());
            Answer answer = dialect.answer(ask, output, id);
            record(answer.status(), Optional.empty(), output);
            return answer;
        }

        private Answer refused(AwsError error) {
            record(error.status(), Optional.of(error.code()), error.details().with("message", error.said()));
            return dialect.refuse(request, error, id);
        }

        private AwsError denied(AwsError error) {
            return new AwsError(error.status(), dialect.deniedCode(), error.said(), error.details());
        }

        private void record(int status, Optional<String> error, JsonObject answer) {
            recorder.add(new Recorder.Entry(
                    world.clock().instant(),
                    world.identities().session(signature.caller()),
                    signature.service(),
                    ask.operation(),
                    ask.input(),
                    status,
                    error,
                    answer));
        }
    }
}
