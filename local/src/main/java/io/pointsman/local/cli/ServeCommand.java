package io.pointsman.local.cli;

import io.pointsman.endpoint.Endpoint;
import io.pointsman.endpoint.Recorder;
import io.pointsman.endpoint.World;
import io.pointsman.endpoint.clock.EndpointClock;
import io.pointsman.endpoint.entry.Doorkeeper;
import io.pointsman.endpoint.keep.DataDirectory;
import io.pointsman.endpoint.wire.EndpointServer;
import io.pointsman.local.cli.argument.DataFolder;
import io.pointsman.local.cli.argument.OutputFile;
import io.pointsman.local.cli.argument.RegionName;
import io.pointsman.local.demo.Seed;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Runs the endpoint alone, for the AWS CLI, an SDK or a browser of records. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Runs the AWS endpoint until it is told to stop (Ctrl-C).",
            "",
            "It speaks S3, STS, CloudFormation, Lambda, CodeDeploy, CodePipeline, EventBridge, CloudWatch, and what"
                    + " applications need beside them, on this machine's loopback only; endpoint/README.md lists every"
                    + " operation. One that AWS has and it has not is refused, and the message says so. Any access key"
                    + " will do; one of twelve digits is the account of that id. Without --data-dir a stopped endpoint"
                    + " forgets everything.",
            "",
            "Functions run as you: the code of an artifact can read, write and call whatever you can. Serve what you"
                + " would run yourself. Web pages are kept out: a request with an Origin, from a page of another site,"
                + " or by a name that is not loopback's is refused, and standard error says why.",
            ""
        },
        footer = {
            "",
            "Example:",
            "  pointsman serve --port 4599 &",
            "  aws --endpoint-url http://127.0.0.1:4599 s3 mb s3://my-bucket",
            "",
            "  pointsman serve --port 4599 --seed &",
            "  AWS_ENDPOINT_URL=http://127.0.0.1:4599 pointsman invoke Shift -e events/shift.first-call.json",
            "",
            "  pointsman serve --port 4599 --data-dir ~/.pointsman/endpoint",
            "",
            "The lines that serve prints are shell commands: export them, and the AWS CLI and SDKs find the endpoint"
                    + " by themselves."
        })
