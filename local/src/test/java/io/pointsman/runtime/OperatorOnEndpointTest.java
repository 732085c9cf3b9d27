package io.pointsman.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.local.acceptance.ground.AccountClients;
import io.pointsman.local.acceptance.ground.Reach;
import io.pointsman.local.cli.Pointsman;
import io.pointsman.local.endpoint.StackPlace;
import io.pointsman.local.operator.AwsAccountReading;
import io.pointsman.local.operator.ExitCode;
import io.pointsman.local.operator.RunState;
import io.pointsman.local.operator.S3ReleaseBook;
import io.pointsman.local.operator.StackStanding;
import io.pointsman.local.operator.StandingReader;
import io.pointsman.local.operator.StandingReader.Wanted;
import io.pointsman.local.operator.deed.Aborting;
import io.pointsman.local.operator.deed.DeploymentStop;
import io.pointsman.local.operator.deed.StandingWatch;
import io.pointsman.local.operator.deed.Ticking;
import io.pointsman.local.operator.screen.Ink;
import io.pointsman.local.operator.screen.StatusScreen;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** An operator at a terminal while a pipeline of the endpoint releases: looks, follows, stops, goes back. */
class OperatorOnEndpointTest {
    private static final String STACK = ReleasePipeline.STACK;
    private static final Duration LONG = Duration.ofHours(2);

    private final ReleasePipeline pipeline = new ReleasePipeline();
    private final AccountClients aws =
            new Reach(Optional.of(pipeline.place.uri()), Optional.empty(), "us-east-1", "key").clients();
    private final List<String> told = new ArrayList<>();
    private final Ticking time = new Ticking() {
        @Override
        public void pass(Duration span) {
            pipeline.pass(span);
        }

        @Override
        public Instant instant() {
            return pipeline.place.clock.instant();
        }
    };
    private String out = "";
    private String err = "";

    @TempDir
    Path folder = Path.of(".");

    /** A release is live, and Pointsman is installed. */
    @BeforeEach
    void installed() {
        pipeline.toItsEnd(pipeline.first());
        pipeline.place.call("CreateStack", "StackName", "pointsman", "TemplateBody", """
            Resources:
              Logs: {Type: AWS::Logs::LogGroup}
            Outputs:
              ReleaseBucket: {Value: %s}
              ShiftFunction: {Value: shift}
            """.formatted(StackPlace.BUCKET));
        pipeline.place.pass(Duration.ofMinutes(1));
    }

    @AfterEach
    void close() {
        aws.close();
        pipeline.close();
    }

    private StackStanding read(Wanted wanted) {
        return new StandingReader(
                        "us-east-1",
                        new S3ReleaseBook(aws.s3(), StackPlace.BUCKET),
                        new AwsAccountReading(aws, StackPlace.BUCKET),
                        time)
                .read(wanted);
    }

    private StackStanding watched(String run, Duration timeout) {
        return new StandingWatch(this::read, time, look -> {})
                .toItsEnd(Wanted.latest(STACK).of(run), timeout);
    }

    private int run(String... arguments) {
        StringWriter said = new StringWriter();
        StringWriter wrong = new StringWriter();
        CommandLine line =
                Pointsman.commandLine().setOut(new PrintWriter(said, true)).setErr(new PrintWriter(wrong, true));
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--endpoint-url", pipeline.place.uri().toString(), "--region", "us-east-1"));
        int exit = line.execute(all.toArray(String[]::new));
        out = said.toString();
        err = wrong.toString();
        return exit;
    }

    private static String screen(StackStanding standing) {
        return String.join("\n", StatusScreen.of(standing, Ink.PLAIN));
    }

    @Test
    void a_release_is_followed_to_its_verdict() {
        String id = pipeline.start("two");

        StackStanding early = watched(id, Duration.ZERO);
        StackStanding middle = watched(id, Duration.ofMinutes(4));
        StackStanding end = watched(id, LONG);

        assertEquals(RunState.PREPARING, early.state(), screen(early));
        assertTrue(screen(early).contains("pipeline shop: "), screen(early));
        assertEquals(ExitCode.NOT_FINISHED, middle.exit(), screen(middle));
        assertTrue(screen(middle).contains("RELEASING"), screen(middle));
        assertTrue(screen(middle).contains("moving 10%, 100% at "), screen(middle));
        assertTrue(screen(middle).contains("1, 10% on 2"), screen(middle));
        assertEquals(RunState.RELEASED, end.state(), screen(end));
        assertEquals(ExitCode.WANTED, end.exit());
        assertEquals("2", pipeline.live());
    }

