package io.pointsman.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.CALLS_REAL_METHODS;
import static org.mockito.Mockito.doReturn;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;

import io.pointsman.engine.FailureKind;
import io.pointsman.engine.Refusal;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.ListStackResourcesRequest;
import software.amazon.awssdk.services.cloudformation.model.ListStackResourcesResponse;
import software.amazon.awssdk.services.cloudformation.model.StackResourceSummary;

final class SdkStackFunctionsTest {
    private final CloudFormationClient client = mock(CloudFormationClient.class, CALLS_REAL_METHODS);
    private final SdkStackFunctions functions = new SdkStackFunctions(client);

    @Test
    void functions_are_found_on_every_page_and_in_nested_stacks_and_nothing_else_is() {
        doReturn(
                        page(
                                "more",
                                resource("Cart", "AWS::Lambda::Function", "CREATE_COMPLETE"),
                                resource("Role", "AWS::IAM::Role", "CREATE_COMPLETE")),
                        page(
                                null,
                                resource("Search", "AWS::Lambda::Function", "UPDATE_COMPLETE"),
                                resource("Old", "AWS::Lambda::Function", "DELETE_COMPLETE"),
                                resource("Inner", "AWS::CloudFormation::Stack", "CREATE_COMPLETE")),
                        page(null, resource("Pay", "AWS::Lambda::Function", "CREATE_COMPLETE")))
                .when(client)
                .listStackResources(any(ListStackResourcesRequest.class));

        assertEquals(Map.of("Cart", "web-Cart", "Search", "web-Search", "Inner-Pay", "web-Pay"), functions.of("web"));
    }

    @Test
    void a_stack_that_is_not_there_is_a_matter_of_configuration() {
        doThrow(CloudFormationException.builder()
                        .message("Stack with id web does not exist")
                        .build())
                .when(client)
                .listStackResources(any(ListStackResourcesRequest.class));

        Refusal refusal = assertThrows(Refusal.class, () -> functions.of("web"));

        assertEquals(FailureKind.CONFIGURATION, refusal.kind());
    }

    private static ListStackResourcesResponse page(
            @org.jspecify.annotations.Nullable String next, StackResourceSummary... resources) {
        return ListStackResourcesResponse.builder()
                .stackResourceSummaries(resources)
                .nextToken(next)
                .build();
    }

    private static StackResourceSummary resource(String id, String type, String status) {
        return StackResourceSummary.builder()
                .logicalResourceId(id)
                .physicalResourceId("web-" + id)
                .resourceType(type)
                .resourceStatus(status)
                .build();
    }
}