final class ServeCommand implements Callable<Integer> {
    private static final String ACCOUNT = "000000000000";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "0",
            description = "The port to listen on. Default: a free one.")
    private Port port = new Port(0);

    @Option(
            names = "--allow-host",
            paramLabel = "NAME",
            description = "Another name or address by which requests may call this endpoint, without its port; may be"
                    + " given again. For containers: host.docker.internal. Names of loopback are always taken.")
    private List<AllowedHost> allowedHosts = new ArrayList<>();

    @Option(
            names = "--region",
            paramLabel = "NAME",
            defaultValue = "us-east-1",
            description = "The Region that the endpoint says it is. Default: ${DEFAULT-VALUE}.")
    private RegionName region = new RegionName("us-east-1");

    @Option(
            names = "--speed",
            paramLabel = "X",
            defaultValue = "1",
            description = "How many times faster than real time the endpoint's clock runs: with 60, a canary of five "
                    + "minutes takes five seconds. Default: ${DEFAULT-VALUE}.")
    private Speed speed = new Speed(1);

    @Option(
            names = "--data-dir",
            paramLabel = "DIR",
            description =
                    "Keeps everything in DIR, a new directory or one of an earlier endpoint, and goes on from there:"
                        + " what was under way when that ended, however it did, is under way again. One endpoint at a"
                        + " time, and the same build of Pointsman. What it keeps holds secrets, so nobody else can"
                        + " read it.")
    private Optional<DataFolder> dataDirectory = Optional.empty();

    @Option(
            names = "--record",
            paramLabel = "FILE",
            description = "Adds each request and its answer to FILE as one JSON line. Secrets are replaced; bytes are "
                    + "given by length and SHA-256.")
    private Optional<OutputFile> record = Optional.empty();

    @Option(
            names = "--seed",
            paramLabel = "ACTION",
            arity = "0..1",
            fallbackValue = "shift",
            description = "Begins with the state that the sample events of events/ speak of: Pointsman installed, two"
                    + " releases of my-app behind, a third one ready for ACTION (rewrite, changeset, execute,"
                    + " publish or shift). Default: ${FALLBACK-VALUE}, so that each event finds what it names.")
    private Optional<String> seed = Optional.empty();

    @Option(
            names = "--otherwise",
            paramLabel = "QUESTION",
            split = ",",
            description = "What AWS's documents leave open, answered the other way by this endpoint: first-rollback,"
                    + " resource-of-deployment, long-value, qualifier, old-secret, sparse-math, or all.")
    private List<OpenQuestionName> otherwise = new ArrayList<>();

    @Option(
            names = "--fault",
            paramLabel = "'OPERATION WHAT WHICH'",
            description =
                    "Calls that go wrong, to see what your code does then; may be given again. WHAT: before-effect or"
                        + " after-effect (the connection ends without an answer), throttled, failed,"
                        + " failed-after-effect, denied, expired, slow=31s, stale=60s, killed-before-effect or"
                        + " killed-after-effect (of the function that calls). WHICH: the first is 1; always; 5%%, or"
                        + " 5%%/SEED for the same calls again. OPERATION: such as codedeploy:CreateDeployment, or *.")
    private List<FaultOption> faults = new ArrayList<>();

    private final CountDownLatch stopped = new CountDownLatch(1);

    @Override
    public Integer call() throws InterruptedException {
        seed.filter(action -> !Seed.ACTIONS.contains(action)).ifPresent(action -> {
            throw new ParameterException(
                    spec.commandLine(), "--seed must be one of " + Seed.ACTIONS + ", not " + action);
        });
        try (EndpointClock clock = EndpointClock.running(speed.times());
                Recorder recorder =
                        record.map(OutputFile::path).map(Recorder::to).orElseGet(Recorder::none)) {
            Endpoint endpoint = dataDirectory
                    .map(folder -> kept(folder, clock))
                    .orElseGet(() -> Endpoint.of(ACCOUNT, region.name(), clock));
            otherwise.forEach(name -> endpoint.world().readings().otherwise(name.questions()));
            faults.forEach(fault -> plan(endpoint.world(), fault));
            serve(endpoint, recorder);
        }
        return 0;
    }

    private Endpoint kept(DataFolder folder, EndpointClock clock) {
        DataDirectory directory = DataDirectory.open(folder.path());
        if (seed.isPresent() && !directory.isNew()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--seed begins anew, and " + folder.path() + " holds an endpoint's state: leave --seed out, or name"
                            + " a new directory");
        }
        return Endpoint.kept(ACCOUNT, region.name(), clock, directory);
    }

    private void plan(World world, FaultOption fault) {
        fault.unknown(world).ifPresent(name -> {
            throw new ParameterException(
                    spec.commandLine(),
                    "--fault: this endpoint has no operation " + name + "; --record FILE shows what each request asks"
                            + " for: write it as service:operation");
        });
        fault.plan(world);
    }

    private void serve(Endpoint endpoint, Recorder recorder) throws InterruptedException {
        try (EndpointServer server = listening(endpoint, recorder)) {
            Runtime.getRuntime().addShutdownHook(new Thread(endpoint::close)); // Ctrl-C ends the functions, too
            seed.ifPresent(action -> new Seed(Home.folder(), server.uri(), region.name(), System.err)
                    .before(action, endpoint.codeDeploy()::expect));
            say(spec.commandLine().getOut(), server.uri());
            stopped.await();
        }
    }

    private EndpointServer listening(Endpoint endpoint, Recorder recorder) {
        try {
            return EndpointServer.start(endpoint.world(), port.number(), recorder, doorkeeper());
        } catch (UncheckedIOException e) {
            throw e.getCause() instanceof BindException taken ? new IllegalStateException(unable(taken), e) : e;
        }
    }

    private Doorkeeper doorkeeper() {
        return Doorkeeper.letting(allowedHosts.stream().map(AllowedHost::name).collect(Collectors.toUnmodifiableSet()));
    }

    private String unable(BindException taken) {
        return "cannot listen on port " + port.number() + ": " + taken.getMessage()
                + ". Stop the program that listens there, name another port (--port N), or leave --port out for a free"
                + " one";
    }

    private void say(PrintWriter out, URI uri) {
        out.println("# Pointsman's AWS endpoint listens. Ctrl-C stops it. To use it, export:");
        out.println("export AWS_ENDPOINT_URL=" + uri);
        out.println("export AWS_REGION=" + region + " AWS_DEFAULT_REGION=" + region);
        out.println("export AWS_ACCESS_KEY_ID=local AWS_SECRET_ACCESS_KEY=local");
        out.flush();
    }
}