    @Test
    void a_release_that_is_aborted_is_back_where_it_was_and_can_be_looked_at() throws IOException {
        String id = pipeline.start("two");
        watched(id, Duration.ofMinutes(4));
        List<JsonObject> stops = new ArrayList<>();
        pipeline.place.alter("codedeploy", "StopDeployment", real -> (input, caller) -> {
            stops.add(input);
            return real.answer(input, caller);
        });
        Aborting aborting = new Aborting(this::read, new DeploymentStop(aws.codeDeploy()), time, look -> {}, told::add);

        StackStanding end = aborting.of(Wanted.latest(STACK), LONG);

        assertEquals(RunState.ROLLED_BACK, end.state(), screen(end));
        assertEquals(ExitCode.WANTED, Aborting.exit(end));
        assertEquals(ExitCode.FAILED, end.exit(), "who waits for the release has not got it");
        assertEquals(1, told.size(), told::toString);
        assertEquals(Optional.of(true), stops.getFirst().flag("autoRollbackEnabled"));
        assertTrue(screen(end).contains("every alias is where it was"), screen(end));
        assertEquals("1", pipeline.live());

        Path report = folder.resolve("report.html");
        assertEquals(0, run("show", STACK, id.substring(0, 8), "--report", report.toString()), () -> err);
        assertTrue(out.contains("ROLLED BACK"), out);
        assertTrue(out.contains("F 1 -> 2 failed"), out);
        assertTrue(out.contains("changeset  Modify F"), out);
        assertTrue(Files.readString(report).startsWith("<!DOCTYPE html>"));
        assertEquals(1, run("status", STACK), () -> err);
    }

    @Test
    void a_stack_goes_back_to_the_release_before_and_to_one_that_is_named() {
        String second = pipeline.start("two");
        pipeline.toItsEnd(second);
        assertEquals("2", pipeline.live());

        assertEquals(0, run("rollback", STACK, "--yes"), () -> out + err);
        String back = out;

        assertTrue(back.contains("F                             2                     -> 1"), back);
        assertTrue(back.contains("WENT BACK"), back);
        assertEquals("1", pipeline.live());
        assertEquals(0, run("releases", STACK), () -> err);
        assertTrue(
                out.lines()
                        .anyMatch(
                                line -> line.startsWith("*  " + pipeline.first().substring(0, 8))),
                out);
        assertTrue(out.contains("to " + pipeline.first().substring(0, 8) + ": F"), out);

        assertEquals(0, run("rollback", STACK, "--yes", "--to", second.substring(0, 8)), () -> out + err);
        assertEquals("2", pipeline.live());
    }

    @Test
    void nothing_goes_back_without_a_yes() {
        pipeline.toItsEnd(pipeline.start("two"));

        assertEquals(2, run("rollback", STACK), () -> out + err);

        assertTrue(err.contains("nothing was done"), err);
        assertEquals("2", pipeline.live());
    }

    @Test
    void a_closed_gate_holds_a_release_and_says_who_closed_it() {
        assertEquals(0, run("gate", "close", STACK, "stock-taking\u001b[2J"), () -> err);
        assertTrue(out.contains("arn:aws:iam::123456789012:"), out);
        assertEquals(5, run("gate", "close", STACK, "another"), () -> err);
        assertTrue(out.contains("stock-taking [2J"), out);
        assertEquals(5, run("gate", "status", STACK));

        StackStanding end = watched(pipeline.start("two"), LONG);

        assertEquals(RunState.HELD, end.state(), screen(end));
        assertEquals(ExitCode.HELD, end.exit());
        assertEquals("1", pipeline.live());
        assertEquals(0, run("gate", "open", STACK), () -> err);
        assertEquals(0, run("gate", "status", STACK), () -> err);
    }

    @Test
    void the_same_facts_come_as_json() {
        assertEquals(0, run("status", STACK, "--output", "json"), () -> err);

        JsonObject status = Json.object(out);

        assertEquals("pointsman.status.1", status.needText("schema"));
        assertEquals("released", status.objectOrEmpty("run").needText("state"));
        assertEquals(
                "1",
                status.objects("functions").getFirst().objectOrEmpty("alias").needText("version"));
    }

    /** A right that is missing makes a line; what cannot be done without ends it. */
    @Test
    void what_may_not_be_read_is_said() {
        pipeline.place.deny("lambda", "GetAlias");
        assertEquals(0, run("status", STACK), () -> err);
        assertTrue(out.contains("not known: lambda:GetAlias of live of web-F was denied"), out);

        pipeline.place.deny("cloudformation", "DescribeStacks");
        assertEquals(6, run("status", STACK), () -> out);
        assertTrue(err.contains("cloudformation:DescribeStacks of pointsman was denied"), err);
    }

    @Test
    void a_stack_whose_name_is_misspelt_does_not_look_like_one_that_rests() {
        assertEquals(1, run("status", "wab"), () -> out);
        assertTrue(err.contains("nothing of stack wab is on record"), err);
        assertTrue(err.contains("there are web"), err);
        assertEquals(1, run("gate", "close", "wab", "why"), () -> out);
    }
}
