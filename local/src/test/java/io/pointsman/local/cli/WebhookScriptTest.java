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
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The script {@code pipelines/webhook} between a CodeBuild that is a script, and a GitHub Enterprise that keeps hooks and takes what GitHub's
 * own description of its API has (github/rest-api-description, descriptions/ghes-3.20: {@code repos/list-webhooks}, {@code
 * repos/create-webhook}, {@code repos/delete-webhook}).
 */
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
                printf 'GITHUB_ENTERPRISE\\thttps://github.example.com/team/app.git\\t%s\\t%s\\t%s\\n' "$(cat branch)" "$(cat arn)" \\
                    "$(if [ -e webhook ]; then cat webhook; else echo None; fi)" ;;
            'codebuild create-webhook')
                echo x >> made
                echo "https://codebuild.example.com/webhooks?t=mark$(wc -l < made | tr -d ' ')&v=1" > webhook
                [ ! -e interrupted ] || exit 130
                printf '%s\\t%s\\n' "$(cat webhook)" "$(cat secret)" ;;
            'codebuild delete-webhook')
                [ ! -e throttled ] || { echo 'An error occurred (ThrottlingException)' >&2; exit 254; }
                [ -e webhook ] || { echo 'An error occurred (ResourceNotFoundException)' >&2; exit 254; }
                rm webhook ;;
            'secretsmanager get-secret-value') cat token ;;
            *) echo "no test knows aws $*" >&2; exit 255 ;;
        esac
        """;

    @TempDir
    Path folder = Path.of(".");

    private final Map<Integer, JsonObject> hooks = new TreeMap<>();
    private int numbers = 100;
    private int refusal;
    private String refusalSaid = "{\"message\":\"Must have admin rights to Repository.\"}";
    private boolean losesAnswers;
    private boolean knowsNoPages;
    private boolean failsInside;
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
        Files.writeString(folder.resolve("branch"), "main");
        github.createContext("/repos/team/app/hooks", this::answer);
        github.start();
    }

    @AfterEach
    void stop() {
        github.stop(0);
    }

    private void answer(HttpExchange call) throws IOException {
        if (refusal != 0) {
            send(call, refusal, refusalSaid);
        } else if (!("token " + TOKEN).equals(call.getRequestHeaders().getFirst("Authorization"))) {
            send(call, 401, "{\"message\":\"Bad credentials\"}");
        } else {
            known(call, call.getRequestURI().getPath().substring("/repos/team/app/hooks".length()));
        }
    }

    private void known(HttpExchange call, String rest) throws IOException {
        switch (call.getRequestMethod() + (rest.isEmpty() ? "" : " one")) {
            case "GET" -> send(call, 200, Json.text(page(call.getRequestURI().getQuery())));
            case "POST" -> create(call);
            case "DELETE one" ->
                send(
                        call,
                        hooks.remove(Integer.valueOf(rest.substring(1))) == null ? 404 : 204,
                        "{\"message\":\"Not Found\"}");
            default -> send(call, 405, "{}");
        }
    }

    /** 30 where nobody says how many, and at most 100. */
    private List<JsonObject> page(@Nullable String query) {
        Map<String, Integer> asked = new TreeMap<>(Map.of("per_page", 30, "page", 1));
        for (String pair : query == null ? new String[0] : query.split("&", -1)) {
            asked.put(pair.substring(0, pair.indexOf('=')), Integer.valueOf(pair.substring(pair.indexOf('=') + 1)));
        }
        int size = Math.min(100, Objects.requireNonNull(asked.get("per_page")));
        long before = knowsNoPages ? 0 : (long) size * (Objects.requireNonNull(asked.get("page")) - 1);
        return hooks.values().stream().skip(before).limit(size).toList();
    }

    private void create(HttpExchange call) throws IOException {
        JsonObject asked = Json.object(new String(call.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
        if (!"application/json".equals(call.getRequestHeaders().getFirst("Content-Type")) || !isDescribed(asked)) {
            send(call, 422, invalid("Invalid request."));
        } else if (hooks.values().stream().anyMatch(hook -> url(hook).equals(url(asked)))) {
            send(call, 422, invalid("Hook already exists on this repository"));
        } else {
            JsonObject made = hook(asked);
            if (failsInside) {
                send(call, 502, "<html>");
            } else if (losesAnswers) {
                losesAnswers = false;
                call.close();
            } else {
                send(call, 201, Json.text(made));
            }
        }
    }

    private static String url(JsonObject hook) {
        return hook.objectOrEmpty("config").needText("url");
    }

    /** {@code additionalProperties: false}; {@code name} takes {@code web} alone. */
    private static boolean isDescribed(JsonObject asked) {
        JsonObject config = asked.objectOrEmpty("config");
        return Set.of("name", "config", "events", "active")
                        .containsAll(asked.members().keySet())
                && Set.of("url", "content_type", "secret", "insecure_ssl")
                        .containsAll(config.members().keySet())
                && asked.text("name").orElse("web").equals("web")
                && asked.members().get("active") instanceof Boolean
                && asked.members().get("events") instanceof List<?>
                && config.members().values().stream().allMatch(String.class::isInstance)
                && Set.of("json", "form").contains(config.text("content_type").orElse("form"))
                && Set.of("0", "1").contains(config.text("insecure_ssl").orElse("0"));
    }

    private static String invalid(String why) {
        return """
            {
              "message": "Validation Failed",
              "errors": [
                {
                  "resource": "Hook",
                  "code": "custom",
                  "message": "%s"
                }
              ],
              "documentation_url": "https://docs.github.com/enterprise-server@3.20/rest/repos/webhooks#create-a-repository-webhook",
              "status": "422"
            }\
            """.formatted(why);
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

    /** No token helps there. */
    @Test
    void what_github_does_not_take_is_told_with_its_reason_and_what_to_look_at() throws Exception {
        refusal = 422;
        refusalSaid = invalid("The 'push' event cannot have more than 20 hooks");

        Ran ran = run("my-pipeline");

        assertEquals(1, ran.status());
        assertEquals(
                "webhook: GitHub Enterprise said 422: The 'push' event cannot have more than 20 hooks (to make the"
                        + " hook). Look at the hooks of the repository,"
                        + " https://github.example.com/team/app/settings/hooks, delete what nobody needs, and call this"
                        + " again\n",
                ran.said());
        assertFalse(isAtCodeBuild());
    }

    @Test
    void a_repository_that_has_moved_is_told_as_one() throws Exception {
        refusal = 301;
        refusalSaid = "{\"message\":\"Moved Permanently\"}";

        Ran ran = run("my-pipeline");

        assertTrue(
                ran.said()
                        .contains("said 301: Moved Permanently (to make the hook). The repository has moved; deploy"
                                + " my-pipeline with its new address (Repository)"),
                ran.said());
    }

    /** A proxy, or a page for signing in: it has no hooks, and the repository may have one. */
    @ParameterizedTest
    @ValueSource(strings = {"", "--remove"})
    void an_answer_that_is_no_list_of_hooks_takes_nothing_away(String way) throws Exception {
        run("my-pipeline");
        refusal = 200;
        refusalSaid = "<!DOCTYPE html>\n<html><title>Sign in</title></html>\n";

        Ran ran = way.isEmpty() ? run("my-pipeline") : run("my-pipeline", way);

        assertEquals(1, ran.status(), ran.said());
        assertTrue(ran.said().contains("is no list of hooks, so nothing was changed"), ran.said());
        assertTrue(isAtCodeBuild());
        assertEquals("https://codebuild.example.com/webhooks?t=mark1&v=1", url(Objects.requireNonNull(hooks.get(100))));
    }

    @Test
    void what_gives_one_page_without_end_is_not_asked_without_end() throws Exception {
        for (int number = 0; number < 100; number++) {
            ofSomebodyElse("https://chat.example.com/" + number);
        }
        knowsNoPages = true;
        Files.writeString(folder.resolve("webhook"), "https://codebuild.example.com/webhooks?t=mark&v=1");

        Ran ran = run("my-pipeline");

        assertEquals(1, ran.status());
        assertTrue(ran.said().contains("page after page of hooks"), ran.said());
        assertTrue(isAtCodeBuild());
    }

    /** CodeBuild reads a regular expression, which takes any character for a dot: a push to release-1x0 would be released, too. */
    @Test
    void a_branch_with_a_dot_is_that_branch_alone() throws Exception {
        Files.writeString(folder.resolve("branch"), "release-1.0");

        run("my-pipeline");

        assertTrue(
                Files.readString(folder.resolve("calls")).contains("\"^refs/heads/release-1\\\\.0$\""),
                () -> "the pattern is another");
    }

    @Test
    void a_run_that_is_stopped_while_codebuild_makes_its_webhook_leaves_none() throws Exception {
        Files.createFile(folder.resolve("interrupted"));
        Path file = folder.resolve("hook.txt");

        assertEquals(130, run("my-pipeline").status());
        assertFalse(isAtCodeBuild());
        assertEquals(130, run("my-pipeline", "--by-hand", file.toString()).status());
        assertFalse(isAtCodeBuild());
        assertFalse(Files.exists(file));
    }

    @Test
    void the_hook_goes_also_where_codebuild_keeps_its_half_and_that_is_said() throws Exception {
        losesAnswers = true;
        Files.createFile(folder.resolve("throttled"));

        Ran ran = run("my-pipeline");

        assertEquals(1, ran.status());
        assertEquals(Map.of(), hooks);
        assertTrue(
                ran.said().contains("build project my-pipeline-build may have a webhook that nothing calls"),
                ran.said());
    }

    /** Whether one that failed inside has made the hook, nobody knows. */
    @Test
    void a_hook_whose_making_failed_inside_github_does_not_stay_either() throws Exception {
        failsInside = true;

        Ran ran = run("my-pipeline");

        assertEquals(1, ran.status());
        assertTrue(ran.said().contains("said 502"), ran.said());
        assertEquals(Map.of(), hooks);
        assertFalse(isAtCodeBuild());
    }

    /** Else it would call a webhook that CodeBuild no longer has. */
    @Test
    void a_hook_whose_making_was_not_answered_does_not_stay_in_the_repository() throws Exception {
        ofSomebodyElse("https://chat.example.com/in");
        losesAnswers = true;

        Ran ran = run("my-pipeline");

        assertEquals(1, ran.status());
        assertTrue(ran.said().contains("did not answer"), ran.said());
        assertEquals(List.of(100), List.copyOf(hooks.keySet()));
        assertFalse(isAtCodeBuild());
    }

    @Test
    void it_finds_its_hook_behind_a_hundred_others() throws Exception {
        for (int number = 0; number < 100; number++) {
            ofSomebodyElse("https://chat.example.com/" + number);
        }
        run("my-pipeline");
        assertEquals(101, hooks.size());

        assertEquals(
                "the webhook is there already: hook 200 of https://github.example.com/team/app.git\n",
                run("my-pipeline").said());
        assertEquals(0, run("my-pipeline", "--remove").status());
        assertEquals(100, hooks.size());
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
                .contains("my-pipeline --remove --by-hand, and again"));
    }

    /** The secret is told once: it may not be lost. */
    @Test
    void by_hand_nothing_is_made_where_the_file_cannot_be_written() throws Exception {
        Ran ran = run(
                "my-pipeline", "--by-hand", folder.resolve("nowhere/hook.txt").toString());

        assertEquals(1, ran.status());
        assertTrue(ran.said().contains("nowhere/hook.txt cannot be written; name another file"), ran.said());
        assertFalse(isAtCodeBuild());
    }

    @Test
    void who_has_no_token_takes_away_by_hand_too() throws Exception {
        Files.writeString(folder.resolve("arn"), "None");
        run("my-pipeline", "--by-hand", folder.resolve("hook.txt").toString());

        assertTrue(run("my-pipeline", "--remove").said().contains("my-pipeline --remove --by-hand"));
        Ran ran = run("my-pipeline", "--remove", "--by-hand");

        assertEquals(
                new Ran(
                        0,
                        "gone from CodeBuild; delete the hook that calls https://codebuild.example.com/webhooks from"
                                + " https://github.example.com/team/app/settings/hooks\n"),
                ran);
        assertFalse(isAtCodeBuild());
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
                new String[0],
                new String[] {"--remove"},
                new String[] {"my-pipeline", "--by-hand"},
                new String[] {"a", "b"},
                new String[] {"a", "--remove", "b"})) {
            Ran ran = run(arguments);
            assertEquals(2, ran.status());
            assertTrue(ran.said().contains("Usage: pipelines/webhook STACK"), ran.said());
        }
    }
}
