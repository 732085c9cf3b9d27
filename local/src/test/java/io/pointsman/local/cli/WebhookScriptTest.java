package io.pointsman.local.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code pipelines/webhook} between a CodeBuild that is a script, and a GitHub Enterprise that keeps hooks. */
@DisabledOnOs(OS.WINDOWS)
class WebhookScriptTest {
    private static final Path SCRIPT =
            Path.of("..", "pipelines", "webhook").toAbsolutePath().normalize();
    private static final String TOKEN = "ghp_tokenOfTheTeam1";
    private static final String SECRET = "s3cr\"t\\of/the+hook=";
    /** As the AWS CLI answers: what there is as text, else None. {@code webhook} holds what CodeBuild has. */
    private static final String AWS = """
        #!/bin/sh
        cd "FOLDER"
        printf '%s\\n' "$*" >> calls
        case "$1 $2" in
            'cloudformation describe-stacks') echo my-pipeline-build ;;
            'codebuild batch-get-projects')
                printf 'GITHUB_ENTERPRISE\\thttps://github.example.com/team/app.git\\tmain\\t%s\\t%s\\n' "$(cat arn)" \\
                    "$(if [ -e webhook ]; then cat webhook; else echo None; fi)" ;;
            'codebuild create-webhook')
                echo x >> made
                echo "https://codebuild.example.com/webhooks?t=mark$(wc -l < made | tr -d ' ')&v=1" > webhook
                printf '%s\\t%s\\n' "$(cat webhook)" "$(cat secret)" ;;
            'codebuild delete-webhook') rm webhook ;;
            'secretsmanager get-secret-value') cat token ;;
            *) echo "no test knows aws $*" >&2; exit 255 ;;
        esac
        """;

    @TempDir
    Path folder = Path.of(".");

    private final Map<Integer, JsonObject> hooks = new TreeMap<>();
    private int numbers = 100;
    private int refusal;
    private HttpServer github;

