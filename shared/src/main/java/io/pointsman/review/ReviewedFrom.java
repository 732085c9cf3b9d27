package io.pointsman.review;

import io.pointsman.json.JsonObject;
import io.pointsman.page.ConsoleLinks;
import io.pointsman.source.PipelineRun;
import io.pointsman.source.SourceCommit;
import java.time.Instant;
import java.util.Optional;

/**
 * Where a change set comes from, and where it goes.
 *
 * @param changeSetArn empty where it is not known
 * @param stackArn empty where it is not known
 * @param made when CloudFormation began to make it
 * @param pipelineRegion Region of the pipeline, where that is known
 */
public record ReviewedFrom(
        SourceCommit commit,
        PipelineRun pipeline,
        String changeSetArn,
        String stackArn,
        Optional<Instant> made,
        Optional<String> pipelineRegion) {
    public static final ReviewedFrom UNKNOWN =
            new ReviewedFrom(SourceCommit.UNKNOWN, PipelineRun.UNKNOWN, "", "", Optional.empty(), Optional.empty());

    /** Where the stack is. */
    Optional<ConsoleLinks> place() {
        return ConsoleLinks.of(changeSetArn);
    }

    Optional<String> changeSetAddress() {
        return place().filter(links -> !stackArn.isEmpty()).map(links -> links.changeSet(stackArn, changeSetArn));
    }

    /** Of the execution, where it is known which that is; else of the pipeline. */
    Optional<String> pipelineAddress() {
        Optional<ConsoleLinks> home =
                place().map(links -> new ConsoleLinks(links.host(), pipelineRegion.orElse(links.region()), ""));
        return home.flatMap(links -> pipeline.name()
                .map(name -> pipeline.execution()
                        .map(execution -> links.execution(name, execution))
                        .orElseGet(() -> links.pipeline(name))));
    }

    JsonObject json() {
        return JsonObject.of("commit", commit.json(), "pipeline", pipeline.json())
                .with("account", place().map(ConsoleLinks::account))
                .with("region", place().map(ConsoleLinks::region))
                .with("changeSetUrl", changeSetAddress())
                .with("pipelineUrl", pipelineAddress())
                .with("made", made.map(Instant::toString));
    }
}
