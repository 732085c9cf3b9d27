package io.pointsman.actions.retain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.CALLS_REAL_METHODS;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.mock;

import io.pointsman.release.StackStatus;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.DescribeStacksRequest;
import software.amazon.awssdk.services.cloudformation.model.DescribeStacksResponse;
import software.amazon.awssdk.services.cloudformation.model.ListStackResourcesRequest;
import software.amazon.awssdk.services.cloudformation.model.ListStackResourcesResponse;
import software.amazon.awssdk.services.cloudformation.model.Stack;
import software.amazon.awssdk.services.cloudformation.model.StackResourceSummary;
import software.amazon.awssdk.services.codedeploy.CodeDeployClient;
import software.amazon.awssdk.services.lambda.LambdaClient;

final class SdkInventoryStacksTest {
    private final CloudFormationClient cloudFormation = mock(CloudFormationClient.class, CALLS_REAL_METHODS);
    private final SdkInventory inventory =
            new SdkInventory(cloudFormation, mock(LambdaClient.class), mock(CodeDeployClient.class));

    @Test
    void stacks_and_versions_are_found_in_nested_stacks_too() {
        doReturn(status("UPDATE_COMPLETE"), status("UPDATE_ROLLBACK_FAILED"))
                .when(cloudFormation)
                .describeStacks(any(DescribeStacksRequest.class));
        doReturn(resources("AWS::CloudFormation::Stack", "inner"), resources("AWS::IAM::Role", "role"))
                .when(cloudFormation)
                .listStackResources(any(ListStackResourcesRequest.class));

        assertEquals(
                Map.of("web", StackStatus.UPDATE_COMPLETE, "inner", StackStatus.UPDATE_ROLLBACK_FAILED),
                inventory.stacks("web"));
    }

    @Test
    void a_version_of_a_template_is_known_by_function_and_number() {
        doReturn(resources("AWS::Lambda::Version", "arn:aws:lambda:eu-west-1:123456789012:function:web-cart:7"))
                .when(cloudFormation)
                .listStackResources(any(ListStackResourcesRequest.class));

        assertEquals(Set.of("web-cart:7"), inventory.versionsOfTemplates("web"));
    }

    private static DescribeStacksResponse status(String status) {
        return DescribeStacksResponse.builder()
                .stacks(Stack.builder().stackStatus(status).build())
                .build();
    }

    private static ListStackResourcesResponse resources(String type, String physical) {
        return ListStackResourcesResponse.builder()
                .stackResourceSummaries(StackResourceSummary.builder()
                        .resourceType(type)
                        .logicalResourceId("It")
                        .physicalResourceId(physical)
                        .build())
                .build();
    }
}
