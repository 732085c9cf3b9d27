package io.pointsman.local.demo;

import io.pointsman.local.play.AtAGlance;
import io.pointsman.local.play.Console;
import io.pointsman.local.play.Execution;
import io.pointsman.local.play.PlayFailure;
import io.pointsman.local.play.SourceArtifact;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.cloudformation.model.Stack;

/** The scenes, in order. Each says what it does, does it, checks how it ended, and says what is now true. */
final class Scenes {
    private static final int INDENT = 2;

    private final Aws aws;
    private final Console console;
    private final Pipeline pipeline;
    private final Traffic traffic;
    private final String releaseBucket;
    private final SourceArtifact app;
    private final Deployments deployments;
    private final Moves moves;
    private final DemoPages pages;
    private int number;

    Scenes(
            Aws aws,
            Console console,
            Pipeline pipeline,
            Traffic traffic,
            String releaseBucket,
            SourceArtifact app,
            DemoPages pages) {
        this.aws = aws;
        this.console = console;
        this.pipeline = pipeline;
        this.traffic = traffic;
        this.releaseBucket = releaseBucket;
        this.app = app;
        this.deployments = new Deployments(aws, Installation.STACK);
        this.moves = new Moves(aws, console, traffic, Installation.STACK);
        this.pages = pages;
    }

    /** Begins a scene; its number is in the names of its pages. */
    private void scene(String title) {
        number++;
        console.scene(title);
    }

    /** The first two scenes, which fit any application. The execution of the second. */
    Execution any() {
        scene("first release");
        succeeded(pipeline.upload(app, List.of()));
        Map<String, String> first = traffic.live();
        PlayFailure.unless(!first.isEmpty(), "the stack has no function");
        console.closing("the stack exists; " + traffic.shown(first));

        scene("new code under the same artifact name");
        Moves.Standing before = moves.now();
        Execution second = succeeded(pipeline.upload(app.changed("2"), traffic.functions()));
        PlayFailure.same("Changed", "true", second.output("ChangeSet", "Changed"));
        String changes = second.output("ChangeSet", "Changes");
        PlayFailure.unless(changes.contains("Modify"), "the change set shows no Modify: " + changes);
        console.line("the change set: " + changes, INDENT);
        AppSpecs appSpecs = new AppSpecs(console, deployments);
        appSpecs.tell(second);
        Map<String, Shifted> shifted = moves.since(before);
        traffic.hooksRan(appSpecs.hooks(second, shifted));
        return second;
    }

    /** The scenes of the blog's application after the first two. */
    void blog(Execution second) {
        traffic.answer(traffic.functions().getFirst())
                .ifPresent(answer -> console.line("asked, " + Traffic.ALIAS + " says: " + answer));
        sameBytes();
        Execution held = frozen();
        retry(held);
        rollBack(second);
    }

    private void sameBytes() {
        scene("the same bytes again, under a new artifact key");
        Map<String, Object> before = state();
        Execution again = succeeded(pipeline.upload(app.changed("2"), traffic.functions()));
        PlayFailure.same("Changed", "false", again.output("ChangeSet", "Changed"));
        PlayFailure.same("versions, alias and deployments", before, state());
        console.closing("nothing moved: no version, no deployment, and no 409 that rolls the stack back");
    }

    private Execution frozen() {
        scene("a release freeze");
        String reason = "release freeze: the shop is counting its stock";
        aws.s3().putObject(request -> request.bucket(releaseBucket).key(gate()), RequestBody.fromString(reason));
        console.line("the gate is closed: s3://" + releaseBucket + "/" + gate());
        Map<String, Object> before = state();
        Execution held = pipeline.upload(app.changed("3"), traffic.functions());
        pages.write(String.valueOf(number), held);
        PlayFailure.same("the pipeline", "Failed", held.status());
        PlayFailure.same("Execute", "Failed", held.action("Execute").status());
        String message = held.action("Execute").message();
        console.line("Execute says:");
        console.quote(message);
        for (String part : List.of(Installation.STACK, gate(), reason)) {
            PlayFailure.unless(message.contains(part), "Execute's message does not name " + part);
        }
        AtAGlance.says(
                "Execute", message, List.of("are frozen: " + reason, "What to do: open the gate (aws s3 rm s3://"));
        PlayFailure.same("stack, versions, alias and deployments", before, state());
        console.closing("nothing moved, and the stack was not updated either: " + traffic.shown(traffic.live()));
        return held;
    }

    private void retry(Execution held) {
        scene("Retry on the failed stage");
        aws.s3().deleteObject(request -> request.bucket(releaseBucket).key(gate()));
        console.line("the gate is open again");
        Moves.Standing before = moves.now();
        Execution retried = succeeded(pipeline.retry(held, traffic.functions()));
        moves.since(before);
        PlayFailure.same(
                "the change set of the retry",
                held.output("ChangeSet", "ChangeSetArn"),
                retried.output("ChangeSet", "ChangeSetArn"));
        PlayFailure.same(
                "the change set that the stack has executed",
                held.output("ChangeSet", "ChangeSetArn"),
                stack().changeSetId());
        console.closing("the release went on with the change set that was made before the freeze");
    }

    private void rollBack(Execution to) {
        scene("stage rollback to the release before");
        Moves.Standing before = moves.now();
        succeeded(pipeline.rollBack(to, traffic.functions()));
        moves.since(before);
        for (String function : traffic.functions()) {
            PlayFailure.same(function + ", its code", sha(function, "2"), sha(function, Traffic.ALIAS));
            console.closing(Traffic.ALIAS + " of " + function + " runs the code of version 2 again");
        }
    }

    private String sha(String function, String qualifier) {
        return aws.lambda()
                .getFunctionConfiguration(
                        request -> request.functionName(function).qualifier(qualifier))
                .codeSha256();
    }

    private Map<String, String> latest() {
        Map<String, String> code = new HashMap<>();
        traffic.functions().forEach(function -> code.put(function, sha(function, "$LATEST")));
        return code;
    }

    private static String gate() {
        return "gates/" + Installation.STACK;
    }

    private Map<String, Object> versions() {
        Map<String, Object> versions = new HashMap<>();
        traffic.functions().forEach(function -> versions.put(function, traffic.versions(function)));
        return versions;
    }

    private Map<String, Object> state() {
        Map<String, Object> state = versions();
        state.put("live", traffic.live());
        state.put("code of $LATEST", latest());
        state.put("deployments", deployments.ids());
        state.put("the stack", stack().stackStatusAsString() + " since " + stack().lastUpdatedTime());
        return state;
    }

    private Stack stack() {
        return aws.cloudFormation()
                .describeStacks(request -> request.stackName(Installation.STACK))
                .stacks()
                .getFirst();
    }

    private Execution succeeded(Execution execution) {
        pages.write(String.valueOf(number), execution);
        execution.actions().stream()
                .filter(action -> action.status().equals("Failed"))
                .reduce((first, second) -> second)
                .filter(action -> !execution.succeeded())
                .ifPresent(action -> {
                    throw new PlayFailure(action.name() + " failed: " + action.message());
                });
        PlayFailure.same("the pipeline", "Succeeded", execution.status());
        return execution;
    }
}
