package io.pointsman.local.demo;

import io.pointsman.local.play.Console;
import io.pointsman.local.play.Invocations;
import io.pointsman.local.play.SourceArtifact;
import io.pointsman.local.play.Stacks;
import io.pointsman.template.Location;
import io.pointsman.template.Template;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;

/**
 * The state that the sample events of {@code events/} speak of: Pointsman installed, the application {@code my-app} with two
 * releases behind it, and a third one on its way up to a given action.
 */
public final class Seed {
    public static final List<String> ACTIONS = List.of("rewrite", "changeset", "execute", "publish", "shift");

    static final String RELEASE_BUCKET = "pointsman-releasebucket-example";
    static final String APP = "my-app";

    private static final String FIRST = "my-app-pipeline/Source/Qb71mZa";
    private static final String SECOND = "my-app-pipeline/Source/TdOSFRV";
    private static final String SECOND_INPUT = "my-app-pipeline/Other/Qx81LmB";
    private static final String HOOK = "Check";

    private final Path home;
    private final URI endpoint;
    private final String region;
    private final Console console;

    /** @param out hears of each step */
    public Seed(Path home, URI endpoint, String region, PrintStream out) {
        this.home = home;
        this.endpoint = endpoint;
        this.region = region;
        this.console = new Console(out);
    }

    /**
     * @param action one of {@link #ACTIONS}: those before it have run, this one has not
     * @param expect tells the endpoint the ids of the next deployment and of the call of its hook
     */
    public void before(String action, BiConsumer<String, String> expect) {
        try (Aws aws = Aws.at(endpoint, region)) {
            bucket(aws);
            new Installation(home, aws, console).pointsman(Map.of("ReleaseBucketName", RELEASE_BUCKET));
            sources(aws);
            first(aws);
            SeedPipeline.create(aws, RELEASE_BUCKET);
            new SeedHooks(aws, expect).create();
            Invocations invocations = new Invocations(aws.lambda(), console);
            ACTIONS.subList(0, ACTIONS.indexOf(action))
                    .forEach(name -> invocations.toItsEnd(Installation.POINTSMAN + "-" + name, event(name)));
        }
    }

    private static void bucket(Aws aws) {
        aws.s3().createBucket(create -> create.bucket(RELEASE_BUCKET));
        aws.s3()
                .putBucketVersioning(put -> put.bucket(RELEASE_BUCKET)
                        .versioningConfiguration(versioning -> versioning.status(BucketVersioningStatus.ENABLED)));
    }

    private void sources(Aws aws) {
        SourceArtifact source = SourceArtifact.of(home.resolve("examples/" + APP));
        put(aws, FIRST, source.zip());
        put(aws, SECOND, source.changed("2").zip());
        put(aws, SECOND_INPUT, source.zip());
    }

    private static void put(Aws aws, String key, byte[] zip) {
        aws.s3().putObject(put -> put.bucket(RELEASE_BUCKET).key(key), RequestBody.fromBytes(zip));
    }

    /** The stack as earlier releases left it. */
    private void first(Aws aws) {
        String template = Template.parse(read("examples/" + APP + "/template.yaml"))
                .survey()
                .rewrite(site -> Location.of(RELEASE_BUCKET, FIRST))
                .text();
        new Stacks(aws.cloudFormation()).create(APP, template, Map.of());
        Map<String, String> functions = new LinkedHashMap<>();
        aws.cloudFormation().listStackResourcesPaginator(list -> list.stackName(APP)).stackResourceSummaries().stream()
                .filter(resource -> resource.resourceType().equals("AWS::Lambda::Function"))
                .filter(resource -> !resource.logicalResourceId().equals(HOOK))
                .forEach(resource -> functions.put(resource.logicalResourceId(), resource.physicalResourceId()));
        new SeedReleases(aws, functions).create();
        console.line("stack " + APP + " (examples/" + APP + "): two releases have arrived, the second is live");
    }

    private byte[] event(String action) {
        return read("events/" + action + ".manual.json").getBytes(StandardCharsets.UTF_8);
    }

    private String read(String path) {
        try {
            return Files.readString(home.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(path + " cannot be read", e);
        }
    }
}
