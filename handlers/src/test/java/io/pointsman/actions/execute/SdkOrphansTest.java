package io.pointsman.actions.execute;

import static io.pointsman.actions.execute.StacksAndEvents.arn;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pointsman.actions.execute.Executions.Mark;
import io.pointsman.release.record.OrphanedVersions.OrphanedVersion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.cloudformation.model.StackEvent;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.AliasConfiguration;
import software.amazon.awssdk.services.lambda.model.GetFunctionRequest;
import software.amazon.awssdk.services.lambda.model.GetFunctionResponse;
import software.amazon.awssdk.services.lambda.model.ListAliasesRequest;
import software.amazon.awssdk.services.lambda.model.ListAliasesResponse;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/** Which versions a failed operation has left that no stack has and no alias leads to. */
final class SdkOrphansTest {
    private static final String VERSION = "AWS::Lambda::Version";
    private static final String NESTED = "AWS::CloudFormation::Stack";
    private static final Mark OPERATION = new Mark.Token("token", Optional.empty());

    private final StacksAndEvents cloudFormation = new StacksAndEvents();
    private final Set<String> versions = new TreeSet<>(Set.of("cart:7", "search:4"));
    private final Map<String, AliasConfiguration> aliases = new HashMap<>();

    @BeforeEach
    void the_operation_begins() {
        cloudFormation.begins("web", "UPDATE_IN_PROGRESS");
    }

    private List<OrphanedVersion> orphans() {
        return new SdkOrphans(cloudFormation, new Versions()).of(arn("web"), OPERATION);
    }

    private static String versionArn(String function, String version) {
        return "arn:aws:lambda:us-east-1:000000000000:function:" + function + ":" + version;
    }

    private void kept(String stack, String id, String function, String version) {
        cloudFormation.happened(stack, id, VERSION, versionArn(function, version), "DELETE_SKIPPED");
    }

    private void refused(String reason, String properties) {
        StackEvent.Builder event = cloudFormation.event("web", "CartVersion", VERSION, "", "CREATE_FAILED");
        cloudFormation.happened("web", event.resourceStatusReason(reason).resourceProperties(properties));
    }

    @Test
    void a_version_that_the_roll_back_has_kept_is_not_named() {
        kept("web", "CartVersion", "cart", "7");

        assertEquals(List.of(new OrphanedVersion("CartVersion", "cart", "7")), orphans());
    }

    @Test
    void a_version_that_is_kept_and_in_the_way_is_named_twice() {
        kept("web", "CartVersion", "cart", "7");
        refused("A version for this Lambda function exists ( 7 ). Modify the function", "{\"FunctionName\":\"cart\"}");

        assertEquals(List.of(new OrphanedVersion("CartVersion", "cart", "7")), orphans());
    }

    @ParameterizedTest
    @ValueSource(strings = {"CREATE_COMPLETE", "DELETE_COMPLETE", "UPDATE_FAILED", "DELETE_FAILED"})
    void a_version_of_which_something_else_is_said_is_named(String status) {
        cloudFormation.happened("web", "CartVersion", VERSION, versionArn("cart", "7"), status);

        assertEquals(List.of(), orphans());
    }

    @Test
    void another_resource_that_is_kept_is_named() {
        versions.add("cart:live");
        cloudFormation.happened("web", "Cart", "AWS::Lambda::Alias", versionArn("cart", "live"), "DELETE_SKIPPED");

        assertEquals(List.of(), orphans());
    }

    @Test
    void a_version_of_an_operation_before_is_named() {
        StackEvent.Builder event =
                cloudFormation.event("web", "CartVersion", VERSION, versionArn("cart", "7"), "DELETE_SKIPPED");
        cloudFormation.happened("web", event.clientRequestToken("another"));

        assertEquals(List.of(), orphans());
    }

    @Test
    void a_version_that_is_in_the_way_is_not_named() {
        refused("A version for this Lambda function exists ( 7 ). Modify the function", "{\"FunctionName\":\"cart\"}");

        assertEquals(List.of(new OrphanedVersion("CartVersion", "cart", "7")), orphans());
    }

