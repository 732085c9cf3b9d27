package io.pointsman.actions.execute;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pointsman.json.JsonObject;
import io.pointsman.release.record.BuiltCode;
import io.pointsman.release.record.PackagedRelease;
import io.pointsman.review.Change;
import io.pointsman.review.PropertyChange;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which functions are held to a package: those that surely get it by this change set. */
final class BuiltFunctionsTest {
    private static final String CODE = "{\"S3Bucket\":\"releases\",\"S3Key\":\"code/a.zip\"}";
    private static final PackagedRelease PACKAGED = new PackagedRelease(
            "release-1", "ab", JsonObject.empty(), List.of(place("code/a.zip"), place("code/b.zip")));

    private static JsonObject place(String key) {
        return JsonObject.of("logicalId", "Cart", "bucket", "releases", "key", key, "digest", "d")
                .with("codeSha256", "sha256 of " + key);
    }

    private static Map<String, BuiltCode> of(
            Change.Action action, Change.Replacement replacement, String code, String... changed) {
        Change change = new Change(
                "Shop",
                action,
                "Cart",
                "web-Cart",
                "AWS::Lambda::Function",
                replacement,
                "",
                List.of("Properties"),
                Stream.of(changed).map(BuiltFunctionsTest::property).toList(),
                Optional.empty(),
                Optional.of("{\"Properties\":{\"Code\":" + code + "}}"),
                JsonObject.empty());
        return BuiltFunctions.of(FunctionChangesTest.changeSet(change), PACKAGED);
    }

    private static PropertyChange property(String name) {
        return new PropertyChange(
                "Properties",
                name,
                "/Properties/" + name,
                "Never",
                "Static",
                "DirectModification",
                "",
                Optional.empty(),
                Optional.empty());
    }

    private static Map<String, BuiltCode> updated(String code) {
        return of(Change.Action.MODIFY, Change.Replacement.NO, code, "Code");
    }

    @Test
    void a_function_of_a_nested_stack_that_gets_new_code_is_not_held_to_it() {
        BuiltCode a = new BuiltCode("releases", "code/a.zip", Optional.empty(), "sha256 of code/a.zip");

        assertEquals(Map.of("Shop-Cart", a), updated(CODE));
        assertEquals(Map.of("Shop-Cart", a), of(Change.Action.ADD, Change.Replacement.NO, CODE));
        assertEquals(Map.of("Shop-Cart", a), of(Change.Action.MODIFY, Change.Replacement.YES, CODE, "FunctionName"));
    }

    @Test
    void a_function_that_may_keep_its_code_is_held_to_the_package() {
        assertEquals(Map.of(), of(Change.Action.MODIFY, Change.Replacement.NO, CODE, "MemorySize"));
        assertEquals(Map.of(), of(Change.Action.MODIFY, Change.Replacement.CONDITIONAL, CODE, "Role"));
        assertEquals(Map.of(), of(Change.Action.IMPORT, Change.Replacement.NO, CODE));
        assertEquals(Map.of(), of(Change.Action.DYNAMIC, Change.Replacement.NO, CODE));
        assertEquals(Map.of(), of(Change.Action.SYNC_WITH_ACTUAL, Change.Replacement.NO, CODE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"ZipFile\":\"def handler(event, context): pass\"}",
                "{\"ImageUri\":\"123456789012.dkr.ecr.us-east-1.amazonaws.com/app:1\"}",
                "{\"S3Bucket\":\"releases\",\"S3Key\":\"code/other.zip\"}",
                "{\"S3Bucket\":\"another\",\"S3Key\":\"code/a.zip\"}",
                "{\"S3Bucket\":\"releases\",\"S3Key\":\"code/a.zip\",\"S3ObjectVersion\":\"v1\"}",
                "{\"S3Bucket\":\"releases\",\"S3Key\":\"{{changeSet:KNOWN_AFTER_APPLY}}\"}",
                "{\"S3Bucket\":\"releases\",\"S3Key\":\"code/a.zip\",\"SourceKMSKeyArn\":\"arn:aws:kms:us-east-1:123456789012:key/k\"}",
                "{\"S3Bucket\":{\"Ref\":\"Bucket\"},\"S3Key\":\"code/a.zip\"}",
                "\"{{changeSet:KNOWN_AFTER_APPLY}}\"",
                "{}"
            })
    void code_from_elsewhere_is_held_to_a_package(String code) {
        assertEquals(Map.of(), updated(code));
    }
}
