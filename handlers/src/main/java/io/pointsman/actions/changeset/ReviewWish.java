package io.pointsman.actions.changeset;

import io.pointsman.alias.ProductionAlias;
import io.pointsman.engine.JobArtifact;
import io.pointsman.review.Policy;
import io.pointsman.secrets.Disclosure;
import io.pointsman.source.PipelineRun;
import io.pointsman.source.SourceCommit;
import java.util.List;
import java.util.Optional;

/**
 * What a review needs beside the change set.
 *
 * @param artifact where the {@code Review} artifact goes; empty: none is wanted
 * @param code why functions get other code
 * @param disclosure what of the values may be shown
 * @param commit that is released
 * @param pipeline that releases it
 * @param functions logical ids of the functions that the template declares
 */
record ReviewWish(
        Policy policy,
        Disclosure disclosure,
        Optional<JobArtifact> artifact,
        CodeReasons code,
        List<String> functions,
        Shift shift,
        SourceCommit commit,
        PipelineRun pipeline) {

    /**
     * What {@code shift} will be told, as far as the settings file says it.
     *
     * @param production the aliases it moves
     */
    record Shift(ProductionAlias production, String config) {}
}
