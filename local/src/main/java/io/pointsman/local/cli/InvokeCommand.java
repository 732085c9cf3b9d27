package io.pointsman.local.cli;

import io.pointsman.endpoint.Endpoint;
import io.pointsman.endpoint.Recorder;
import io.pointsman.endpoint.clock.EndpointClock;
import io.pointsman.endpoint.wire.EndpointServer;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.json.JsonTrouble;
import io.pointsman.local.cli.argument.EndpointUrl;
import io.pointsman.local.cli.argument.RegionName;
import io.pointsman.local.demo.Invoke;
import io.pointsman.local.demo.Seed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** Calls one of Pointsman's functions with an event, as {@code sam local invoke} does, without Docker. */
@Command(
        name = "invoke",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Calls one of Pointsman's functions with an event, as sam local invoke does, without Docker.",
            "",
            "The function runs for real: the handler jar in a process of its own under AWS's runtime interface client,"
                    + " with the environment, the memory and the time-out that template.yaml gives it.",
            ""
        },
        footer = {
            "",
            "Standard output has what the function returned, standard error its log (the last 4 KB).",
            "",
            "Exits with 0 when it returned status Succeeded or InProgress (an event with the continuationToken goes"
                    + " on), with 1 when it returned Failed or failed itself.",
            "",
            "Examples:",
            "  pointsman invoke Rewrite -e events/rewrite.first-call.json",
            "  AWS_ENDPOINT_URL=http://127.0.0.1:4599 pointsman invoke Shift -e events/shift.manual.json"
        })
final class InvokeCommand implements Callable<Integer> {
    private static final String ACCOUNT = "000000000000";

    /** So that what a release waits for is over in seconds. */
    private static final double SPEED = 60;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FUNCTION", description = "Its logical id in template.yaml: Rewrite, ChangeSet, ...")
    private String function = "";

    @Option(
            names = {"-e", "--event"},
            paramLabel = "FILE",
            description = "The event, JSON; it is always needed. Those of events/ are ready to use.")
    private Optional<InputFile> event = Optional.empty();

    @Option(
            names = "--endpoint-url",
            paramLabel = "URL",
            description =
                    "Where Pointsman is installed. Default: $AWS_ENDPOINT_URL; without it, an endpoint that lives as"
                            + " long as the call, with the state that the event speaks of.")
    private Optional<EndpointUrl> endpointUrl = Optional.empty();

    @Option(
            names = "--region",
            paramLabel = "NAME",
            description = "The Region of the endpoint. Default: $AWS_REGION, or us-east-1.")
    private Optional<RegionName> region = Optional.empty();

    @Override
    public Integer call() {
        String where =
                variable("AWS_REGION", text -> RegionName.given(region, text)).name();
        Optional<EndpointUrl> endpoint = variable("AWS_ENDPOINT_URL", text -> EndpointUrl.given(endpointUrl, text));
        Invoke.Result result = endpoint.map(url -> onRunning(new Invoke(url.uri(), where), url))
                .orElseGet(() -> onItsOwnEndpoint(where));
        spec.commandLine().getErr().print(result.log());
        spec.commandLine().getErr().flush();
        spec.commandLine().getOut().println(result.payload());
        return succeeded(result) ? 0 : 1;
    }

    /** Reads an option that an environment variable may stand for. */
    private <T> T variable(String name, Function<Optional<String>, T> reading) {
        try {
            return reading.apply(Optional.ofNullable(System.getenv(name)));
        } catch (TypeConversionException e) {
            throw new ParameterException(spec.commandLine(), "$" + name + ": " + e.getMessage());
        }
    }

    private byte[] payload() {
        InputFile file = event.orElseThrow(() -> new ParameterException(
                spec.commandLine(), "the event is missing: --event FILE; those of events/ are ready to use"));
        try {
            String text = file.text();
            Json.value(text);
            return text.getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new ParameterException(spec.commandLine(), "--event " + file + " cannot be read as text in UTF-8");
        } catch (JsonTrouble e) {
            throw new ParameterException(spec.commandLine(), "--event " + file + " is not JSON: " + e.getMessage());
        }
    }

    /** Says which functions there are where the one that was named is none of them. */
    private void known(Collection<String> functions, String place) {
        if (functions.contains(function)) {
            return;
        }
        List<String> near = Meant.nearest(function, functions);
        throw new ParameterException(
                spec.commandLine(),
                place + " has no function '" + function + "'"
                        + (near.isEmpty() ? "" : " (did you mean " + String.join(" or ", near) + "?)") + "; there are "
                        + String.join(", ", functions));
    }

    private Invoke.Result onRunning(Invoke invoke, EndpointUrl url) {
        known(invoke.functions().keySet(), "the stack at " + url.uri());
        return invoke.call(function, payload());
    }

    private Invoke.Result onItsOwnEndpoint(String where) {
        known(Home.functions(), "template.yaml");
        byte[] payload = payload();
        try (EndpointClock clock = EndpointClock.running(SPEED);
                Endpoint endpoint = Endpoint.of(ACCOUNT, where, clock)) {
            Runtime.getRuntime().addShutdownHook(new Thread(endpoint::close)); // Ctrl-C ends the functions, too
            try (EndpointServer server = EndpointServer.start(endpoint.world(), 0, Recorder.none())) {
                new Seed(Home.folder(), server.uri(), where, System.err)
                        .before(action(), endpoint.codeDeploy()::expect);
                return new Invoke(server.uri(), where).call(function, payload);
            }
        }
    }

    /** What is no action, a hook or a trigger, finds everything done but the shift. */
    private String action() {
        String name = function.toLowerCase(Locale.ROOT);
        return Seed.ACTIONS.contains(name) ? name : "shift";
    }

    /** A function that is no action returns what it likes. */
    private static boolean succeeded(Invoke.Result result) {
        return !result.failed()
                && status(result.payload()).filter("Failed"::equals).isEmpty();
    }

    private static Optional<String> status(String payload) {
        return switch (Json.value(payload)) {
            case JsonObject object -> object.text("status");
            case Map<?, ?> map -> JsonObject.of(map).text("status");
            case null, default -> Optional.empty();
        };
    }
}
