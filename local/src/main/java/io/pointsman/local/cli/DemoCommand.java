package io.pointsman.local.cli;

import io.pointsman.endpoint.Endpoint;
import io.pointsman.endpoint.Recorder;
import io.pointsman.endpoint.clock.EndpointClock;
import io.pointsman.endpoint.wire.EndpointServer;
import io.pointsman.local.cli.argument.OutputFile;
import io.pointsman.local.demo.Demo;
import io.pointsman.local.demo.Ended;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Plays the main job against an endpoint of its own. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Takes an application from a source zip to a shifted production alias, as a user of AWS would.",
            "",
            "Deploys template.yaml and pipelines/production.yaml to the embedded endpoint, uploads the application of"
                    + " examples/blog-2018, and plays: a first release, new code under the same artifact name, the"
                    + " same bytes again, a release that a freeze holds, a retry, a rollback. Then it releases"
                    + " examples/shop while customers call it, and counts which version answered whom. Pointsman's"
                    + " functions run for real, each in a process of its own.",
            ""
        },
        footer = {
            "",
            "Exits with 0 when every scene ended as it should, with 1 when one did not, with 4 when the application"
                    + " uses what AWS takes and the embedded endpoint does not have.",
            "",
            "Example:",
            "  pointsman demo --app path/to/my-app      # a folder or a zip with a SAM template at its top"
        })
final class DemoCommand implements Callable<Integer> {
    private static final String ACCOUNT = "000000000000";
    private static final String REGION = "us-east-1";

    /** The exit code for what the endpoint does not have: a script can tell it from an application that does not work. */
    private static final int AT_A_LIMIT = 4;

    /** The blog's template is of 2018. */
    private static final String BLOGS_RUNTIME = "python3.6";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--app",
            paramLabel = "DIR|ZIP",
            description = "Plays the first two scenes with this application instead, and fails where anything but"
                    + " CodeDeploy moves its production alias.")
    private Optional<InputPath> app = Optional.empty();

    @Option(
            names = "--speed",
            paramLabel = "X",
            defaultValue = "60",
            description = "How many times faster than real time the endpoint's clock runs. Default: ${DEFAULT-VALUE}.")
    private Speed speed = new Speed(60);

    @Option(
            names = "--pages",
            paramLabel = "DIR",
            description = "The folder for the pages of the review and of the report of each release. Default:"
                    + " local/target/demo of the clone; of the archive of a release, pointsman-demo where you are.")
    private Optional<OutputFolder> pages = Optional.empty();

    @Option(
            names = "--record",
            paramLabel = "FILE",
            description = "Adds each request to the endpoint and its answer to FILE as one JSON line. Secrets are "
                    + "replaced; bytes are given by length and SHA-256.")
    private Optional<OutputFile> record = Optional.empty();

    @Override
    public Integer call() {
        check();
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try (EndpointClock clock = EndpointClock.running(speed.times());
                Recorder recorder =
                        record.map(OutputFile::path).map(Recorder::to).orElseGet(Recorder::none);
                Endpoint endpoint = Endpoint.of(ACCOUNT, REGION, clock)) {
            Runtime.getRuntime().addShutdownHook(new Thread(endpoint::close)); // Ctrl-C ends the functions, too
            return switch (play(endpoint, recorder, out)) {
                case WELL -> 0;
                case BADLY -> 1;
                case AT_A_LIMIT -> AT_A_LIMIT;
            };
        }
    }

    private void check() {
        app.map(InputPath::path)
                .ifPresent(path -> Demo.objection(path).ifPresent(why -> {
                    throw new ParameterException(spec.commandLine(), "--app " + path + " " + why);
                }));
    }

    private Ended play(Endpoint endpoint, Recorder recorder, PrintStream out) {
        try (EndpointServer server = EndpointServer.start(endpoint.world(), 0, recorder)) {
            out.println("An AWS endpoint of this process, at " + server.uri() + "; its clock runs " + speed
                    + " times as fast as yours.");
            if (app.isEmpty()) {
                endpoint.lambda().allowRetiredRuntime(BLOGS_RUNTIME);
                out.println("The blog's template names " + BLOGS_RUNTIME + ", which Lambda takes no longer: the"
                        + " endpoint lets it pass for this one example.");
            }
            return new Demo(Home.folder(), server.uri(), REGION, endpoint.calls(), out)
                    .play(
                            app.map(InputPath::path),
                            pages.map(OutputFolder::path).orElseGet(() -> Home.made("demo")));
        }
    }
}
