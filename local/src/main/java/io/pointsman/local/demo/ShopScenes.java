package io.pointsman.local.demo;

import io.pointsman.endpoint.Call;
import io.pointsman.endpoint.Calls;
import io.pointsman.local.play.AtAGlance;
import io.pointsman.local.play.Console;
import io.pointsman.local.play.Execution;
import io.pointsman.local.play.PipelineView;
import io.pointsman.local.play.PlayFailure;
import io.pointsman.local.play.SourceArtifact;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.cloudformation.model.Output;

/**
 * Releases of an application while customers call it. What each scene says is counted in the endpoint's journal, where every answer
 * stands with the version that it came from.
 */
final class ShopScenes {
    private static final String CODE = "shop.py";
    private static final String TEMPLATE = "template.yaml";
    private static final Production SHOP = Production.SHOP;

    private final Aws aws;
    private final URI endpoint;
    private final String region;
    private final Console console;
    private final Pipeline pipeline;
    private final PipelineView view;
    private final Traffic traffic;
    private final Moves moves;
    private final SourceArtifact app;
    private final DemoPages pages;

    ShopScenes(
            Aws aws,
            URI endpoint,
            String region,
            Console console,
            String sourceBucket,
            SourceArtifact app,
            DemoPages pages) {
        this.aws = aws;
        this.endpoint = endpoint;
        this.region = region;
        this.console = console;
        this.view = new PipelineView(aws.codePipeline(), console, SHOP.pipeline());
        this.traffic = new Traffic(aws, console, SHOP.stack());
        this.pipeline = new Pipeline(aws, sourceBucket, view, traffic);
        this.moves = new Moves(aws, console, traffic, SHOP.stack());
        this.app = app;
        this.pages = pages;
    }

    /** Where its traffic goes, for the closing table. */
    Traffic traffic() {
        return traffic;
    }

    void play(Calls journal) {
        pipeline.passFirst();
        first();
        QueueCustomers queue = new QueueCustomers(endpoint, region, output("Queue"));
        try (Customers customers = new Customers(page(), queue, journal)) {
            customers.start();
            customers.someMore();
            console.line("customers ask " + page() + " from now on, up to forty times a second,"
                    + " and order through the queue");
            newCode(customers);
            refusedByItsHook(customers);
            anotherAlias(customers);
            console.closing("all " + customers.leave() + " orders that went through the queue were answered as well");
        }
    }

    /** The page's address in AWS, and where the endpoint has it. */
    private URI page() {
        URI address = URI.create(output("Prices"));
        String api = address.getHost().substring(0, address.getHost().indexOf('.'));
        return URI.create(endpoint + "/_apis/" + api + address.getPath());
    }

    private String output(String name) {
        return aws
                .cloudFormation()
                .describeStacks(ask -> ask.stackName(SHOP.stack()))
                .stacks()
                .getFirst()
                .outputs()
                .stream()
                .filter(output -> output.outputKey().equals(name))
                .map(Output::outputValue)
                .findFirst()
                .orElseThrow(() -> new PlayFailure("stack " + SHOP.stack() + " has no output " + name));
    }

    private void first() {
        console.scene("a shop with customers: its first release");
        succeeded(pages(1, pipeline.upload(app, List.of())));
        PlayFailure.same(
                "the function's version", Set.of("1"), Set.copyOf(traffic.live().values()));
        String function = traffic.functions().getFirst();
        PlayFailure.same(
                "pollers of the queue that call " + Traffic.ALIAS,
                1,
                aws.lambda()
                        .listEventSourceMappings(list -> list.functionName(function + ":" + Traffic.ALIAS))
                        .eventSourceMappings()
                        .size());
        console.closing("CloudFormation made the page and the queue's poller; " + traffic.shown(traffic.live()));
    }

    private void newCode(Customers customers) {
        console.scene("the shop: new code while customers call");
        Moves.Standing before = moves.now();
        long mark = customers.mark();
        Execution release = succeeded(pages(2, watched(coded("2", "4"), customers, List.of("1", "2"))));
        Shifted shift = only(moves.since(before));
        customers.someMore();
        long ended = customers.mark();
        customers.someMore();
        PlayFailure.same("BeforeAllowTraffic", "Succeeded", shift.statusOf("BeforeAllowTraffic"));
        CustomersByStage stages = told(release, Optional.of(shift), customers.since(mark), List.of("1", "2"));
        ShopClaims.shifted(stages, shift);
        ShopClaims.allBy("2", customers.since(ended));
        PlayFailure.unless(customers.bodyOf("1").contains("\"release\": \"1\""), customers.bodyOf("1"));
        PlayFailure.unless(customers.bodyOf("2").contains("\"release\": \"2\""), customers.bodyOf("2"));
        console.closing("nobody got the new code before the canary, everybody has it now; the answer: "
                + customers.bodyOf("2"));
    }

