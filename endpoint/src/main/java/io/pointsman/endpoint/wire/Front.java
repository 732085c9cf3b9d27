package io.pointsman.endpoint.wire;

import com.sun.net.httpserver.HttpExchange;
import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.Complaint;
import io.pointsman.endpoint.Recorder;
import io.pointsman.endpoint.Service;
import io.pointsman.endpoint.World;
import io.pointsman.endpoint.entry.Room;
import io.pointsman.endpoint.entry.TurnedAway;
import io.pointsman.endpoint.fault.NoAnswer;
import io.pointsman.json.JsonObject;
import io.pointsman.json.JsonTrouble;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Takes each request to its service, in the protocol that it speaks, and the answer back. */
final class Front implements Room {
    private static final Ask UNREADABLE = new Ask("?", JsonObject.empty());

    /** The endpoint's time, which "Date" cannot be: clients take that for their own clock's fault. */
    private static final String TIME = "x-pointsman-time";

    private static final Set<String> LOOKING = Set.of("GET", "HEAD");

    private final World world;
    private final Recorder recorder;
    private final Dialects dialects = new Dialects();

    Front(World world, Recorder recorder) {
        this.world = world;
        this.recorder = recorder;
    }

    /** Every request is answered, unless its client is gone. What fails inside is said on standard error, too. */
    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            send(exchange, answer(exchange));
        } catch (NoAnswer asked) { // closed without a word
            return;
        } catch (RuntimeException
                | Error cut) { // the answer had begun: the connection ends, so that it is not taken for whole
            Complaint.about(place(exchange), cut);
        }
    }

    private void send(HttpExchange exchange, Answer answer) throws IOException {
        exchange.getResponseHeaders().set(TIME, world.clock().instant().toString());
        Exchange.send(exchange, answer);
    }

    /**
     * Objects of S3 are looked at in a browser: the page of a review is one. A GET changes nothing there, as it may in a service that takes
     * its parameters from the query.
     */
    @Override
    public boolean isForBrowsers(HttpExchange exchange) {
        Request head = Exchange.head(exchange);
        return LOOKING.contains(head.method())
                && Signature.of(head).service().equals("s3")
                && head.header("x-amz-target").isEmpty();
    }

    @Override
    public void refuse(HttpExchange exchange, TurnedAway refusal) throws IOException {
        try (exchange) {
            Exchange.drain(exchange);
            AwsError error = new AwsError(TurnedAway.STATUS, TurnedAway.CODE, refusal.said());
            send(exchange, new Visit(Exchange.head(exchange)).refused(exchange, error));
        }
    }

    private Answer answer(HttpExchange exchange) throws IOException {
        try {
            return answer(exchange, new Visit(Exchange.head(exchange)));
        } catch (NoAnswer asked) {
            throw asked;
        } catch (RuntimeException | Error surprise) {
            Complaint.about("the answer to " + place(exchange), surprise);
            return Exchange.announced(exchange, Answer.of(500, "text/plain", "the endpoint failed: " + surprise));
        }
    }

    private static Answer answer(HttpExchange exchange, Visit visit) throws IOException {
        try {
            Answer answer = visit.answer(exchange);
            visit.place.keeping().settle();
            return answer;
        } catch (NoAnswer asked) {
            throw asked;
        } catch (RuntimeException | Error surprise) {
            return visit.failed(exchange, surprise);
        }
    }

    private static String place(HttpExchange exchange) {
        return exchange.getRequestMethod() + " " + exchange.getRequestURI().getRawPath();
    }

    /** One request on its way to the account of whoever makes it. */
    private final class Visit {
        private final Request request;
        private final Signature signature;
        private final World place;
        private final Dialect dialect;
        private final String id = UUID.randomUUID().toString();
        private Ask ask = UNREADABLE;

        /** @param head without its body: what is wrong with that has to be said in the words of the service */
        Visit(Request head) {
            this.request = head;
            this.signature = Signature.of(head);
            this.place = world.accounts().of(signature.caller());
            this.dialect = dialects.of(
                    signature.service(), Optional.ofNullable(place.services().get(signature.service())), head);
        }

        Answer answer(HttpExchange exchange) throws IOException {
            try {
                return accepted(exchange);
            } catch (AwsError error) {
                return refused(exchange, error.code().equals("AccessDenied") ? denied(error) : error);
            } catch (JsonTrouble trouble) {
                AwsError invalid = new AwsError(400, dialect.invalidCode(), String.valueOf(trouble.getMessage()));
                return refused(exchange, invalid);
            }
        }

        private Answer accepted(HttpExchange exchange) throws IOException {
            Request whole = Exchange.whole(exchange, request, world.spool());
            Instant now = world.clock().earliest();
            if (signature.service().equals("s3")) {
                Presigned.check(whole, now);
                PostPolicy.check(whole, now);
            }
            ask = dialect.read(whole);
            Service service = place.services().get(signature.service());
            if (service == null || !service.operations().containsKey(ask.operation())) {
                throw dialect.unknown(ask.operation());
            }
            dialect.check(ask, whole);
            JsonObject output = output();
            Answer answer = Exchange.announced(exchange, dialect.answer(ask, output, id));
            record(answer.status(), Optional.empty(), output);
            return answer;
        }

        private JsonObject output() {
            return world.faults()
                    .answer(
                            signature.caller(),
                            signature.service(),
                            ask.operation(),
                            ask.input(),
                            () -> place.call(signature.service(), ask.operation(), ask.input(), signature.caller()));
        }

        private Answer refused(HttpExchange exchange, AwsError error) {
            Answer answer = Exchange.announced(exchange, dialect.refuse(request, error, id));
            record(error.status(), Optional.of(error.code()), error.details().with("message", error.said()));
            return answer;
        }

        /** A fault of the endpoint's own, in the form of the service. */
        Answer failed(HttpExchange exchange, Throwable surprise) {
            Complaint.about(signature.service() + " " + ask.operation() + " (request " + id + ")", surprise);
            return refused(exchange, new AwsError(500, dialect.failedCode(), "the endpoint failed: " + surprise));
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