    @Test
    void a_version_that_could_not_be_made_for_another_reason_is_named() {
        refused("Function not found", "{\"FunctionName\":\"cart\"}");
        refused("A version for this Lambda function exists ( 7 )", "no JSON");
        refused("A version for this Lambda function exists ( 7 )", "{}");

        assertEquals(List.of(), orphans());
    }

    @Test
    void a_version_that_the_stack_has_is_named() {
        kept("web", "CartVersion", "cart", "7");
        kept("web", "SearchVersion", "search", "4");
        cloudFormation.owns("web", "CartVersion", VERSION, versionArn("cart", "7"));

        assertEquals(List.of(new OrphanedVersion("SearchVersion", "search", "4")), orphans());
    }

    @Test
    void a_version_that_is_gone_is_named() {
        kept("web", "CartVersion", "cart", "7");
        versions.remove("cart:7");

        assertEquals(List.of(), orphans());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_version_to_which_an_alias_leads_is_named(boolean whole) {
        kept("web", "CartVersion", "cart", "7");
        aliases.put(
                "cart",
                AliasConfiguration.builder()
                        .functionVersion(whole ? "7" : "6")
                        .routingConfig(routing -> routing.additionalVersionWeights(Map.of(whole ? "5" : "7", 0.1)))
                        .build());

        assertEquals(List.of(), orphans());
    }

    @Test
    void an_alias_without_a_second_version_breaks_the_look() {
        kept("web", "CartVersion", "cart", "7");
        aliases.put("cart", AliasConfiguration.builder().functionVersion("6").build());

        assertEquals(1, orphans().size());
    }

    @Test
    void a_version_of_a_nested_stack_is_not_named() {
        cloudFormation.happened("web", "Shop", NESTED, "", "UPDATE_IN_PROGRESS");
        cloudFormation.begins("shop", "UPDATE_IN_PROGRESS");
        kept("shop", "CartVersion", "cart", "7");
        cloudFormation.happened("web", "Shop", NESTED, arn("shop"), "UPDATE_FAILED");
        cloudFormation.happened("web", "Shop", NESTED, arn("shop"), "UPDATE_COMPLETE");

        assertEquals(List.of(new OrphanedVersion("Shop-CartVersion", "cart", "7")), orphans());
        assertEquals(List.of(arn("web"), arn("shop")), cloudFormation.asked);
    }

    @Test
    void what_a_nested_stack_kept_in_an_earlier_operation_is_named() {
        cloudFormation.begins("shop", "UPDATE_IN_PROGRESS");
        kept("shop", "CartVersion", "cart", "7");
        cloudFormation.happened("web", "Shop", NESTED, arn("shop"), "UPDATE_IN_PROGRESS");

        assertEquals(List.of(), orphans());
    }

    @Test
    void stacks_inside_each_other_are_followed_without_end() {
        cloudFormation.happened("web", "S", NESTED, arn("s0"), "UPDATE_IN_PROGRESS");
        for (int depth = 0; depth < 12; depth++) {
            cloudFormation.happened("s" + depth, "S", NESTED, arn("s" + (depth + 1)), "UPDATE_IN_PROGRESS");
        }
        cloudFormation.begins("s12", "UPDATE_IN_PROGRESS");

        assertEquals(List.of(), orphans());
        assertEquals(11, cloudFormation.asked.size());
    }

    /** A Lambda that has these versions and aliases. */
    private final class Versions implements LambdaClient {
        @Override
        public GetFunctionResponse getFunction(GetFunctionRequest request) {
            if (versions.contains(request.functionName() + ":" + request.qualifier())) {
                return GetFunctionResponse.builder().build();
            }
            throw ResourceNotFoundException.builder().build();
        }

        @Override
        public ListAliasesResponse listAliases(ListAliasesRequest request) {
            return ListAliasesResponse.builder()
                    .aliases(Optional.ofNullable(aliases.get(request.functionName())).stream()
                            .toList())
                    .build();
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }
}
