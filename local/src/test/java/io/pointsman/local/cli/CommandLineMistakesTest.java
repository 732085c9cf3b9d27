package io.pointsman.local.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** A command line that is wrong exits with 2, says what is wrong with it, and starts nothing. */
class CommandLineMistakesTest {
    /** To look them up; each line that is run has its own. */
    private static final Map<String, CommandLine> COMMANDS =
            Pointsman.commandLine().getSubcommands();

    /** A row: the command line, {@code DIR} for a folder with a few files, and what is said. */
    private static final String ROWS = """
        serve --port 99999                          | '99999' is no port
        serve --port 65536                          | '65536' is no port
        serve --port -1                             | '-1' is no port
        serve --port abc                            | 'abc' is no port
        serve --port 4599.5                         | '4599.5' is no port
        serve --port=                               | '' is no port
        serve --port                                | Missing required parameter for option '--port'
        serve --port 1 --port 2                     | option '--port' (N) should be specified only once
        serve --allow-host                          | Missing required parameter for option '--allow-host'
        serve --allow-host=                         | '' is no name of a host
        serve --allow-host http://a                 | 'http://a' is no name of a host
        serve --allow-host a:4599                   | 'a:4599' is no name of a host
        serve --allow-host *.internal               | '*.internal' is no name of a host
        serve --allow-host a --allow-host b/        | 'b/' is no name of a host
        serve --allow-host a,b                      | 'a,b' is no name of a host
        serve --allow-host [::1                     | '[::1' is no name of a host
        serve --region=                             | '' is no name of a Region
        serve --region Frankfurt                    | 'Frankfurt' is no name of a Region
        serve --region us_east_1                    | 'us_east_1' is no name of a Region
        serve --data-dir                            | Missing required parameter for option '--data-dir'
        serve --data-dir=                           | '' is no directory
        serve --data-dir pom.xml                    | 'pom.xml' is a file
        serve --data-dir a --data-dir b             | should be specified only once
        serve --speed 0                             | '0' is no speed
        serve --speed -1                            | '-1' is no speed
        serve --speed NaN                           | 'NaN' is no speed
        serve --speed Infinity                      | 'Infinity' is no speed
        serve --speed 1e99                          | '1e99' is no speed
        serve --speed 1e-99                         | '1e-99' is no speed
        serve --speed fast                          | 'fast' is no speed
        serve --speed=                              | '' is no speed
        serve --record DIR/gone/record.jsonl        | the folder DIR/gone does not exist
        serve --record DIR                          | 'DIR' cannot be written: it is no file
        serve --record=                             | '' cannot be written
        serve --seed=everything                     | --seed must be one of [rewrite, changeset
        serve --seed=                               | --seed must be one of
        serve --fault=                              | '' is no fault: an operation, what happens, and to which call
        serve --fault denied                        | 'denied' is no fault
        serve now                                   | pointsman serve does not take 'now'
        demo --app DIR/gone                         | 'DIR/gone' does not exist
        demo --app=                                 | '' does not exist
        demo --app DIR/text.txt                     | is neither a folder nor a zip
        demo --app DIR                              | has no template at its top: none of template.yaml
        demo --speed NaN                            | 'NaN' is no speed
        demo --speed 0                              | '0' is no speed
        demo --record DIR/gone/record.jsonl         | the folder DIR/gone does not exist
        demo --pages DIR/text.txt                   | 'DIR/text.txt' is no folder
        demo --pages DIR/text.txt/pages             | cannot be made in
        demo --pages=                               | '' is no folder
        demo now                                    | pointsman demo does not take 'now'
        invoke                                      | Missing required parameter: 'FUNCTION'
        invoke Rewrite                              | the event is missing: --event FILE
        invoke Rewrite -e DIR/gone.json             | DIR/gone.json cannot be read: there is no such file
        invoke Rewrite -e DIR                       | DIR cannot be read: it is a folder
        invoke Rewrite --event=                     | '' cannot be read: there is no such file
        invoke Rewrite -e DIR/text.txt              | text.txt is not JSON
        invoke Rewrite -e DIR/bytes.json            | bytes.json cannot be read as text in UTF-8
        invoke Nope                                 | template.yaml has no function 'Nope'; there are ChangeSet, Execute, Gate
        invoke Nope -e DIR/event.json               | there are ChangeSet, Execute, Gate
        invoke rewrite -e DIR/event.json            | did you mean Rewrite?
        invoke Rewrite Shift -e DIR/event.json      | pointsman invoke does not take 'Shift'
        invoke Rewrite -e DIR/event.json --region=  | '' is no name of a Region
        invoke Rewrite --endpoint-url=              | '' is no URL of an endpoint
        invoke Rewrite --endpoint-url localhost     | 'localhost' is no URL of an endpoint
        invoke Rewrite --endpoint-url http://       | 'http://' is no URL of an endpoint
        invoke Rewrite --endpoint-url ftp://a       | 'ftp://a' is no URL of an endpoint
        rewrite                                     | Missing required parameter: 'TEMPLATE'
        rewrite DIR/gone.yaml --check               | template DIR/gone.yaml does not exist
        rewrite DIR --check                         | template DIR is a folder
        rewrite t.yaml --artifact DIR/gone --check  | 'DIR/gone' does not exist
        rewrite t.yaml --artifact DIR --check       | template t.yaml does not exist
        rewrite t.yaml --artifact= --check          | '' does not exist
        rewrite DIR/event.json                      | --bucket is required
        rewrite DIR/event.json --bucket b           | --key is required
        rewrite DIR/event.json --bucket= --key k    | --bucket is empty
        rewrite DIR/event.json --bucket b --key=    | --key is empty
        rewrite DIR/event.json --check --version=   | --version is empty
        rewrite DIR/event.json --check --region=    | '' is no name of a Region
        rewrite DIR/event.json --check --packaging zip      | --packaging must be auto or content
        rewrite DIR/event.json --check --diff       | --check prints what is wrong and nothing else
        rewrite DIR/event.json --check --template-configuration DIR/gone | DIR/gone cannot be read
        rewrite DIR/event.json --check --template-configuration DIR | DIR cannot be read: it is a folder
        rewrite DIR/event.json --check --template-configuration DIR/text.txt | --template-configuration DIR/text.txt:
        rewrite DIR/event.json --check --parameter-overrides A | should be in KEY=VALUE format
        rewrite DIR/event.json --check --parameter-overrides =1 | one has no name
        rewrite DIR/event.json --check --alias=     | --alias must be an alias
        rewrite DIR/event.json --check --alias 12   | --alias must be an alias
        rewrite DIR/event.json --check --functions= | --functions must be a list of logical ids
        rewrite DIR/event.json --check --stack=     | --stack is empty
        rewrite DIR/event.json --check --assets=    | --assets must be none or published
        rewrite DIR/event.json --check --assets all | --assets must be none or published
        rewrite DIR/event.json --check --settings=  | --settings is empty
        rewrite DIR/event.json --check --settings a.yaml | --settings names a.yaml, which is not in the artifact
        rewrite DIR/event.json --check --owners-settings= | '' cannot be read: there is no such file
        rewrite DIR/event.json --check --owners-settings DIR | DIR cannot be read: it is a folder
        rewrite DIR/event.json --check --artifact-may Alarm | --artifact-may must be a list of
        rewrite DIR/event.json --check --artifact-may ArtifactMay | --artifact-may must be a list of
        settings                                    | Missing required parameters: 'STACK', 'FILE'
        settings web DIR/gone --check               | DIR/gone cannot be read: there is no such file
        settings 7 DIR/event.json --check           | STACK must be a stack name
        settings web DIR/event.json                 | --bucket is required, unless there is --check
        settings web DIR/event.json --bucket=       | --bucket is required, unless there is --check
        settings web DIR/event.json --bucket b --region= | '' is no name of a Region
        settings web DIR/event.json --bucket b --endpoint-url= | '' is no URL of an endpoint
        settings web DIR/event.json --bucket b more | pointsman settings does not take 'more'
        policy                                      | Missing required options and parameters: '--stack-name=NAME', 'TEMPLATE'
        policy DIR/gone --stack-name app            | DIR/gone cannot be read: there is no such file
        policy DIR/event.json                       | Missing required option: '--stack-name=NAME'
        policy DIR/event.json --stack-name a_b      | --stack-name must be a name of a stack
        policy DIR/event.json --stack-name app --output-dir DIR/event.json | is no folder
        policy DIR/event.json --stack-name app --boundary mine | --boundary must be the ARN of a managed policy
        policy DIR/event.json --stack-name app --without-boundary --boundary arn:aws:iam::111122223333:policy/b | --without-boundary does not go with --boundary
        policy DIR/event.json --stack-name app --parameter-overrides A | should be in KEY=VALUE format
        policy DIR/event.json --stack-name app --leave-out= | --leave-out is empty
        policy DIR/event.json --stack-name app --account 12 | --account must be the 12 digits of an account
        policy DIR/event.json --stack-name app --region= | '' is no name of a Region
        policy DIR/event.json --stack-name app --partition moon | --partition must be aws, aws-cn or aws-us-gov
        serve --otherwise never                     | 'never' is no open question
        acceptance --clean=                         | is no name of a run
        acceptance --endpoint-url localhost         | 'localhost' is no URL of an endpoint
        acceptance --otherwise never                | 'never' is no open question
        acceptance --profile p --otherwise all      | --otherwise is for an endpoint of its own
        acceptance --region=                        | '' is no name of a Region
        acceptance --profile= --region eu-central-1 | --profile is empty
        acceptance --profile nobody-of-that-name --region eu-central-1 | profile nobody-of-that-name has no credentials that can be used
        acceptance --account --other-profile=       | --other-profile is empty
        acceptance --other-profile p                | --other-profile needs --account, --profile or --endpoint-url
        acceptance --profile p --other-profile p    | --profile and --other-profile are the same
        acceptance --endpoint-url http://127.0.0.1:1 --other-profile nobody-of-that-name | --other-profile: profile nobody-of-that-name could not be asked for its account
        acceptance --report DIR/gone/report.md      | the folder DIR/gone does not exist
        acceptance --speed 0                        | '0' is no speed
        rewrite DIR/event.json --check --output xml | --output must be text or json
        validate                                    | Missing required parameter: 'TEMPLATE'
        validate DIR/event.json --output xml        | --output must be text or json
        validate DIR/event.json --alias=            | --alias must be an alias
        validate DIR/event.json --artifact DIR/gone | 'DIR/gone' does not exist
        validate DIR/event.json --artifact-may Alarm | --artifact-may must be a list of
        validate DIR/event.json --functions=        | --functions must be a list of logical ids
        validate DIR/event.json --owners-settings=  | '' cannot be read: there is no such file
        validate DIR/event.json --packaging zip     | --packaging must be auto or content
        validate DIR/event.json --parameter-overrides A | should be in KEY=VALUE format
        validate DIR/event.json --stack=            | --stack is empty
        validate DIR/event.json --assets all        | --assets must be none or published
        validate DIR/event.json --settings=         | --settings is empty
        validate DIR/event.json --user-parameters A | should be in KEY=VALUE format
        validate DIR/event.json --user-parameters shuft={} | there is no action 'shuft'; there are changeset, execute
        validate DIR/event.json --user-parameters shift=1 | --user-parameters shift is no JSON object
        validate DIR/event.json --template-configuration DIR/gone | DIR/gone cannot be read
        status my-app --profile=                    | is empty
        status my-app --region=                     | '' is no name of a Region
        status my-app --endpoint-url localhost      | 'localhost' is no URL of an endpoint
        status my-app --installation 7              | '7' is no name of a stack
        status my-app --bucket UPPER                | 'UPPER' is no name of a bucket
        status my-app --output xml                  | must be text or json
        watch my-app --profile=                     | is empty
        watch my-app --region=                      | '' is no name of a Region
        watch my-app --endpoint-url localhost       | 'localhost' is no URL of an endpoint
        watch my-app --installation 7               | '7' is no name of a stack
        watch my-app --bucket UPPER                 | 'UPPER' is no name of a bucket
        watch my-app --output xml                   | must be text or json
        releases my-app --profile=                  | is empty
        releases my-app --region=                   | '' is no name of a Region
        releases my-app --endpoint-url localhost    | 'localhost' is no URL of an endpoint
        releases my-app --installation 7            | '7' is no name of a stack
        releases my-app --bucket UPPER              | 'UPPER' is no name of a bucket
        releases my-app --output xml                | must be text or json
        show my-app run --profile=                  | is empty
        show my-app run --region=                   | '' is no name of a Region
        show my-app run --endpoint-url localhost    | 'localhost' is no URL of an endpoint
        show my-app run --installation 7            | '7' is no name of a stack
        show my-app run --bucket UPPER              | 'UPPER' is no name of a bucket
        show my-app run --output xml                | must be text or json
        rollback my-app --profile=                  | is empty
        rollback my-app --region=                   | '' is no name of a Region
        rollback my-app --endpoint-url localhost    | 'localhost' is no URL of an endpoint
        rollback my-app --installation 7            | '7' is no name of a stack
        rollback my-app --bucket UPPER              | 'UPPER' is no name of a bucket
        rollback my-app --output xml                | must be text or json
        abort my-app --profile=                     | is empty
        abort my-app --region=                      | '' is no name of a Region
        abort my-app --endpoint-url localhost       | 'localhost' is no URL of an endpoint
        abort my-app --installation 7               | '7' is no name of a stack
        abort my-app --bucket UPPER                 | 'UPPER' is no name of a bucket
        abort my-app --output xml                   | must be text or json
        gate close my-app why --profile=            | is empty
        gate close my-app why --region=             | '' is no name of a Region
        gate close my-app why --endpoint-url localhost | 'localhost' is no URL of an endpoint
        gate close my-app why --installation 7      | '7' is no name of a stack
        gate close my-app why --bucket UPPER        | 'UPPER' is no name of a bucket
        gate close my-app why --output xml          | must be text or json
        gate open my-app --profile=                 | is empty
        gate open my-app --region=                  | '' is no name of a Region
        gate open my-app --endpoint-url localhost   | 'localhost' is no URL of an endpoint
        gate open my-app --installation 7           | '7' is no name of a stack
        gate open my-app --bucket UPPER             | 'UPPER' is no name of a bucket
        gate open my-app --output xml               | must be text or json
        gate status my-app --profile=               | is empty
        gate status my-app --region=                | '' is no name of a Region
        gate status my-app --endpoint-url localhost | 'localhost' is no URL of an endpoint
        gate status my-app --installation 7         | '7' is no name of a stack
        gate status my-app --bucket UPPER           | 'UPPER' is no name of a bucket
        gate status my-app --output xml             | must be text or json
        doctor my-app --profile=                    | is empty
        doctor my-app --region=                     | '' is no name of a Region
        doctor my-app --endpoint-url localhost      | 'localhost' is no URL of an endpoint
        doctor my-app --installation 7              | '7' is no name of a stack
        doctor my-app --bucket UPPER                | 'UPPER' is no name of a bucket
        doctor my-app --output xml                  | must be text or json
        doctor my-app --alias=                      | is empty
        doctor                                      | Missing required parameter: 'STACK'
        diff DIR my-app --profile=                  | is empty
        diff DIR my-app --region=                   | '' is no name of a Region
        diff DIR my-app --endpoint-url localhost    | 'localhost' is no URL of an endpoint
        diff DIR my-app --installation 7            | '7' is no name of a stack
        diff DIR my-app --bucket UPPER              | 'UPPER' is no name of a bucket
        diff DIR my-app --output xml                | must be text or json
        diff DIR my-app --alias=                    | is empty
        diff DIR my-app --parameter-overrides A     | should be in KEY=VALUE format
        diff DIR                                    | Missing required parameter: 'STACK'
        diff DIR/gone my-app                        | there is no artifact 'DIR/gone'
        diff DIR a_b                                | 'a_b' is no name of a stack
        init                                        | Missing required option: '--stack=NAME'
        init --stack a_b                            | 'a_b' is no name of a stack
        init DIR --stack my-app                     | nothing in DIR says what would be released
        init DIR/text.txt --stack my-app            | 'DIR/text.txt' is no folder
        init DIR --stack my-app --repository name   | 'name' is no repository; one is like OWNER/NAME
        init DIR --stack my-app --output xml        | must be text or json
        status my-app --stack-profile=              | is empty
        watch my-app --stack-profile=               | is empty
        releases my-app --stack-profile=            | is empty
        show my-app run --stack-profile=            | is empty
        rollback my-app --stack-profile=            | is empty
        abort my-app --stack-profile=               | is empty
        doctor my-app --stack-profile=              | is empty
        diff DIR my-app --stack-profile=            | is empty
        gate close my-app why --stack-profile=      | is empty
        gate open my-app --stack-profile=           | is empty
        gate status my-app --stack-profile=         | is empty
        status my-app@12                            | 'my-app@12' is no name of a stack
        rollback my-app@111122223333                | 'my-app@111122223333' is no name of a stack
        status                                      | Missing required parameter: 'STACK'
        watch                                       | Missing required parameter: 'STACK'
        releases                                    | Missing required parameter: 'STACK'
        rollback                                    | Missing required parameter: 'STACK'
        abort                                       | Missing required parameter: 'STACK'
        gate open                                   | Missing required parameter: 'STACK'
        gate status                                 | Missing required parameter: 'STACK'
        show my-app                                 | Missing required parameter: 'RUN'
        show my-app run --report DIR/gone/r.html    | the folder DIR/gone does not exist
        show my-app run more                        | pointsman show does not take 'more'
        gate                                        | a command is missing; there are close, open, status
        gate my-app                                 | there is no command 'my-app'; there are close, open, status
        gate close my-app                           | Missing required parameter: 'REASON'
        gate close my-app=x why                     | 'my-app=x' is no name of a stack
        status a_b                                  | 'a_b' is no name of a stack
        status my-app other                         | pointsman status does not take 'other'
        status my-app --alias=                      | is empty
        watch my-app --alias=                       | is empty
        rollback my-app --alias=                    | is empty
        status my-app --pipeline=                   | is empty
        watch my-app --pipeline=                    | is empty
        watch my-app --run=                         | is empty
        watch my-app --timeout 5                    | '5' is no length of time; one is like 90s, 30m or 2h
        abort my-app --timeout 5                    | '5' is no length of time; one is like 90s, 30m or 2h
        releases my-app --limit 0                   | '0' is no number of rows
        rollback my-app --to=                       | is empty
        rollback my-app --artifact a/b              | 'a/b' is no object of S3; one is like s3://BUCKET/KEY
        completion bash                             | pointsman completion does not take 'bash'
        """;

