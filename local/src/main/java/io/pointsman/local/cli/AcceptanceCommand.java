package io.pointsman.local.cli;

import io.pointsman.endpoint.Endpoint;
import io.pointsman.endpoint.clock.EndpointClock;
import io.pointsman.endpoint.wire.EndpointServer;
import io.pointsman.local.acceptance.Acceptance;
import io.pointsman.local.acceptance.Notice;
import io.pointsman.local.acceptance.ground.AcceptanceName;
import io.pointsman.local.acceptance.ground.Interruption;
import io.pointsman.local.acceptance.ground.OtherAccount;
import io.pointsman.local.acceptance.ground.Reach;
import io.pointsman.local.acceptance.report.AcceptanceReport;
import io.pointsman.local.cli.account.Consent;
import io.pointsman.local.cli.account.ProfileRegion;
import io.pointsman.local.cli.argument.EndpointUrl;
import io.pointsman.local.cli.argument.OutputFile;
import io.pointsman.local.cli.argument.RegionName;
import io.pointsman.local.play.PlayFailure;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Tries the promises of Pointsman in an AWS. */
@Command(
        name = "acceptance",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Installs Pointsman under a name of its own, releases a small application with it while customers ask,"
                + " tries what goes wrong as well, asks AWS what its documents leave open, and takes everything away"
                + " again.",
            "",
            "Without --account, --profile or --endpoint-url it does so on an endpoint of its own. In an account it says"
                    + " beforehand what it will make and cost, and asks. docs/acceptance.md says more.",
            ""
        },
        footer = {
            "",
            "Exits with 0 when every promise held, with 1 when one did not, when the run ended early or when something"
                + " could not be taken away, with 2 when the command line is wrong or nobody said yes, with 4 when an"
                + " endpoint lacks what AWS has.",
            "",
            "Examples:",
            "  pointsman acceptance                                       # no account is needed",
            "  pointsman acceptance --profile sandbox --region eu-central-1 --report report.md",
            "  pointsman acceptance --clean pointsman-acceptance-k7wq2mxtrb --profile sandbox"
        })
final class AcceptanceCommand implements Callable<Integer> {
    private static final String ACCOUNT = "000000000000";
    private static final String SECOND_ACCOUNT = "111111111111";
    private static final String ENDPOINT = "AWS_ENDPOINT_URL";
    private static final String USUAL_REGION = "us-east-1";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final CountDownLatch done = new CountDownLatch(1);

    @Option(names = "--account", description = "In the account of the default credentials.")
    private boolean account;

    @Option(
            names = "--profile",
            paramLabel = "P",
            description = "In the account of this profile of your AWS configuration.")
    private Optional<String> profile = Optional.empty();

    @Option(
            names = "--other-profile",
            paramLabel = "P",
            description = "Release into the account of this profile, too, by a role that the run makes there.")
    private Optional<String> otherProfile = Optional.empty();

    @Option(
            names = "--region",
            paramLabel = "NAME",
            description = "The Region. Default: that of your AWS configuration; of an endpoint, us-east-1.")
    private Optional<RegionName> region = Optional.empty();

    @Option(
            names = "--endpoint-url",
            paramLabel = "URL",
            description = "At an endpoint that speaks as AWS does, such as one of pointsman serve.")
    private Optional<EndpointUrl> endpointUrl = Optional.empty();

    @Option(
            names = "--speed",
            paramLabel = "X",
            defaultValue = "40",
            description = "How many times faster than real time the clock of an endpoint of its own runs. Default:"
                    + " ${DEFAULT-VALUE}.")
    private Speed speed = new Speed(40);

    @Option(
            names = "--otherwise",
            paramLabel = "QUESTION",
            split = ",",
            description =
                    "What AWS's documents leave open, answered the other way by an endpoint of its own: first-rollback,"
                            + " resource-of-deployment, long-value, qualifier, old-secret, sparse-math, or all.")
    private List<OpenQuestionName> otherwise = new ArrayList<>();

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    @Option(names = "--keep", description = "Leave everything that was made, and say how to take it away.")
    private boolean keep;

    @Option(
            names = "--clean",
            paramLabel = "NAME",
            description = "Take away what the run of that name has left, and do nothing else.")
    private Optional<String> clean = Optional.empty();

    @Option(
            names = "--report",
            paramLabel = "FILE",
            description = "Write the report there, too, in Markdown: something to attach to a bug report.")
    private Optional<OutputFile> report = Optional.empty();

    @Option(names = "--show-account", description = "Let the report name the account.")
    private boolean showAccount;

    @Override
    public Integer call() throws IOException {
        understand();
        try {
            return isElsewhere() ? elsewhere(reach()) : onAnEndpointOfItsOwn();
        } finally {
            done.countDown();
        }
    }

    private boolean isElsewhere() {
        return account || profile.isPresent() || endpointUrl.isPresent();
    }

