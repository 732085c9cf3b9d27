package io.pointsman.local.endpoint;

import static io.pointsman.local.endpoint.OneFunction.refused;
import static io.pointsman.local.endpoint.OneFunction.stored;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.codedeploy.model.ApplicationRevisionSortBy;
import software.amazon.awssdk.services.codedeploy.model.CodeDeployException;
import software.amazon.awssdk.services.codedeploy.model.DeploymentInfo;
import software.amazon.awssdk.services.codedeploy.model.GetApplicationRevisionResponse;
import software.amazon.awssdk.services.codedeploy.model.ListStateFilterAction;
import software.amazon.awssdk.services.codedeploy.model.RevisionLocation;
import software.amazon.awssdk.services.codedeploy.model.RevisionLocationType;
import software.amazon.awssdk.services.codedeploy.model.S3Location;
import software.amazon.awssdk.services.codedeploy.model.SortOrder;

/** Revisions in S3: registered, looked up, deployed. */
final class RevisionTest {
    private final OneFunction function = new OneFunction();

    @AfterEach
    void close() {
        function.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"JSON", "YAML", "yaml"})
    void an_appspec_in_s3_is_deployed(String bundle) {
        function.put("appspec", OneFunction.APPSPEC);
        assertEquals("Succeeded", function.deploy(stored("appspec", bundle)).statusAsString());
        assertEquals("2", function.aliasVersion());
    }

    @Test
    void the_version_and_the_etag_are_held_to() {
        function.place.s3.putBucketVersioning(
                put -> put.bucket("revisions").versioningConfiguration(on -> on.status("Enabled")));
        String eTag = function.put("appspec", OneFunction.APPSPEC);
        String version = function.place
                .s3
                .headObject(head -> head.bucket("revisions").key("appspec"))
                .versionId();
        function.put("appspec", "something else");
        S3Location location = S3Location.builder()
                .bucket("revisions")
                .key("appspec")
                .bundleType("JSON")
                .version(version)
                .eTag(eTag.replace("\"", ""))
                .build();
        assertEquals("Succeeded", function.deploy(stored(location)).statusAsString());
    }

    @Test
    void another_etag_fails_the_deployment() {
        function.put("appspec", OneFunction.APPSPEC);
        DeploymentInfo failed = function.deploy(stored(S3Location.builder()
                .bucket("revisions")
                .key("appspec")
                .bundleType("JSON")
                .eTag("0123")
                .build()));
        assertEquals("INVALID_REVISION", failed.errorInformation().codeAsString());
        assertTrue(failed.errorInformation().message().contains("not 0123"));
        assertEquals("1", function.aliasVersion());
    }

    @ParameterizedTest
    @CsvSource({"nowhere,appspec,", "revisions,none,", "revisions,appspec,no-such-version"})
    void one_that_is_not_there_fails_the_deployment(String bucket, String key, String version) {
        function.put("appspec", OneFunction.APPSPEC);
        DeploymentInfo failed = function.deploy(stored(S3Location.builder()
                .bucket(bucket)
                .key(key)
                .version(version)
                .bundleType("YAML")
                .build()));
        assertEquals("Failed", failed.statusAsString());
        assertEquals("INVALID_REVISION", failed.errorInformation().codeAsString());
        assertTrue(failed.errorInformation()
                .message()
                .startsWith("The AppSpec file cannot be located in the specified S3 bucket."));
        assertTrue(function.codeDeploy
                .listDeploymentTargets(list -> list.deploymentId(failed.deploymentId()))
                .targetIds()
                .isEmpty());
    }

    /** {@code aws deploy push} registers a zip, which is for servers only. */
    @ParameterizedTest
    @ValueSource(strings = {"zip", "tar", "tgz", "exe"})
    void an_archive_is_refused_as_a_bundle(String bundle) {
        CodeDeployException error = OneFunction.error(() -> function.codeDeploy.registerApplicationRevision(
                register -> register.applicationName("app").revision(stored("app.zip", bundle))));
        assertEquals("InvalidRevisionException", error.awsErrorDetails().errorCode());
        assertEquals(
                "BundleType must be either YAML or JSON",
                error.awsErrorDetails().errorMessage());
    }

    @Test
    void a_revision_that_is_none_is_refused_at_once() {
        RevisionLocation gitHub = RevisionLocation.builder()
                .revisionType(RevisionLocationType.GIT_HUB)
                .gitHubLocation(location -> location.repository("a/b").commitId("c"))
                .build();
        for (RevisionLocation wrong : List.of(
                gitHub,
                RevisionLocation.builder().build(),
                RevisionLocation.builder().revisionType("Elsewhere").build(),
                RevisionLocation.builder().revisionType("S3").build(),
                stored(S3Location.builder()
                        .bucket("revisions")
                        .bundleType("YAML")
                        .build()),
                RevisionLocation.builder().revisionType("AppSpecContent").build())) {
            assertEquals("InvalidRevisionException", refused(() -> function.start(wrong)), wrong.toString());
        }
        CodeDeployException none = OneFunction.error(() -> function.codeDeploy.createDeployment(
                create -> create.applicationName("app").deploymentGroupName("group")));
        assertEquals("RevisionRequiredException", none.awsErrorDetails().errorCode());
        assertEquals(
                "RevisionLocation must be specified", none.awsErrorDetails().errorMessage());
    }

    @Test
    void a_registered_revision_is_found_and_says_when_it_was_used() {
        function.put("appspec", OneFunction.APPSPEC);
        RevisionLocation revision = stored("appspec", "JSON");
        function.codeDeploy.registerApplicationRevision(
                register -> register.applicationName("app").revision(revision).description("by hand"));
        GetApplicationRevisionResponse fresh = get(revision);
        assertEquals("by hand", fresh.revisionInfo().description());
        assertEquals(null, fresh.revisionInfo().firstUsedTime());
        assertTrue(fresh.revisionInfo().deploymentGroups().isEmpty());

        function.place.pass(Duration.ofMinutes(1));
        function.deploy(revision);
        GetApplicationRevisionResponse used = get(revision);
        assertEquals(List.of("group"), used.revisionInfo().deploymentGroups());
        assertEquals(fresh.revisionInfo().registerTime(), used.revisionInfo().registerTime());
        assertTrue(
                used.revisionInfo().firstUsedTime().isAfter(fresh.revisionInfo().registerTime()));
    }

    @Test
    void one_that_nobody_registered_does_not_exist() {
        assertEquals("RevisionDoesNotExistException", refused(() -> get(stored("appspec", "JSON"))));
        assertEquals(
                "Some revisions are not registered",
                function.codeDeploy
                        .batchGetApplicationRevisions(
                                batch -> batch.applicationName("app").revisions(stored("appspec", "JSON")))
                        .errorMessage());
    }

    @Test
    void revisions_are_listed_in_order_by_bucket_prefix_and_use() {
        function.put("a/1", OneFunction.APPSPEC);
        function.deploy(stored("a/1", "JSON"));
        for (String key : List.of("a/2", "b/3")) {
            function.place.pass(Duration.ofMinutes(1));
            function.codeDeploy.registerApplicationRevision(
                    register -> register.applicationName("app").revision(stored(key, "YAML")));
        }
        assertEquals(List.of("b/3", "a/2", "a/1"), keys(list(SortOrder.DESCENDING, "", ListStateFilterAction.IGNORE)));
        assertEquals(List.of("a/1", "a/2"), keys(list(SortOrder.ASCENDING, "a/", ListStateFilterAction.IGNORE)));
        assertEquals(List.of("a/1"), keys(list(SortOrder.ASCENDING, "", ListStateFilterAction.INCLUDE)));
        assertEquals(List.of("a/2", "b/3"), keys(list(SortOrder.ASCENDING, "", ListStateFilterAction.EXCLUDE)));
    }

    @Test
    void a_prefix_needs_a_bucket() {
        assertEquals(
                "BucketNameFilterRequiredException",
                refused(() -> function.codeDeploy.listApplicationRevisions(
                        list -> list.applicationName("app").s3KeyPrefix("a/"))));
        assertEquals(
                "InvalidSortByException",
                refused(() -> function.codeDeploy.listApplicationRevisions(
                        list -> list.applicationName("app").sortBy("name"))));
    }

    private GetApplicationRevisionResponse get(RevisionLocation revision) {
        return function.codeDeploy.getApplicationRevision(
                get -> get.applicationName("app").revision(revision));
    }

    private List<RevisionLocation> list(SortOrder order, String prefix, ListStateFilterAction deployed) {
        return function.codeDeploy
                .listApplicationRevisions(list -> list.applicationName("app")
                        .s3Bucket("revisions")
                        .s3KeyPrefix(prefix)
                        .sortBy(ApplicationRevisionSortBy.REGISTER_TIME)
                        .sortOrder(order)
                        .deployed(deployed))
                .revisions();
    }

    private static List<String> keys(List<RevisionLocation> revisions) {
        return revisions.stream().map(revision -> revision.s3Location().key()).toList();
    }
}
