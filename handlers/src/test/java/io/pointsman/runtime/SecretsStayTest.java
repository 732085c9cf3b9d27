package io.pointsman.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.actions.changeset.ChangeSetHandler;
import io.pointsman.actions.execute.ExecuteHandler;
import io.pointsman.actions.publish.PublishHandler;
import io.pointsman.actions.retain.RetainHandler;
import io.pointsman.actions.rewrite.RewriteHandler;
import io.pointsman.actions.shift.ShiftHandler;
import io.pointsman.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The credentials of a job reach no log, no result, no PutJob call, no token, no exception and no toString, whatever happens. */
final class SecretsStayTest {
    private final FakeSurroundings around = new FakeSurroundings();

    static Stream<Arguments> everyHandlerInEveryScene() {
        return Stream.<Supplier<ActionFunction>>of(
                        RewriteHandler::new,
                        ChangeSetHandler::new,
                        ExecuteHandler::new,
                        PublishHandler::new,
                        ShiftHandler::new,
                        RetainHandler::new)
                .flatMap(handler -> Scene.all().stream()
                        .map(scene -> Arguments.of(handler.get().getClass().getSimpleName(), scene, handler.get())));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("everyHandlerInEveryScene")
    void whatever_happens_no_secret_leaves_the_function(String name, Scene scene, ActionFunction handler) {
        Artifact.put(around, Artifact.usual());
        scene.around().accept(around);
        JsonObject data = Events.data(parameters(name))
                .with("inputArtifacts", List.of(Events.artifact("In")))
                .with("outputArtifacts", name.startsWith("Rewrite") ? List.of(Events.artifact("Out")) : List.of());

        String said = said(Events.job(scene.event().apply(data)), handler);

        assertFalse(around.codePipeline.heard.isEmpty(), "the job was never answered");
        Recognised.nowhereIn("the result", said);
        Recognised.nowhereIn("the log", around.log());
        Recognised.nowhereIn("an answer", String.join("\n", around.codePipeline.heard));
        Recognised.nowhereIn("a written object", around.s3.puts.toString());
    }

    private static JsonObject parameters(String handler) {
        return handler.startsWith("Rewrite") ? JsonObject.empty() : JsonObject.of("StackName", "web");
    }

    /** The result, or what Lambda logs of an exception. */
    private String said(String event, ActionFunction handler) {
        try {
            return Called.with(event, handler, around);
        } catch (IOException e) {
            return trace(e);
        }
    }

    private static String trace(Exception e) {
        StringWriter trace = new StringWriter();
        e.printStackTrace(new PrintWriter(trace));
        return trace.toString();
    }

    static List<String> brokenOutside() {
        String event = Events.job(Events.data("{}"));
        return List.of(
                event.replace(Events.ID, "").replace("\"id\":\"\"", "\"id\":7"),
                event.replace("CodePipeline.job", "CodePipeline.jobs"),
                event.substring(0, event.indexOf("IQoJ") + 30),
                event.replace("\"" + Events.ACCESS_KEY + "\"", Events.ACCESS_KEY),
                event.replace("\"accessKeyId\"", "\"" + Events.ACCESS_KEY + "\":1,\"" + Events.ACCESS_KEY + "\""),
                event + Events.SESSION_TOKEN);
    }

    @ParameterizedTest
    @MethodSource("brokenOutside")
    void an_event_that_cannot_be_read_is_not_quoted(String event) {
        IOException thrown = assertThrows(IOException.class, () -> Called.with(event, new RewriteHandler(), around));

        Recognised.nowhereIn("the exception", trace(thrown));
        Recognised.nowhereIn("the log", around.log());
    }

    @Test
    void printing_what_holds_them_shows_nothing() throws IOException {
        byte[] event = Events.job(Events.data("{}")).getBytes(StandardCharsets.UTF_8);
        JobEnvelope envelope = JobEnvelope.read(new ByteArrayInputStream(event));
        JobEvent read = JobEvent.of(envelope);
        Optional<ArtifactCredentials> credentials = read.credentials();

        for (Object holder : List.of(
                envelope, envelope.data(), envelope.secrets(), read, credentials, read.job(FakeSurroundings.START))) {
            Recognised.nowhereIn(holder.getClass().getSimpleName(), holder.toString());
        }
        assertEquals("Optional[ArtifactCredentials[hidden]]", credentials.toString());
    }

    /** The detector of these tests must be able to find something. */
    @Test
    void each_spelling_of_the_quote_is_recognised() {
        for (String spelling : Recognised.quote().split(" \\| ", -1)) {
            assertThrows(AssertionError.class, () -> Recognised.nowhereIn("here", spelling), spelling);
        }
    }

    @Test
    void rewrite_goes_all_its_way_with_nothing_unusual() {
        Artifact.put(around, Artifact.usual());
        JsonObject data = Events.data("{}")
                .with("inputArtifacts", List.of(Events.artifact("In")))
                .with("outputArtifacts", List.of(Events.artifact("Out")));

        assertTrue(said(Events.job(data), new RewriteHandler()).startsWith("{\"status\":\"Succeeded\""), around.log());
    }
}