    private void understand() {
        clean.filter(name -> !AcceptanceName.fits(name)).ifPresent(name -> {
            throw mistake("--clean " + name + " is no name of a run; one is like pointsman-acceptance-k7wq2mxtrb");
        });
        if (clean.isPresent() && !isElsewhere()) {
            throw mistake("--clean needs --account, --profile or --endpoint-url: an endpoint of this program forgets"
                    + " everything");
        }
        given("--profile", profile);
        given("--other-profile", otherProfile);
        if (otherProfile.isPresent() && otherProfile.equals(profile)) {
            throw mistake("--profile and --other-profile are the same; the other one is of another account");
        }
        if (otherProfile.isPresent() && !isElsewhere()) {
            throw mistake(
                    "--other-profile needs --account, --profile or --endpoint-url: an endpoint of this program has"
                            + " a second account of its own");
        }
        if (!otherwise.isEmpty() && isElsewhere()) {
            throw mistake("--otherwise is for an endpoint of its own; give it to pointsman serve");
        }
        if (isElsewhere()
                && endpointUrl.isEmpty()
                && !Optional.ofNullable(System.getenv(ENDPOINT)).orElse("").isEmpty()) {
            throw mistake(
                    "$" + ENDPOINT + " is set, so the account would not be asked: unset it, or give --endpoint-url");
        }
        if (account && endpointUrl.isPresent()) {
            throw mistake("--account and --endpoint-url: which of them?");
        }
    }

    private void given(String option, Optional<String> value) {
        if (value.filter(String::isBlank).isPresent()) {
            throw mistake(option + " is empty");
        }
    }

    private Reach reach() {
        Optional<URI> endpoint = endpointUrl.map(EndpointUrl::uri);
        return new Reach(endpoint, profile, region.map(RegionName::name).orElseGet(() -> usualRegion(endpoint)));
    }

    /** What the user has said; the machine itself is not asked: where this makes things is for a person to choose. */
    private String usualRegion(Optional<URI> endpoint) {
        if (endpoint.isPresent()) {
            return USUAL_REGION;
        }
        return ProfileRegion.of(profile)
                .orElseThrow(() -> mistake("--region is missing, and your AWS configuration names none for "
                        + profile.map(name -> "profile " + name).orElse("the default profile")));
    }

    private int elsewhere(Reach reach) throws IOException {
        try {
            reach.checkCredentials();
        } catch (PlayFailure e) {
            throw mistake(String.valueOf(e.getMessage()));
        }
        return otherProfile.isPresent() ? at(reach, reach.by(otherProfile.get())) : at(reach, Optional.empty());
    }

    private int onAnEndpointOfItsOwn() throws IOException {
        String where = region.map(RegionName::name).orElse(USUAL_REGION);
        try (EndpointClock clock = EndpointClock.running(speed.times());
                Endpoint endpoint = Endpoint.of(ACCOUNT, where, clock);
                EndpointServer server = EndpointServer.start(endpoint.world(), 0)) {
            otherwise.forEach(name -> endpoint.world().readings().otherwise(name.questions()));
            Reach reach = new Reach(Optional.of(server.uri()), Optional.empty(), where);
            return at(reach, reach.in(SECOND_ACCOUNT));
        }
    }

    private int at(Reach reach, Reach other) throws IOException {
        try (OtherAccount account = otherAccount(reach, other)) {
            return at(reach, Optional.of(account));
        }
    }

    private OtherAccount otherAccount(Reach reach, Reach other) {
        try {
            return OtherAccount.of(reach, other);
        } catch (PlayFailure e) {
            throw mistake("--other-profile: " + e.getMessage());
        }
    }

    private int at(Reach reach, Optional<OtherAccount> other) throws IOException {
        AcceptanceName name = clean.map(AcceptanceName::new).orElseGet(AcceptanceName::drawn);
        Interruption interruption = new Interruption();
        Acceptance acceptance = new Acceptance(
                new Acceptance.Plan(Home.folder(), reach, other, name, keep, showAccount), interruption, out());
        if (clean.isPresent()) {
            return cleaned(acceptance, name);
        }
        Notice.lines(reach, other, name).forEach(out()::println);
        new Consent(spec, yes || !reach.costs()).ask();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(interruption)));
        return told(acceptance.run(), Notice.clean(reach, other, name));
    }

    /** Ctrl-C: the machine waits until everything is taken away, and an endpoint of its own has ended its functions. */
    private void stop(Interruption interruption) {
        interruption.want();
        try {
            done.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private int cleaned(Acceptance acceptance, AcceptanceName name) {
        List<String> left = acceptance.clean();
        left.forEach(line -> out().println("still there: " + line));
        out().println(left.isEmpty() ? "Nothing of " + name + " is left." : "Try again with the same command.");
        return left.isEmpty() ? 0 : 1;
    }

    private int told(AcceptanceReport found, String clean) throws IOException {
        out().println();
        out().println(found.markdown());
        if (report.isPresent()) {
            Files.writeString(report.get().path(), found.markdown(), StandardCharsets.UTF_8);
        }
        if (keep || !found.left().isEmpty()) {
            out().println("To take away what is there: " + clean);
        }
        return found.exitCode();
    }

    private static PrintStream out() {
        return new PrintStream(System.out, true, StandardCharsets.UTF_8);
    }

    private ParameterException mistake(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
