package io.pointsman.endpoint.s3;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.endpoint.AwsError;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.s3.model.ExpirationStatus;
import software.amazon.awssdk.services.s3.model.GetBucketLifecycleConfigurationResponse;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.NoncurrentVersionTransition;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** What S3 says to lifecycle configurations that it does not take, as it was seen to answer (docs/aws-facts.md). */
final class S3LifecycleRefusalsTest {
    private final OneBucket place = new OneBucket();

    @AfterEach
    void close() {
        place.close();
    }

    private AwsError refused(JsonObject... rules) {
        return assertThrows(AwsError.class, () -> put(List.of(rules)));
    }

    private void put(List<JsonObject> rules) {
        place.world.call(
                "s3",
                "PutBucketLifecycleConfiguration",
                JsonObject.of("Bucket", "box", "LifecycleConfiguration", JsonObject.of("Rules", rules)));
    }

    private static JsonObject rule(String members) {
        return Json.object("{" + members.replace('\'', '"') + "}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'Filter':{}                                                     | InvalidRequest  | At least one"
                        + " action needs to be specified in a rule",
                "'Filter':{},'Expiration':{'Days':0}                             | InvalidArgument | 'Days' for"
                        + " Expiration action must be a positive integer",
                "'Filter':{},'Expiration':{}                                     | MalformedXML    | The XML you"
                        + " provided",
                "'Filter':{},'Expiration':{'Days':1,'Date':'2030-01-01T00:00:00Z'} | MalformedXML  | The XML you"
                        + " provided",
                "'Filter':{},'Expiration':{'Days':1,'ExpiredObjectDeleteMarker':true} | MalformedXML | The XML you"
                        + " provided",
                "'Filter':{},'Expiration':{'Date':'2030-01-01T00:00:01Z'}        | InvalidArgument | 'Date' must be at"
                        + " midnight GMT",
                "'Filter':{},'Expiration':{'Date':'Tue, 01 Jan 2030 00:00:00 GMT'} | MalformedXML  | The XML you"
                        + " provided",
                "'Expiration':{'Days':1}                                         | MalformedXML    | The XML you"
                        + " provided",
                "'Filter':{},'Prefix':'a','Expiration':{'Days':1}                | MalformedXML    | The XML you"
                        + " provided",
                "'Filter':{'Prefix':'a','ObjectSizeLessThan':9},'Expiration':{'Days':1} | MalformedXML | The XML you"
                        + " provided",
                "'Filter':{'And':{'Prefix':'a'}},'Expiration':{'Days':1}         | MalformedXML    | The XML you"
                        + " provided",
                "'Filter':{'And':{'Tags':[{'Key':'a','Value':'1'},{'Key':'a','Value':'2'}]}},'Expiration':{'Days':1} |"
                        + " InvalidRequest | Duplicate Tag Keys are not allowed.",
                "'Filter':{'ObjectSizeLessThan':0},'Expiration':{'Days':1}       | InvalidRequest  |"
                        + " 'ObjectSizeLessThan' should be between 1 and 1099511627776000.",
                "'Filter':{'And':{'ObjectSizeLessThan':5,'ObjectSizeGreaterThan':5}},'Expiration':{'Days':1} |"
                    + " InvalidRequest | 'ObjectSizeLessThan' has to be a value greater than 'ObjectSizeGreaterThan'.",
                "'Filter':{},'NoncurrentVersionExpiration':{'NoncurrentDays':0}  | InvalidArgument | 'NoncurrentDays'"
                        + " for NoncurrentVersionExpiration action must be a positive integer",
                "'Filter':{},'NoncurrentVersionExpiration':{'NewerNoncurrentVersions':2} | MalformedXML | The XML you"
                        + " provided",
                "'Prefix':'','NoncurrentVersionExpiration':{'NoncurrentDays':1,'NewerNoncurrentVersions':2} |"
                        + " InvalidRequest | NewerNoncurrentVersions element can only be used in Lifecycle V2.",
                "'Filter':{'Tag':{'Key':'a','Value':'1'}},'AbortIncompleteMultipartUpload':{'DaysAfterInitiation':1} |"
                        + " InvalidRequest | AbortIncompleteMultipartUpload cannot be specified with Tags.",
                "'Filter':{'ObjectSizeLessThan':9},'Expiration':{'ExpiredObjectDeleteMarker':true} | InvalidRequest |"
                        + " ExpiredObjectDeleteMarker cannot be specified with Object Size.",
                "'Filter':{},'Transitions':[{'Days':29,'StorageClass':'ONEZONE_IA'}] | InvalidArgument | 'Days' in"
                        + " Transition action must be greater than or equal to 30 for storageClass 'ONEZONE_IA'",
                "'Filter':{},'Transitions':[{'StorageClass':'GLACIER'}]          | MalformedXML    | The XML you"
                        + " provided",
            })
    void a_rule_that_s3_does_not_take_is_refused_in_its_words(String members, String code, String said) {
        AwsError error = refused(rule("'Status':'Enabled'," + members));

        assertEquals(code, error.code());
        assertTrue(error.said().startsWith(said), error::said);
        assertEquals(400, error.status());
        assertThrows(S3Exception.class, () -> place.s3.getBucketLifecycleConfiguration(get -> get.bucket("box")));
    }

