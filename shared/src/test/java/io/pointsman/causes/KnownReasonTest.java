package io.pointsman.causes;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class KnownReasonTest {
    /** The wordings are those of AWS, as public reports quote them (docs/aws-facts.md). */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ENDPOINT_LIMIT | Transform AWS::Serverless-2016-10-31 failed with: the embedded endpoint has no events of type X; AWS takes this
        VERSION_EXISTS | A version for this Lambda function exists ( 4 ). Modify the function to create a new version.
        VERSION_EXISTS | Version already exists: [arn:aws:lambda:x]. Please modify the function to create a new version. (Service: Lambda, Status Code: 409)
        MISSING_CAPABILITY | Requires capabilities : [CAPABILITY_NAMED_IAM]
        NEVER_CREATED | Stack:arn:aws:cloudformation:x is in ROLLBACK_COMPLETE state and can not be updated.
        CODE_DENIED | Your access has been denied by S3, please make sure your request credentials have permission to GetObject for b/k. S3 Error Code: AccessDenied. S3 Error Message: Access Denied
        CODE_GONE | Error occurred while GetObject. S3 Error Code: NoSuchKey. S3 Error Message: The specified key does not exist.
        CODE_ELSEWHERE | Error occurred while GetObject. S3 Error Code: PermanentRedirect. S3 Error Message: The bucket is in this region
        HOOK | The following hook(s) failed: [Org::Guard::Hook]
        HOOK | The following hook(s)/validation failed: [AWS::EarlyValidation::PropertyValidation].
        DENIED | User: arn:aws:sts::000000000000:assumed-role/r is not authorized to perform: dynamodb:CreateTable on resource: x
        NAME_TAKEN | Resource of type 'AWS::S3::Bucket' with identifier 'logs' already exists.
        NAME_TAKEN | web-logs already exists in stack arn:aws:cloudformation:x
        CUSTOM_NAME | CloudFormation cannot update a stack when a custom-named resource requires replacing. Rename x and update the stack again.
        EXPORT_IN_USE | Cannot delete export VpcId as it is in use by other.
        EXPORT_IN_USE | Export VpcId cannot be deleted as it is in use by other
        NO_EXPORT | No export named VpcId found.
        BUCKET_NOT_EMPTY | The bucket you tried to delete is not empty (Service: S3, Status Code: 409)
        OTHER_TYPE | Update of resource type is not permitted. The new template modifies resource type of the following resources: [A]
        ALIAS_MOVED | The Lambda function alias version does not match the current version in AppSpec file. (Error code: INVALID_LAMBDA_CONFIGURATION)
        ALIAS_MOVED | A conflicting deployment is in progress
        CONCURRENCY | Specified ReservedConcurrentExecutions for function decreases account's UnreservedConcurrentExecution below its minimum value of [10].
        QUOTA | Account has too many stacks. LimitExceededException: Limit for stack has been exceeded
        CODE_TOO_LARGE | Unzipped size must be smaller than 262144000 bytes
        ROLE_NOT_ASSUMABLE | The role defined for the function cannot be assumed by Lambda.
        THROTTLED | Rate exceeded (Service: Lambda, Status Code: 429)
        NOT_STABLE | Exceeded attempts to wait for web-Fn
        TRANSFORM | Transform AWS::Serverless-2016-10-31 failed with: Invalid Serverless Application Specification document.
        """)
    void each_wording_of_aws_is_known(KnownReason expected, String reason) {
        assertEquals(Optional.of(expected), KnownReason.of(reason));
    }

    @Test
    void a_reason_that_nobody_has_met_yet_gets_no_advice() {
        assertEquals(Optional.empty(), KnownReason.of("The flux capacitor is empty"));
    }

    @Test
    void the_table_in_the_docs_is_the_table_in_the_code() throws IOException {
        List<String> written = Files.readAllLines(Path.of("../docs/change-sets.md")).stream()
                .dropWhile(line -> !line.startsWith("| reason | what to do |"))
                .skip(2)
                .takeWhile(line -> line.startsWith("|"))
                .toList();

        assertEquals(
                Stream.of(KnownReason.values())
                        .map(known -> "| `" + known + "` | " + known.advice() + " |")
                        .collect(Collectors.joining("\n")),
                String.join("\n", written));
    }

    @Test
    void advice_is_a_line_of_its_own() {
        assertEquals("\nWhat to do: " + KnownReason.THROTTLED.advice() + ".", KnownReason.THROTTLED.hint());
    }
}
