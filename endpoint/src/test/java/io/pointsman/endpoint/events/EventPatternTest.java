package io.pointsman.endpoint.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.endpoint.AwsError;
import io.pointsman.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The comparison operators of docs.aws.amazon.com/eventbridge/latest/userguide/eb-create-pattern-operators.html. */
final class EventPatternTest {
    private static boolean matches(String pattern, String event) {
        return EventPattern.read(pattern).matches(Json.object(event));
    }

    /** Of the form: pattern of one field, value that fits, value that does not. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ["a", "b"]                                            | "b"               | "c"
        [5]                                                   | 5.0               | 6
        [null]                                                | null              | "null"
        [true]                                                | true              | "true"
        [{"prefix": "eu-"}]                                   | "eu-west-1"       | "us-east-1"
        [{"prefix": {"equals-ignore-case": "eve"}}]           | "EVENT"           | "prevent"
        [{"suffix": ".png"}]                                  | "a.png"           | "a.png.txt"
        [{"suffix": {"equals-ignore-case": ".png"}}]          | "a.PNG"           | "a.txt"
        [{"equals-ignore-case": "alice"}]                     | "aLiCe"           | "alicia"
        [{"wildcard": "dir/*.png"}]                           | "dir/x/y.png"     | "other/y.png"
        [{"wildcard": "a\\\\*b"}]                         | "a*b"             | "axb"
        [{"anything-but": "initializing"}]                    | "running"         | "initializing"
        [{"anything-but": ["stopped", "overloaded"]}]         | "running"         | "stopped"
        [{"anything-but": 123}]                               | 124               | 123
        [{"anything-but": {"prefix": "init"}}]                | "running"         | "initializing"
        [{"anything-but": {"suffix": ".txt"}}]                | "a.png"           | "a.txt"
        [{"anything-but": {"suffix": [".txt", ".rtf"]}}]      | "a.png"           | "a.rtf"
        [{"anything-but": {"equals-ignore-case": "initial"}}] | "running"         | "INITIAL"
        [{"anything-but": {"wildcard": "*/lib/*"}}]           | "/usr/bin/x"      | "/usr/lib/x"
        [{"numeric": ["<", -10]}]                             | -11               | -10
        [{"numeric": ["=", 301.8]}]                           | 301.80            | 301.81
        [{"numeric": [">", 0, "<=", 5]}]                      | 5                 | 0
        [{"cidr": "10.0.0.0/24"}]                             | "10.0.0.255"      | "10.0.1.0"
        [{"cidr": "2001:db8::/126"}]                          | "2001:db8::3"     | "2001:db8::4"
        """)
    void an_operator_fits_what_aws_says_that_it_fits(String matcher, String fits, String other) {
        assertTrue(matches("{\"field\": " + matcher + "}", "{\"field\": " + fits + "}"), fits);
        assertFalse(matches("{\"field\": " + matcher + "}", "{\"field\": " + other + "}"), other);
    }

    @Test
    void a_field_is_there_or_not_and_only_leaves_count() {
        String there = "{\"detail\": {\"state\": [{\"exists\": true}]}}";
        String absent = "{\"detail\": {\"state\": [{\"exists\": false}]}}";
        assertTrue(matches(there, "{\"detail\": {\"state\": \"running\"}}"));
        assertFalse(matches(there, "{\"detail\": {\"state\": {\"name\": \"running\"}}}"));
        assertFalse(matches(there, "{\"detail\": {}}"));
        assertTrue(matches(absent, "{\"detail\": {\"other\": 1}}"));
        assertFalse(matches(absent, "{\"detail\": {\"state\": \"running\"}}"));
    }

    @Test
    void every_field_must_fit_and_one_branch_of_an_or() {
        String pattern = """
            {"source": ["aws.cloudwatch"], "$or": [{"metricType": ["MetricType_A"]}, {"scope": ["Service"], "count": [{"numeric": [">", 100]}]}]}\
            """;
        assertTrue(matches(pattern, "{\"source\": \"aws.cloudwatch\", \"metricType\": \"MetricType_A\"}"));
        assertTrue(matches(pattern, "{\"source\": \"aws.cloudwatch\", \"scope\": \"Service\", \"count\": 101}"));
        assertFalse(matches(pattern, "{\"source\": \"aws.cloudwatch\", \"scope\": \"Service\", \"count\": 100}"));
        assertFalse(matches(pattern, "{\"source\": \"mine\", \"metricType\": \"MetricType_A\"}"));
    }

    @Test
    void one_item_of_an_array_is_enough_and_fields_of_two_items_are_not_put_together() {
        assertTrue(matches("{\"resources\": [\"b\"]}", "{\"resources\": [\"a\", \"b\"]}"));
        String both = "{\"people\": {\"name\": [\"Ann\"], \"town\": [\"Bern\"]}}";
        assertTrue(matches(both, "{\"people\": [{\"name\": \"Ann\", \"town\": \"Bern\"}]}"));
        assertFalse(matches(
                both,
                "{\"people\": [{\"name\": \"Ann\", \"town\": \"Rome\"}, {\"name\": \"Bob\", \"town\": \"Bern\"}]}"));
    }

    /** The first is what AWS answered to somebody: github.com/cloud-custodian/cloud-custodian/issues/6507. */
    @Test
    void what_no_event_could_fit_is_refused_in_the_words_of_aws() {
        String empty = "{\"source\": [\"aws.health\"], \"detail\": {}}";
        assertEquals(
                "Event pattern is not valid. Reason: Empty objects are not allowed\n at [Source: (String)\"" + empty
                        + "\"; line: 1, column: 40]",
                refused(empty));
        assertReason("suffix match pattern must be a string", "{\"a\": [{\"suffix\": [\"x\"]}]}");
        assertReason("\"slug\" must be an object or an array", "{\"detail\": {\"slug\": \"x\"}}");
        assertReason("Unrecognized match type like", "{\"a\": [{\"like\": \"x\"}]}");
        assertReason("Filter is not an object", "[]");
        assertReason("Unrecognized token 'nonsense'", "nonsense");
        assertReason("Malformed CIDR, one '/' required", "{\"a\": [{\"cidr\": \"10.0.0.0\"}]}");
    }

    private static void assertReason(String reason, String pattern) {
        String said = refused(pattern);
        assertTrue(said.startsWith("Event pattern is not valid. Reason: " + reason), said);
    }

    private static String refused(String pattern) {
        AwsError error = assertThrows(AwsError.class, () -> EventPattern.read(pattern));
        assertEquals("InvalidEventPatternException", error.code());
        return error.said();
    }
}
