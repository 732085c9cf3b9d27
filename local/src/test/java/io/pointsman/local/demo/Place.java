package io.pointsman.local.demo;

import io.pointsman.endpoint.Endpoint;
import io.pointsman.endpoint.Recorder;
import io.pointsman.endpoint.clock.EndpointClock;
import io.pointsman.endpoint.wire.EndpointServer;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** An endpoint that listens, its clock 60 times as fast as ours, with a record of what came over the wire. */
final class Place implements AutoCloseable {
    static final String REGION = "us-east-1";
    static final Path HOME = Path.of("..").toAbsolutePath().normalize();
    static final PrintStream SILENT = new PrintStream(PrintStream.nullOutputStream(), false, StandardCharsets.UTF_8);

    final EndpointServer server;
    final Aws aws;
    private final EndpointClock clock = EndpointClock.running(60);
    private final Endpoint endpoint = Endpoint.of("000000000000", REGION, clock);
    private final Path record;
    private final Recorder recorder;

    /** @param folder for the record */
    Place(Path folder) {
        this.record = folder.resolve("record.jsonl");
        this.recorder = Recorder.to(record);
        this.server = EndpointServer.start(endpoint.world(), 0, recorder);
        this.aws = Aws.at(server.uri(), REGION);
    }

    /** The functions run from the jar that the build makes before these tests. */
    static void needJar() {
        boolean built = Files.exists(HOME.resolve("handlers/target/pointsman.jar"));
        boolean ci = "true".equals(System.getenv("CI"));
        Assumptions.assumeTrue(built || ci, "handlers/target/pointsman.jar is not built: mvn verify builds it first");
    }

    /** What the sample events speak of, before any action has run. */
    void seed() {
        new Seed(HOME, server.uri(), REGION, SILENT).before("rewrite", endpoint.codeDeploy()::expect);
    }

    List<String> log(String function) {
        return endpoint.world().logs().lines(function);
    }

    /** The calls of Pointsman's functions that IAM would deny. The endpoint lets a role do everything. */
    List<String> denied() throws IOException {
        RecordedCalls calls = RecordedCalls.of(aws, Installation.POINTSMAN, record);
        long count = calls.all().count();
        if (count < 200) {
            throw new IllegalStateException("the record has only " + count + " calls of Pointsman's roles");
        }
        return calls.denied();
    }

    @Override
    public void close() {
        aws.close();
        server.close();
        recorder.close();
        endpoint.close();
        clock.close();
    }
}
