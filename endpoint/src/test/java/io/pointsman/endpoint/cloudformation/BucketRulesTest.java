package io.pointsman.endpoint.cloudformation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import org.junit.jupiter.api.Test;

/** What a template says of the lifecycle of a bucket's objects reaches S3 in S3's words. */
final class BucketRulesTest {
    private final Cfn cfn = new Cfn();

    private static String bucket(String lifecycle) {
        return "{Resources: {B: {Type: AWS::S3::Bucket, Properties: {BucketName: data" + lifecycle + "}}}}";
    }

    @Test
    void each_rule_with_what_it_takes_and_what_it_removes() {
        cfn.deploy(
                "first",
                "CREATE",
                bucket(", LifecycleConfiguration: {Rules: [{Id: a, Status: Enabled, Prefix: p/, ExpirationInDays: 3,"
                    + " ObjectSizeGreaterThan: '5', TagFilters: [{Key: k, Value: v}], NoncurrentVersionExpiration:"
                    + " {NoncurrentDays: 4, NewerNoncurrentVersions: 2}},{Status: Disabled, ExpirationDate:"
                    + " '2026-05-01T00:00:00Z', NoncurrentVersionExpirationInDays: 6, AbortIncompleteMultipartUpload:"
                    + " {DaysAfterInitiation: 7}}]}"));

        JsonObject expected = Json.object("""
            {"Rules": [
              {"Status": "Enabled", "ID": "a",
               "Filter": {"And": {"ObjectSizeGreaterThan": 5, "Prefix": "p/", "Tags": [{"Key": "k", "Value": "v"}]}},
               "Expiration": {"Days": 3},
               "NoncurrentVersionExpiration": {"NoncurrentDays": 4, "NewerNoncurrentVersions": 2}},
              {"Status": "Disabled",
               "Filter": {},
               "Expiration": {"Date": "2026-05-01T00:00:00Z"},
               "NoncurrentVersionExpiration": {"NoncurrentDays": 6},
               "AbortIncompleteMultipartUpload": {"DaysAfterInitiation": 7}}]}
            """);
        assertEquals(Json.text(expected), Json.text(cfn.s3.lifecycles.get("data")));
    }

    /** Lists, and the single ones of the form before there were lists; a condition alone needs no And, which S3 does not take then. */
    @Test
    void what_moves_between_storage_classes_and_what_takes_markers_away_is_there_too() {
        cfn.deploy(
                "first",
                "CREATE",
                bucket(", LifecycleConfiguration: {TransitionDefaultMinimumObjectSize: varies_by_storage_class,"
                        + " Rules: [{Status: Enabled, ExpiredObjectDeleteMarker: true, TagFilters: []},{Status:"
                        + " Enabled, Prefix: p/, Transitions: [{StorageClass: GLACIER, TransitionInDays: 40}],"
                        + " Transition: {StorageClass: DEEP_ARCHIVE, TransitionDate:"
                        + " '2026-05-01T00:00:00Z'}},{Status: Enabled, TagFilters: [{Key: k, Value: v}],"
                        + " NoncurrentVersionTransition: {StorageClass: GLACIER, TransitionInDays: '50'}}]}"));

        JsonObject expected = Json.object("""
            {"Rules": [
              {"Status": "Enabled", "Filter": {}, "Expiration": {"ExpiredObjectDeleteMarker": true}},
              {"Status": "Enabled", "Filter": {"Prefix": "p/"},
               "Transitions": [{"StorageClass": "DEEP_ARCHIVE", "Date": "2026-05-01T00:00:00Z"},
                               {"StorageClass": "GLACIER", "Days": 40}]},
              {"Status": "Enabled", "Filter": {"Tag": {"Key": "k", "Value": "v"}},
               "NoncurrentVersionTransitions": [{"StorageClass": "GLACIER", "NoncurrentDays": 50}]}]}
            """);
        assertEquals(Json.text(expected), Json.text(cfn.s3.lifecycles.get("data")));
    }

    @Test
    void rules_that_are_taken_out_of_the_template_remove_nothing_any_more() {
        String rule = ", LifecycleConfiguration: {Rules: [{Status: Enabled, ExpirationInDays: 3}]}";
        cfn.deploy("first", "CREATE", bucket(rule));

        cfn.deploy("second", "UPDATE", bucket(""));

        assertNull(cfn.s3.lifecycles.get("data"));
    }

    @Test
    void days_that_are_no_number_fail_the_resource() {
        String rule = ", LifecycleConfiguration: {Rules: [{Status: Enabled, ExpirationInDays: soon}]}";

        cfn.deploy("first", "CREATE", bucket(rule));

        String reason = cfn.reason("B", "CREATE_FAILED");
        assertTrue(reason.contains("ExpirationInDays"), reason);
    }
}
