package io.pointsman.local.demo;

import io.pointsman.endpoint.Calls;
import io.pointsman.local.play.Console;
import io.pointsman.local.play.Execution;
import io.pointsman.local.play.PipelineView;
import io.pointsman.local.play.PlayFailure;
import io.pointsman.local.play.SourceArtifact;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** Plays the main job against an endpoint. */
public final class Demo {
    private final Path home;
    private final URI endpoint;
    private final String region;
    private final Console console;
    private final Calls journal;

    /**
     * @param home the project's folder: its templates, its jar, its examples
     * @param journal of the endpoint: which version answered which customer
     */
    public Demo(Path home, URI endpoint, String region, Calls journal, PrintStream out) {
        this.journal = journal;
        this.home = home;
        this.endpoint = endpoint;
        this.region = region;
        this.console = new Console(out);
    }

    /**
     * Plays the scenes.
     *
     * @param app an application of the user's own, for the first two scenes; none: the blog's application, for all
     * @param pages the folder for the pages of the review and of the report of each release
     * @return how it ended; what went wrong is printed
     */
    public Ended play(Optional<Path> app, Path pages) {
        try (Aws aws = Aws.at(endpoint, region)) {
            play(aws, app, pages);
            console.plain("");
            console.plain("Every scene ended as it should.");
            return Ended.WELL;
        } catch (PlayFailure | AwsServiceException e) {
            return failed(String.valueOf(e.getMessage()));
        }
    }

    private Ended failed(String why) {
        Ended ended = Ended.because(why);
        console.plain("");
        console.plain(
                ended == Ended.AT_A_LIMIT
                        ? "The demo came to a limit of the embedded endpoint, and the application may well be right: "
                                + why
                        : "The demo failed: " + why);
        return ended;
    }

    /** Why an application cannot be played; empty if it can. */
    public static Optional<String> objection(Path app) {
        return SourceArtifact.objection(app);
    }

    private void play(Aws aws, Optional<Path> app, Path folder) {
        console.scene("install");
        Installation installation = new Installation(home, aws, console);
        String releaseBucket = installation.pointsman();
        String sourceBucket = installation.pipeline();
        Traffic traffic = new Traffic(aws, console);
        Pipeline pipeline = new Pipeline(
                aws, sourceBucket, new PipelineView(aws.codePipeline(), console, Installation.PIPELINE), traffic);
        console.line("a new pipeline starts at once; nothing is uploaded yet, so its source action fails");
        pipeline.passFirst();
        SourceArtifact source = SourceArtifact.of(app.orElse(home.resolve("examples/blog-2018")));
        DemoPages pages = new DemoPages(aws.s3(), folder);
        Scenes scenes = new Scenes(aws, console, pipeline, traffic, releaseBucket, source, pages);
        Execution second = scenes.any();
        List<Traffic> stacks = new ArrayList<>(List.of(traffic));
        if (app.isEmpty()) {
            scenes.blog(second);
            stacks.add(shop(aws, installation, pages));
        }
        ClosingTable.print(console, aws, stacks);
        traffic.notRun().forEach(console::plain);
        pages.tell(console);
    }

    private Traffic shop(Aws aws, Installation installation, DemoPages pages) {
        console.scene("a second pipeline, for an application with customers: examples/shop");
        String sourceBucket = installation.pipeline(Production.SHOP);
        SourceArtifact source = SourceArtifact.of(home.resolve("examples/shop"));
        ShopScenes shop = new ShopScenes(aws, endpoint, region, console, sourceBucket, source, pages);
        shop.play(journal);
        return shop.traffic();
    }
}
