package io.pointsman.actions.changeset;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.engine.FailureKind;
import io.pointsman.engine.Outcome;
import io.pointsman.release.CodePlace;
import io.pointsman.runtime.ArtifactStore;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Code that lies in an artifact, deployed into an account that is not the pipeline's. */
final class CodeForOtherAccountTest {
    private static final String HOME = "111111111111";
    private static final String THERE = "arn:aws:iam::222222222222:role/";

    private final Bench bench = new Bench();

    @BeforeEach
    void a_whole_artifact_under_the_key_of_aws() {
        bench.store = new ArtifactStore(Optional.of(HOME), Optional.empty());
        code("artifacts", "pipeline/Source/abc1234");
    }

    private void code(String bucket, String key) {
        bench.code = List.of(new CodePlace("Fn", "CodeUri", bucket, key, Optional.empty(), "digest", "why"));
    }

    private void goesOn(String key, String role) {
        bench.succeed(key, role);
        assertEquals(1, bench.changeSets.created.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"AssumeRoleArn", "RoleArn"})
    void is_refused_before_anything_is_made_with_both_ways_out(String key) {
        Outcome.Failed refusal = bench.fail(key, THERE + "deployment");

        assertEquals(FailureKind.CONFIGURATION, refusal.kind());
        for (String words : List.of(
                "account 222222222222 cannot read the code of Fn",
                "customer key (KmsKeyArn",
                "Packaging: content",
                "s3://artifacts/pipeline/Source/abc1234",
                "aws/s3",
                "Nothing was made")) {
            assertTrue(refusal.message().contains(words), refusal.message());
        }
        assertEquals(0, bench.changeSets.created.size());
    }

    @Test
    void is_read_there_under_a_key_of_the_stores_own() {
        bench.store = new ArtifactStore(Optional.of(HOME), Optional.of("arn:aws:kms:us-east-1:111111111111:key/k"));

        goesOn("AssumeRoleArn", THERE + "deployment");
    }

    @Test
    void is_read_there_once_it_was_copied() {
        code("artifacts", "code/abc.zip");

        goesOn("AssumeRoleArn", THERE + "deployment");
    }

    @Test
    void is_read_at_home_under_any_key() {
        goesOn("RoleArn", "arn:aws:iam::111111111111:role/cloudformation");
    }

    @Test
    void is_not_judged_where_it_lies_in_a_bucket_of_somebody_else() {
        code("theirs", "pipeline/Source/abc1234");

        goesOn("AssumeRoleArn", THERE + "deployment");
    }

    @Test
    void is_not_judged_where_a_person_calls() {
        bench.store = ArtifactStore.UNKNOWN;

        goesOn("AssumeRoleArn", THERE + "deployment");
    }
}
