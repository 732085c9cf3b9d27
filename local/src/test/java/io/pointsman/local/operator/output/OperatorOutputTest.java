package io.pointsman.local.operator.output;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.json.TypeCheck;
import io.pointsman.local.operator.ExitCode;
import io.pointsman.local.operator.Looked;
import io.pointsman.local.operator.OperatorFacts;
import io.pointsman.local.operator.ReleaseLine;
import io.pointsman.local.operator.RunState;
import io.pointsman.local.operator.StackStanding;
import io.pointsman.local.operator.deed.ShiftCalls;
import io.pointsman.local.operator.deed.WayBackPlan;
import io.pointsman.local.operator.deed.WayBackPlan.FunctionMove;
import io.pointsman.local.operator.doctor.Checkup;
import io.pointsman.local.operator.doctor.Diagnosis;
import io.pointsman.local.operator.doctor.Health;
import io.pointsman.release.AliasState;
import io.pointsman.release.record.Phase;
import io.pointsman.release.record.PublishedVersions;
import io.pointsman.release.record.ReleaseIndex;
import io.pointsman.source.SourceCommit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is printed is what {@code docs/schema} says, and has no member that it does not name. */
class OperatorOutputTest {
    private static JsonObject schema(String command) throws IOException {
        return Json.object(Files.readString(
                Path.of(System.getProperty("pointsman.home", ".."), "docs/schema/" + command + ".schema.json")));
    }

    private static void isAsWritten(String command, JsonObject printed) throws IOException {
        JsonObject read = Json.object(Json.text(printed));
        assertEquals(
                Optional.empty(), TypeCheck.lenient(Set.of()).withRequired().fault(schema(command), read));
        assertEquals(List.of(), unnamed("", schema(command), read));
    }

    /** Pointers of members that the schema does not name. */
    private static List<String> unnamed(String at, JsonObject schema, Object value) {
        List<String> found = new ArrayList<>();
        switch (value) {
            case JsonObject object ->
                object.members().forEach((name, member) -> {
                    Optional<JsonObject> named =
                            schema.objectOrEmpty("properties").object(name);
                    if (named.isEmpty()) {
                        found.add(at + "/" + name);
                    } else if (member != null) {
                        found.addAll(unnamed(at + "/" + name, named.get(), member));
                    }
                });
            case Map<?, ?> map -> found.addAll(unnamed(at, schema, JsonObject.of(map)));
            case List<?> items ->
                items.forEach(item -> found.addAll(unnamed(at + "/0", schema.objectOrEmpty("items"), item)));
            default -> {}
        }
        return found;
    }

    private static StackStanding standing(RunState state) {
        return OperatorFacts.with(
                OperatorFacts.stack(OperatorFacts.run(
                        state, List.of(OperatorFacts.moving("F", "1", "2"), OperatorFacts.resting("G", "4")), "why")),
                Looked.unknown("denied"),
                OperatorFacts.pipeline("InProgress", OperatorFacts.action("Shift", "InProgress")));
    }

    @ParameterizedTest
    @EnumSource(RunState.class)
    void status_and_show(RunState state) throws IOException {
        StackStanding standing = standing(state);

        isAsWritten("status", StandingJson.of(standing));
        isAsWritten("show", StandingJson.of("my-app", standing.run().orElseThrow()));
    }

    @ParameterizedTest
    @EnumSource(Phase.class)
    void each_phase_of_a_function_is_in_the_schema(Phase phase) throws IOException {
        JsonObject movement = schema("status")
                .objectOrEmpty("properties")
                .objectOrEmpty("functions")
                .objectOrEmpty("items")
                .objectOrEmpty("properties")
                .objectOrEmpty("movement");

        assertEquals(
                true,
                movement.objectOrEmpty("properties")
                        .objectOrEmpty("phase")
                        .list("enum")
                        .contains(phase.word()));
    }

    @Test
    void releases() throws IOException {
        ReleaseLine line = new ReleaseLine(
                "one",
                RunState.WENT_BACK,
                "live",
                Optional.of(OperatorFacts.NOW),
                Optional.of(OperatorFacts.NOW),
                Optional.of("zero"),
                List.of("F"),
                SourceCommit.ofSummary("9c41e77 Total includes tax"),
                true,
                false);

        isAsWritten("releases", ReleasesJson.of("my-app", List.of(line)));
    }

    @ParameterizedTest
    @EnumSource(Health.class)
    void doctor(Health health) throws IOException {
        Diagnosis one = new Diagnosis(health, "gate", "closed", Optional.of("open it"));

        JsonObject printed = DoctorJson.of(new Checkup(standing(RunState.RELEASED), List.of(one)));

        isAsWritten("doctor", printed);
        assertEquals(health.isTrouble() ? 1 : 0, printed.members().get("exitCode"));
    }

    @Test
    void gate() throws IOException {
        isAsWritten("gate", GateJson.of("my-app", Optional.empty()));
        JsonObject closed = GateJson.of("my-app", Optional.of(OperatorFacts.CLOSED));
        isAsWritten("gate", closed);
        assertEquals("stock-taking until Monday [2J", closed.needText("reason"));
    }

    @Test
    void rollback() throws IOException {
        ReleaseIndex.Entry entry = new ReleaseIndex.Entry(
                "release-1", "one", "live", OperatorFacts.NOW, new PublishedVersions(true, Map.of(), Map.of()), false);
        List<FunctionMove> moves = Stream.of(Optional.of("1"), Optional.<String>empty())
                .map(to -> new FunctionMove("F", "my-app-F", Looked.known(Optional.of(AliasState.on("2"))), to))
                .toList();

        isAsWritten(
                "rollback",
                WayBackJson.of(
                        new WayBackPlan("my-app", "live", entry, entry, moves),
                        "back-1",
                        new ShiftCalls.Answered(true, List.of("F 2 -> 1")),
                        ExitCode.WANTED));
    }
}