    @Test
    void status_ids_and_the_number_of_rules_are_looked_at() {
        String rest = "'Filter':{},'Expiration':{'Days':1}";
        JsonObject one = rule("'Status':'Enabled'," + rest);
        assertEquals("MalformedXML", refused(rule("'Status':'enabled'," + rest)).code());
        AwsError longId = refused(one.with("ID", "i".repeat(256)));
        assertEquals(
                "InvalidArgument: ID length should not exceed allowed limit of 255",
                longId.code() + ": " + longId.said());
        AwsError twice =
                refused(one.with("ID", "a"), rule("'Status':'Disabled'," + rest).with("ID", "a"));
        assertEquals(
                "InvalidArgument: Rule ID must be unique. Found same ID for more than one rule",
                twice.code() + ": " + twice.said());
        put(List.of(one.with("ID", "i".repeat(255))));
        put(Collections.nCopies(1_000, one));
        assertEquals(
                "MalformedXML",
                assertThrows(AwsError.class, () -> put(Collections.nCopies(1_001, one)))
                        .code());
    }

    @Test
    void filters_and_the_prefixes_before_there_were_filters_do_not_go_together() {
        JsonObject filter = rule("'Status':'Enabled','Filter':{},'Expiration':{'Days':1}");
        JsonObject prefix = rule("'Status':'Enabled','Prefix':'a','Expiration':{'Days':1}");

        assertEquals(
                "Filter element can only be used in Lifecycle V2.",
                refused(prefix, filter).said());
        assertEquals(
                "Base level prefix cannot be used in Lifecycle V2, prefixes are only supported in the Filter.",
                refused(filter, prefix).said());
    }

    @Test
    void a_rule_without_an_id_is_given_one_and_all_else_comes_back() {
        LifecycleRule sent = LifecycleRule.builder()
                .status(ExpirationStatus.ENABLED)
                .filter(filter -> filter.prefix(""))
                .expiration(end -> end.expiredObjectDeleteMarker(true))
                .noncurrentVersionExpiration(end -> end.noncurrentDays(3).newerNoncurrentVersions(2))
                .noncurrentVersionTransitions(NoncurrentVersionTransition.builder()
                        .noncurrentDays(30)
                        .storageClass("GLACIER")
                        .build())
                .build();
        place.s3.putBucketLifecycleConfiguration(put -> put.bucket("box")
                .transitionDefaultMinimumObjectSize("varies_by_storage_class")
                .lifecycleConfiguration(configuration -> configuration.rules(sent)));

        GetBucketLifecycleConfigurationResponse kept =
                place.s3.getBucketLifecycleConfiguration(get -> get.bucket("box"));

        LifecycleRule rule = kept.rules().getFirst();
        assertTrue(Pattern.matches("[A-Za-z0-9]{48}", rule.id()), rule::id);
        assertEquals(sent, rule.toBuilder().id(null).build());
        assertEquals("varies_by_storage_class", kept.transitionDefaultMinimumObjectSizeAsString());
        S3Exception unknown = assertThrows(
                S3Exception.class,
                () -> place.s3.putBucketLifecycleConfiguration(put -> put.bucket("box")
                        .transitionDefaultMinimumObjectSize("any")
                        .lifecycleConfiguration(configuration -> configuration.rules(sent))));
        assertEquals("InvalidRequest", unknown.awsErrorDetails().errorCode());
    }
}