    private void refusedByItsHook(Customers customers) {
        console.scene("the shop: a release that its hook refuses");
        console.line("the price is 0 in this one; pointsman.yaml has the hook ask for it");
        Moves.Standing before = moves.now();
        long mark = customers.mark();
        Execution release = pages(3, watched(coded("3", "0"), customers, List.of("2", "3")));
        customers.someMore();
        failed(release, "Shift", List.of("a price is more than nothing", "from version 2 to 3"));
        atAGlance(release, "Shift", "was not shifted from version 2 to 3: ", "What to do: look at the hook's log");
        told(release, Optional.empty(), customers.since(mark), List.of("2", "3"));
        ShopClaims.allBy("2", customers.since(mark));
        PlayFailure.same("where production is", before.live(), moves.now().live());
        List<Shifted> stopped =
                moves.fresh(before).stream().filter(one -> one.to().equals("3")).toList();
        PlayFailure.same("deployments of version 3", 1, stopped.size());
        PlayFailure.same("BeforeAllowTraffic", "Failed", stopped.getFirst().statusOf("BeforeAllowTraffic"));
        PlayFailure.same("AllowTraffic", "Skipped", stopped.getFirst().statusOf("AllowTraffic"));
        console.closing("version 3 is there, and no customer got it");
    }

    private void anotherAlias(Customers customers) {
        console.scene("the shop: its callers lead to another alias than the one that is shifted");
        console.line("the template says AutoPublishAlias: dev now");
        Moves.Standing before = moves.now();
        long mark = customers.mark();
        SourceArtifact other =
                app.edited(TEMPLATE, text -> text.replace("AutoPublishAlias: live", "AutoPublishAlias: dev"));
        Execution release =
                pages(4, watched(other.edited(CODE, code -> coded(code, "4", "4")), customers, List.of("2", "4")));
        customers.someMore();
        failed(release, "Rewrite", List.of("Shop", "dev", "live"));
        atAGlance(release, "Rewrite", "calls alias dev of Shop, and shift moves live", "Write AutoPublishAlias: live");
        ShopClaims.allBy("2", customers.since(mark));
        PlayFailure.same("production and deployments", before, moves.now());
        console.closing("refused before anything was made: nobody got the new code ("
                + customers.since(mark).size() + " customers, all answered by version 2)");
    }

    private SourceArtifact coded(String release, String price) {
        return app.edited(CODE, text -> coded(text, release, price));
    }

    private static String coded(String text, String release, String price) {
        return text.replace("RELEASE = \"1\"", "RELEASE = \"" + release + "\"")
                .replace("PRICE = 4", "PRICE = " + price);
    }

    /** Releases, and tells meanwhile which version answers whom. */
    private Execution watched(SourceArtifact artifact, Customers customers, List<String> versions) {
        LiveTable table = new LiveTable(console, versions);
        Moves.Standing before = moves.now();
        long mark = customers.mark();
        return pipeline.upload(artifact, traffic.functions(), id -> {
            Optional<Shifted> shift = moves.begun(before).stream().findFirst();
            table.tell(CustomersByStage.of(view.actions(id), shift, customers.since(mark)));
        });
    }

    private Execution pages(int number, Execution release) {
        pages.write("shop-" + number, release);
        return release;
    }

    private static Shifted only(Map<String, Shifted> shifted) {
        PlayFailure.same("deployments of this release", 1, shifted.size());
        return shifted.values().iterator().next();
    }

    private CustomersByStage told(Execution release, Optional<Shifted> shift, List<Call> calls, List<String> versions) {
        CustomersByStage stages = CustomersByStage.of(view.actions(release.id()), shift, calls);
        stages.lines(versions).forEach(line -> console.line(line));
        return stages;
    }

    private void failed(Execution release, String action, List<String> said) {
        PlayFailure.same("the pipeline", "Failed", release.status());
        String message = release.action(action).message();
        PlayFailure.same(
                action + " (" + message + ")", "Failed", release.action(action).status());
        console.line(action + " says:");
        console.quote(message);
        said.forEach(part -> PlayFailure.unless(message.contains(part), action + "'s message does not name " + part));
    }

    private static void atAGlance(Execution release, String action, String cause, String step) {
        AtAGlance.says(action, release.action(action).message(), List.of(cause, step));
    }

    private static Execution succeeded(Execution release) {
        release.actions().stream()
                .filter(action -> action.status().equals("Failed"))
                .findFirst()
                .ifPresent(action -> {
                    throw new PlayFailure(action.name() + " failed: " + action.message());
                });
        PlayFailure.same("the pipeline", "Succeeded", release.status());
        return release;
    }
}