    @TempDir
    Path folder = Path.of(".");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @BeforeEach
    void a_few_files() throws IOException {
        Files.writeString(folder.resolve("text.txt"), "this is text\n");
        Files.writeString(folder.resolve("event.json"), "{}");
        Files.write(folder.resolve("bytes.json"), new byte[] {'"', (byte) 0xff, '"'});
    }

    private int run(String... arguments) {
        CommandLine command = Pointsman.commandLine();
        command.setOut(new PrintWriter(out, true));
        command.setErr(new PrintWriter(err, true));
        return command.execute(arguments);
    }

    static List<String> rows() {
        return ROWS.lines().toList();
    }

    private static String[] line(String row) {
        return row.substring(0, row.indexOf('|')).strip().split(" +", -1);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void a_mistake_exits_with_two_and_says_what_it_is(String row) {
        String said = row.substring(row.indexOf('|') + 1).strip().replace("DIR", folder.toString());
        String[] line = Arrays.stream(line(row))
                .map(word -> word.replace("DIR", folder.toString()))
                .toArray(String[]::new);

        int status = run(line);

        assertTrue(err.toString().contains(said), err.toString());
        assertEquals(2, status, err.toString());
        assertTrue(err.toString().contains("Try: pointsman " + command(line) + " --help"), err.toString());
        assertEquals("", out.toString());
    }

    /** The command of a line; one that has commands of its own, with that. */
    private static String command(String... line) {
        CommandLine command = Objects.requireNonNull(COMMANDS.get(line[0]), line[0]);
        boolean isNested = line.length > 1 && command.getSubcommands().containsKey(line[1]);
        return isNested ? line[0] + " " + line[1] : line[0];
    }

    @Test
    void every_option_that_takes_a_value_has_a_mistake_in_the_table() {
        Set<String> missing = new TreeSet<>();
        COMMANDS.forEach((name, command) -> {
            missing.addAll(unused(name, command));
            command.getSubcommands().forEach((nested, line) -> missing.addAll(unused(name + " " + nested, line)));
        });
        assertEquals(Set.of(), missing);
    }

    private static Set<String> unused(String name, CommandLine command) {
        Set<String> missing = new TreeSet<>();
        for (OptionSpec option : command.getCommandSpec().options()) {
            if (option.arity().max() > 0 && ROWS.lines().noneMatch(row -> uses(line(row), name, option))) {
                missing.add(name + " " + option.longestName());
            }
        }
        return missing;
    }

    private static boolean uses(String[] line, String command, OptionSpec option) {
        return command(line).equals(command)
                && Stream.of(option.names())
                        .anyMatch(name -> Stream.of(line)
                                .anyMatch(word -> word.replaceFirst("=.*", "").equals(name)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "lambda;denied;1 | 'lambda' is no operation: give one such as codedeploy:CreateDeployment",
                "lambda:Nothing;denied;1 | this endpoint has no operation lambda:Nothing",
                "nobody:Invoke;denied;1 | this endpoint has no operation nobody:Invoke",
                "lambda:Invoke;exploded;1 | 'exploded' is nothing that happens to a call; there are before-effect",
                "lambda:Invoke;slow=0s;1 | 'slow=0s' is nothing that happens to a call",
                "lambda:Invoke;denied;0 | '0' does not say which calls",
                "lambda:Invoke;denied;101% | '101%' does not say which calls",
                "*;denied;first | 'first' does not say which calls"
            })
    void a_fault_that_cannot_happen_starts_no_endpoint(String fault, String said) {
        assertEquals(2, run("serve", "--fault", fault.replace(';', ' ')));
        assertTrue(err.toString().contains(said), err.toString());
        assertEquals("", out.toString());
    }

    @Test
    void a_port_that_is_taken_exits_with_one_and_says_what_to_do() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertEquals(1, run("serve", "--port", String.valueOf(taken.getLocalPort())));
            assertTrue(
                    err.toString().contains("port " + taken.getLocalPort() + ": Address already in use"),
                    err.toString());
            assertTrue(err.toString().contains("name another port (--port N)"), err.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"start", "run", "server", "up", "serv", "sevre", "serve-it", "SERVE", "start-lambda"})
    void what_others_call_serve_is_understood(String word) {
        meant(word, "pointsman serve");
    }

    @ParameterizedTest
    @ValueSource(strings = {"deploy", "release", "depoly", "--deploy"})
    void what_others_call_deploy_is_the_demo_with_an_application(String word) {
        if (word.startsWith("--")) {
            assertEquals(2, run(word));
        } else {
            meant(word, "pointsman demo --app");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"check", "lint", "verify", "vaildate"})
    void who_wants_a_template_looked_at_is_led_elsewhere_than_to_validate(String word) {
        meant(word, "pointsman validate");
    }

    @ParameterizedTest
    @CsvSource({
        "undo, rollback",
        "rolback, rollback",
        "stop, abort",
        "history, releases",
        "wait, watch",
        "freeze, gate close",
        "statsu, status"
    })
    void what_others_call_the_commands_of_an_operator_is_understood(String word, String command) {
        meant(word, "pointsman " + command);
    }

    @ParameterizedTest
    @ValueSource(strings = {"package", "transform", "rewrtie", "rewirte", "rewrites"})
    void to_package_is_to_rewrite(String word) {
        meant(word, "pointsman rewrite");
    }

    private void meant(String word, String command) {
        assertEquals(2, run(word));
        assertTrue(err.toString().contains("there is no command '" + word + "'"), err.toString());
        assertTrue(err.toString().contains("Did you mean: " + command), err.toString());
    }

    @Test
    void a_word_that_is_near_nothing_is_answered_with_what_there_is() {
        assertEquals(2, run("quux"));
        assertTrue(err.toString().contains("there are demo, acceptance, serve, invoke"), err.toString());
        assertTrue(!err.toString().contains("Did you mean"), err.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "serve --prot 1|--port",
                "serve --Port=1|--port",
                "serve -port 1|--port",
                "serve --rec x|--record",
                "demo --sped 3|--speed",
                "demo --port 3|pointsman serve --port",
                "rewrite t.yaml --chek|--check",
                "rewrite --parameter-override A=1|--parameter-overrides",
                "invoke --evnt x|--event",
                "invoke Rewrite --endpoint x|--endpoint-url",
                "--hlep|--help",
                "--versoin|--version"
            })
    void a_misspelt_option_is_answered_with_the_one_that_was_meant(String row) {
        String[] parts = row.split("\\|", -1);
        assertEquals(2, run(parts[0].split(" ", -1)));
        assertTrue(err.toString().contains("has no option '"), err.toString());
        assertTrue(err.toString().contains("Did you mean: " + parts[1]), err.toString());
    }
}
