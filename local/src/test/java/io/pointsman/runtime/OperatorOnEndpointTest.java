package io.pointsman.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.sqs.SqsService;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.json.TypeCheck;
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
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.cloudformation.model.TemplateStage;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.S3Object;

/** An operator at a terminal while a pipeline of the endpoint releases: looks, follows, stops, goes back. */
@Tag("long")
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
        pipeline.place.world.add(new SqsService(pipeline.place.world));
        pipeline.place.call("CreateStack", "StackName", "pointsman", "TemplateBody", """
            Resources:
              Letters: {Type: AWS::SQS::Queue}
            Outputs:
              DeadLetters: {Value: !Ref Letters}
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

    private String queue() {
        return aws.sqs().listQueues().queueUrls().getFirst();
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

    private List<String> doctor(int exit) {
        assertEquals(exit, run("doctor", STACK), () -> out + err);
        return out.lines().toList();
    }

    private static long lines(List<String> all, String beginning) {
        return all.stream().filter(line -> line.startsWith(beginning)).count();
    }

    @Test
    void a_doctor_finds_nothing_to_mend_where_nothing_is() {
        List<String> said = doctor(0);

        assertEquals(0, lines(said, "FAIL"), out);
        assertEquals(0, lines(said, "WARN"), out);
        assertTrue(out.contains("release bucket: versioned, and nothing that is needed expires"), out);
        assertTrue(out.contains("F: live is on version 1"), out);
        assertTrue(out.contains("dead letters: none"), out);
        assertTrue(said.stream().allMatch(line -> line.length() <= 80), out);
    }

    @Test
    void a_doctor_names_what_would_stop_the_next_release_and_what_mends_it() {
        pipeline.toItsEnd(pipeline.start("two"));
        aws.lambda()
                .updateAlias(update -> update.functionName("web-F")
                        .name("live")
                        .functionVersion("2")
                        .routingConfig(routing -> routing.additionalVersionWeights(Map.of("1", 0.1))));
        aws.s3()
                .putBucketVersioning(put -> put.bucket(StackPlace.BUCKET)
                        .versioningConfiguration(versioning -> versioning.status("Suspended")));
        aws.s3()
                .putBucketLifecycleConfiguration(put -> put.bucket(StackPlace.BUCKET)
                        .lifecycleConfiguration(all -> all.rules(LifecycleRule.builder()
                                .id("tidy")
                                .status("Enabled")
                                .filter(filter -> filter.prefix(""))
                                .expiration(after -> after.days(30))
                                .build())));
        aws.sqs().sendMessage(send -> send.queueUrl(queue()).messageBody("{}"));

        doctor(1);

        assertTrue(out.contains("F: live is half shifted, on version 2 with 10% of the traffic on 1"), out);
        assertTrue(
                out.contains("aws lambda update-alias --function-name web-F --name live --function-version 2"
                        + " --routing-config AdditionalVersionWeights={}"),
                out);
        assertTrue(out.contains("releases is not versioned"), out);
        assertTrue(out.contains("lifecycle rule tidy deletes objects"), out);
        assertTrue(out.contains("dead letters: 1 event that no function could take"), out);
        assertTrue(out.lines().toList().get(1).startsWith("FAIL"), "what is broken comes first: " + out);
    }

    @Test
    void a_doctor_says_that_the_way_back_is_gone_and_who_goes_past_the_alias() {
        pipeline.toItsEnd(pipeline.start("two"));
        aws.lambda().deleteFunction(delete -> delete.functionName("web-F").qualifier("1"));
        String template = pipeline.place
                .cloudFormation
                .getTemplate(get -> get.stackName(STACK).templateStage(TemplateStage.ORIGINAL))
                .templateBody();
        pipeline.place.alter(
                "cloudformation",
                "GetTemplate",
                real -> (input, caller) -> JsonObject.of("TemplateBody", template + """
                      Nightly:
                        Type: AWS::Events::Rule
                        Properties: {Targets: [{Id: f, Arn: !GetAtt F.Arn}]}
                    """.indent(0)));

        doctor(1);

        assertTrue(out.contains("version 1 of F is gone from Lambda"), out);
        assertTrue(out.replaceAll("\\s+", " ").contains("Nightly (AWS::Events::Rule) calls $LATEST of F"), out);
    }

    private void alarm(StateValue state) {
        aws.cloudWatch()
                .putMetricAlarm(put -> put.alarmName("web-errors")
                        .namespace("AWS/Lambda")
                        .metricName("Errors")
                        .statistic("Sum")
                        .period(60)
                        .evaluationPeriods(1)
                        .threshold(1.0)
                        .comparisonOperator("GreaterThanThreshold")
                        .treatMissingData("ignore"));
        aws.cloudWatch()
                .setAlarmState(
                        set -> set.alarmName("web-errors").stateValue(state).stateReason("of the test"));
    }

    @Test
    void the_alarms_of_the_shift_are_shown_and_a_doctor_says_when_they_would_stop_the_next_one() {
        alarm(StateValue.OK);
        aws.s3()
                .putObject(
                        put -> put.bucket(StackPlace.BUCKET).key("settings/" + STACK + ".yaml"),
                        RequestBody.fromString("shift:\n  Alarms: [web-errors]\n"));
        pipeline.toItsEnd(pipeline.start("two"));

        assertEquals(0, run("status", STACK), () -> err);
        assertTrue(out.contains("  alarm web-errors OK\n"), out);

        alarm(StateValue.ALARM);
        doctor(1);
        assertTrue(out.contains("alarm web-errors: is in ALARM, and shift refuses to begin"), out);

        aws.cloudWatch().deleteAlarms(delete -> delete.alarmNames("web-errors"));
        doctor(1);
        assertTrue(out.contains("alarm web-errors: is not there, and shift refuses to begin"), out);
    }

    /** To be unable to look is no better than to find something. */
    @Test
    void a_doctor_that_may_not_look_says_so_and_fails() {
        pipeline.place.deny("s3", "GetBucketVersioning");
        pipeline.place.deny("lambda", "Invoke");

        doctor(1);

        assertTrue(out.contains("UNKNOWN  release bucket: s3:GetBucketVersioning of releases was denied"), out);
        assertTrue(out.contains("WARN     going back: you may not call shift by hand"), out);
    }

    private Path artifact(String code, String more) throws IOException {
        Files.createDirectories(folder.resolve("src"));
        Files.writeString(folder.resolve("template.yaml"), PipelineText.template(more));
        Files.writeString(folder.resolve("src/app.py"), "def handler(event, context):\n    return '" + code + "'\n");
        return folder;
    }

    private int diff(Path artifact, String... more) {
        List<String> line = new ArrayList<>(List.of("diff", artifact.toString(), STACK));
        line.addAll(List.of(more));
        return run(line.toArray(String[]::new));
    }

    @Test
    void what_a_release_would_change_is_said_before_there_is_one() throws IOException {
        assertEquals(0, diff(artifact("one", "")), () -> out + err);
        assertTrue(out.contains("F CodeUri"), out);
        assertTrue(out.contains("same"), out);
        assertFalse(out.contains("changes"), out);

        Path two = artifact("two", PipelineText.function(1));
        assertEquals(1, diff(two), () -> out + err);
        assertTrue(out.contains("rewrite would refuse it: template.yaml:"), out);
        assertFalse(out.contains("goes away"), "what cannot be packaged is not known: " + out);

        Files.createDirectories(two.resolve("f1"));
        Files.writeString(two.resolve("f1/app.py"), "def handler(event, context): pass\n");
        assertEquals(1, diff(two), () -> out + err);
        assertTrue(out.lines().anyMatch(line -> line.matches("  code +F CodeUri +changes")), out);
        assertTrue(out.lines().anyMatch(line -> line.matches("  code +F1 CodeUri +new")), out);
        assertTrue(out.lines().anyMatch(line -> line.equals("+      FunctionName: web-F1")), out);
        assertEquals("1", pipeline.live(), "nothing was released");
    }

    @Test
    void parameters_and_findings_are_part_of_a_difference_and_all_of_it_comes_as_json() throws IOException {
        Path artifact = artifact("one", "");
        Files.writeString(
                folder.resolve("template.yaml"),
                "Parameters: {Table: {Type: String}, Size: {Type: Number, Default: 3}}\n" + PipelineText.template(""));

        assertEquals(1, diff(artifact, "--output", "json", "--parameter-overrides", "Size=4"), () -> out + err);

        JsonObject printed = Json.object(out);
        JsonObject schema = Json.object(
                Files.readString(Path.of(System.getProperty("pointsman.home", ".."), "docs/schema/diff.schema.json")));
        assertEquals(
                Optional.empty(), TypeCheck.lenient(Set.of()).withRequired().fault(schema, printed));
        assertEquals(
                List.of("Size is new: 4", "Table is new and gets no value: CloudFormation would refuse the change set"),
                printed.objects("parameters").stream()
                        .map(one -> one.needText("name") + " " + one.needText("what"))
                        .toList());
    }

    /** The artifact of the release that is live may be gone, or nobody may read it. */
    @Test
    void without_the_artifact_that_is_live_the_deployed_template_is_compared_and_that_is_said() throws IOException {
        Path artifact = artifact("one", "");
        pipeline.place.alter("s3", "GetObject", real -> (input, caller) -> {
            if (input.needText("Key").startsWith("releases/")) {
                return real.answer(input, caller);
            }
            throw new AwsError(403, "AccessDenied", "Access Denied");
        });

        assertEquals(1, diff(artifact), () -> out + err);

        assertTrue(out.contains("note: s3:GetObject of s3://"), out);
        assertTrue(out.replaceAll("\\s+", " ").contains("the template is held to the one that was deployed"), out);
    }

    /** What a pipeline that releases into another account or Region leaves on record. */
    private void recordedAs(String name) {
        aws
                .s3()
                .listObjectsV2(list -> list.bucket(StackPlace.BUCKET).prefix("releases/" + STACK + "/"))
                .contents()
                .stream()
                .map(S3Object::key)
                .forEach(key -> {
                    String text = aws.s3()
                            .getObjectAsBytes(
                                    get -> get.bucket(StackPlace.BUCKET).key(key))
                            .asUtf8String();
                    aws.s3()
                            .putObject(
                                    put -> put.bucket(StackPlace.BUCKET).key(key.replace(STACK + "/", name + "/")),
                                    RequestBody.fromString(
                                            text.replaceAll("(\"stack\" ?: ?)\"web\"", "$1\"" + name + "\"")));
                });
    }

    @Test
    void a_stack_elsewhere_is_looked_at_by_its_name_on_record() {
        recordedAs("web@123456789012.us-east-1");

        assertEquals(0, run("status", "web@123456789012.us-east-1"), () -> out + err);
        assertTrue(out.contains("  F         1 "), out);
        assertTrue(out.contains("stack CREATE_COMPLETE"), out);
        assertEquals(0, run("releases", "web@123456789012.us-east-1"), () -> out + err);
    }

    /** The caller's own account may have a stack of that name, too. */
    @Test
    void a_stack_of_another_account_is_not_taken_for_ones_own() {
        recordedAs("web@222233334444");

        assertEquals(0, run("status", "web@222233334444"), () -> out + err);

        assertTrue(out.contains("F         not known"), out);
        assertTrue(
                out.replaceAll("\\s+", " ").contains("stack web is in account 222233334444, and these credentials are"),
                out);
        assertTrue(out.contains("--stack-profile"), out);
        assertFalse(out.contains("CREATE_COMPLETE"), out);
        assertEquals(1, run("doctor", "web@222233334444"), () -> out);
        assertEquals(6, run("abort", "web@222233334444"), () -> out);
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
