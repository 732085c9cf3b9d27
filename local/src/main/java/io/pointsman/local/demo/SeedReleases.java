package io.pointsman.local.demo;

import io.pointsman.release.RunName;
import io.pointsman.release.record.PublishedVersion;
import io.pointsman.release.record.PublishedVersions;
import io.pointsman.release.record.ReleaseIndex;
import io.pointsman.runtime.S3ReleaseRecords;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.services.lambda.model.PublishVersionResponse;

/** Two earlier releases of the application, so that there is one in production and one to go back to. */
final class SeedReleases {
    private final Aws aws;
    private final Map<String, String> functions;

    /** @param functions logical ids and names */
    SeedReleases(Aws aws, Map<String, String> functions) {
        this.aws = aws;
        this.functions = functions;
    }

    /** The stack has made version 1 and the alias that leads to it; the second release is shifted there. */
    void create() {
        arrived("earlier-1", Instant.parse("2026-01-05T09:00:00Z"));
        functions.values().forEach(this::change);
        arrived("earlier-2", Instant.parse("2026-01-12T09:00:00Z"));
        functions.forEach((id, name) -> aws.lambda()
                .updateAlias(
                        update -> update.functionName(name).name(Traffic.ALIAS).functionVersion("2")));
    }

    /** Whatever it is: a version is published of what has changed. */
    private void change(String name) {
        aws.lambda()
                .updateFunctionConfiguration(update ->
                        update.functionName(Settled.function(aws, name)).description("of an earlier release"));
    }

    private void arrived(String run, Instant at) {
        Map<String, PublishedVersion> published = new LinkedHashMap<>();
        functions.forEach((id, name) -> published.put(id, published(name)));
        String releaseId = RunName.of("release", run);
        PublishedVersions versions = new PublishedVersions(true, published, functions);
        ReleaseIndex.Entry entry = new ReleaseIndex.Entry(releaseId, run, Traffic.ALIAS, at, versions, false);
        ReleaseIndex.Event event = new ReleaseIndex.Event(at, run, Traffic.ALIAS, 1, releaseId);
        new S3ReleaseRecords(aws.s3(), Seed.RELEASE_BUCKET).updateIndex(Seed.APP, index -> index.arrived(entry, event));
    }

    private PublishedVersion published(String name) {
        PublishVersionResponse version =
                aws.lambda().publishVersion(publish -> publish.functionName(Settled.function(aws, name)));
        return new PublishedVersion(name, version.version(), version.codeSha256(), true, "seeded");
    }
}