    WebhookScriptTest() throws IOException {
        github = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    private record Ran(int status, String said) {}

    @BeforeEach
    void both() throws IOException {
        Path aws = Files.writeString(folder.resolve("aws"), AWS.replace("FOLDER", folder.toString()));
        assertTrue(aws.toFile().setExecutable(true));
        Files.writeString(folder.resolve("arn"), "arn:aws:secretsmanager:us-east-1:000000000000:secret:ghe");
        Files.writeString(
                folder.resolve("token"), "{\"ServerType\": \"GITHUB_ENTERPRISE\",\n \"Token\": \"" + TOKEN + "\"}");
        Files.writeString(folder.resolve("secret"), SECRET);
        github.createContext("/repos/team/app/hooks", this::answer);
        github.start();
    }

    @AfterEach
    void stop() {
        github.stop(0);
    }

    private void answer(HttpExchange call) throws IOException {
        JsonObject answer = JsonObject.of("message", "Must have admin rights to Repository.");
        int status = refusal;
        boolean known = ("token " + TOKEN).equals(call.getRequestHeaders().getFirst("Authorization"));
        if (status == 0 && known) {
            switch (call.getRequestMethod()) {
                case "GET" -> {
                    send(call, 200, Json.text(List.copyOf(hooks.values())));
                    return;
                }
                case "POST" -> {
                    status = 201;
                    answer =
                            hook(Json.object(new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
                }
                case "DELETE" -> {
                    String path = call.getRequestURI().getPath();
                    hooks.remove(Integer.valueOf(path.substring(path.lastIndexOf('/') + 1)));
                    status = 204;
                }
                default -> status = 405;
            }
        }
        send(call, status == 0 ? 401 : status, Json.text(answer));
    }

    /** In GitHub's order, between two that are not ours. */
    private JsonObject hook(JsonObject asked) {
        int number = numbers++;
        JsonObject made = JsonObject.of("type", "Repository", "id", number, "name", "web", "active", true)
                .with("events", asked.texts("events"))
                .with("config", asked.objectOrEmpty("config"))
                .with("url", "https://github.example.com/api/v3/repos/team/app/hooks/" + number);
        hooks.put(number, made);
        return made;
    }

    private static void send(HttpExchange call, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        call.sendResponseHeaders(status, status == 204 ? -1 : bytes.length);
        call.getResponseBody().write(status == 204 ? new byte[0] : bytes);
        call.close();
    }

    private Ran run(String... arguments) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder("sh", SCRIPT.toString()).redirectErrorStream(true);
        builder.command().addAll(List.of(arguments));
        builder.environment().merge("PATH", folder.toString(), (path, ours) -> ours + ":" + path);
        builder.environment().remove("GITHUB_TOKEN");
        builder.environment()
                .put("GITHUB_API_URL", "http://127.0.0.1:" + github.getAddress().getPort());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Ran ran = new Ran(process.waitFor(), said);
        assertFalse(said.contains(TOKEN) || said.contains(SECRET), "it shows what it may not show");
        String calls = Files.readString(folder.resolve("calls"));
        assertFalse(calls.contains(TOKEN) || calls.contains(SECRET), "an argument is seen by everybody on the machine");
        return ran;
    }

    private boolean isAtCodeBuild() {
        return Files.exists(folder.resolve("webhook"));
    }

    private void ofSomebodyElse(String url) {
        hook(JsonObject.of("events", List.of("push"), "config", JsonObject.of("url", url)));
    }

    @Test
    void it_makes_the_webhook_in_codebuild_and_the_hook_that_calls_it() throws Exception {
        ofSomebodyElse("https://chat.example.com/in");

        Ran ran = run("my-pipeline");

        assertEquals(
                new Ran(
                        0,
                        "made: a push to main of https://github.example.com/team/app.git starts build project"
                                + " my-pipeline-build\n"),
                ran);
        assertTrue(Files.readString(folder.resolve("calls"))
                .contains("[[{\"type\":\"EVENT\",\"pattern\":\"PUSH\"},"
                        + "{\"type\":\"HEAD_REF\",\"pattern\":\"^refs/heads/main$\"}]]"));
        JsonObject made = Objects.requireNonNull(hooks.get(101));
        assertEquals(List.of("push"), made.texts("events"));
        assertEquals(
                JsonObject.of(
                        "url",
                        "https://codebuild.example.com/webhooks?t=mark1&v=1",
                        "content_type",
                        "json",
                        "insecure_ssl",
                        "0",
                        "secret",
                        SECRET),
                made.objectOrEmpty("config"));
    }

    @Test
    void called_again_it_finds_both_and_makes_nothing() throws Exception {
        run("my-pipeline");
        ofSomebodyElse("https://codebuild.example.com/webhooks?t=another&v=1");

        Ran again = run("my-pipeline");

        assertEquals(
                new Ran(0, "the webhook is there already: hook 100 of https://github.example.com/team/app.git\n"),
                again);
        assertEquals(2, hooks.size());
    }

    /** CodeBuild tells its secret once. */
    @Test
    void where_the_repository_has_lost_its_hook_both_are_made_again() throws Exception {
        run("my-pipeline");
        hooks.clear();

        assertEquals(0, run("my-pipeline").status());
        assertTrue(Json.text(hooks.get(101)).contains("t=mark2"), hooks::toString);
    }

    @Test
    void a_token_that_may_not_make_it_leaves_no_half_of_it_and_is_told_the_way_by_hand() throws Exception {
        refusal = 403;

        Ran ran = run("my-pipeline");

        assertEquals(1, ran.status());
        assertTrue(ran.said().contains("said 403: Must have admin rights to Repository."), ran.said());
        assertTrue(ran.said().contains("my-pipeline --by-hand FILE"), ran.said());
        assertFalse(isAtCodeBuild());
    }

    @Test
    void a_github_enterprise_that_is_not_reached_leaves_no_half_of_it_either() throws Exception {
        github.stop(0);

        Ran ran = run("my-pipeline");

        assertEquals(1, ran.status());
        assertTrue(ran.said().contains("did not answer"), ran.said());
        assertFalse(isAtCodeBuild());
    }

    @Test
    void by_hand_the_secret_goes_into_a_file_that_its_owner_alone_reads() throws Exception {
        Path file = folder.resolve("hook.txt");

        Ran ran = run("my-pipeline", "--by-hand", file.toString());

        assertEquals(0, ran.status(), ran.said());
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertTrue(
                Files.readString(file).contains("Payload URL:  https://codebuild.example.com/webhooks?t=mark1&v=1\n"));
        assertTrue(Files.readString(file).contains("Secret:       " + SECRET + "\n"));
        assertEquals(Map.of(), hooks);
        assertTrue(run("my-pipeline", "--by-hand", file.toString()).said().contains("is there already"));
        assertTrue(run("my-pipeline", "--by-hand", folder.resolve("second").toString())
                .said()
                .contains("my-pipeline --remove, and again"));
    }

    @Test
    void it_takes_away_what_it_has_made_and_nothing_else() throws Exception {
        ofSomebodyElse("https://chat.example.com/in");
        run("my-pipeline");
        ofSomebodyElse("https://codebuild.example.com/webhooks?t=another&v=1");

        assertEquals(0, run("my-pipeline", "--remove").status());
        assertEquals(List.of(100, 102), List.copyOf(hooks.keySet()));
        assertFalse(isAtCodeBuild());
        assertEquals(
                "build project my-pipeline-build has no webhook\n",
                run("my-pipeline", "--remove").said());
    }

    @Test
    void without_a_token_it_says_where_one_is_looked_for() throws Exception {
        Files.writeString(folder.resolve("arn"), "None");

        Ran ran = run("my-pipeline");

        assertEquals(1, ran.status());
        assertTrue(ran.said().contains("set GITHUB_TOKEN, or give the stack TokenSecretArn"), ran.said());
        assertFalse(isAtCodeBuild());
    }

    @Test
    void what_is_no_call_of_it_shows_how_it_is_called() throws Exception {
        Files.createFile(folder.resolve("calls"));
        for (String[] arguments : List.of(
                new String[0], new String[] {"--remove"}, new String[] {"my-pipeline", "--by-hand"}, new String[] {
                    "a", "b"
                })) {
            Ran ran = run(arguments);
            assertEquals(2, ran.status());
            assertTrue(ran.said().contains("Usage: pipelines/webhook STACK"), ran.said());
        }
    }
}
