package io.pointsman.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.json.JsonObject;
import io.pointsman.review.Change.Action;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who may do more than before? */
final class BroadeningTest {
    private static JsonObject statement(String effect, Object action, Object resource) {
        return JsonObject.of("Effect", effect, "Action", action, "Resource", resource);
    }

    private static JsonObject policy(JsonObject... statements) {
        return JsonObject.of("PolicyDocument", JsonObject.of("Statement", List.of(statements)))
                .with("Roles", List.of("web-role"));
    }

    private static List<Objection> compared(String type, JsonObject before, JsonObject after) {
        Change change =
                Draft.of(Action.MODIFY, "It", type).before(before).after(after).change();
        return Broadening.of(new Changes(List.of(change)), true).toList();
    }

    private static int objections(JsonObject before, JsonObject after) {
        return compared("AWS::IAM::Policy", before, after).size();
    }

    private static final JsonObject READ = policy(statement("Allow", "s3:GetObject", "arn:aws:s3:::a/*"));

    @Test
    void the_same_in_another_order_and_form_is_not_more() {
        JsonObject two = policy(
                statement("Allow", List.of("s3:GetObject", "s3:PutObject"), "arn:aws:s3:::a/*"),
                statement("Allow", "sqs:SendMessage", "*"));
        JsonObject turned = policy(
                statement("Allow", List.of("sqs:SendMessage"), List.of("*")),
                statement("Allow", "s3:putObject", "arn:aws:s3:::a/*"),
                statement("Allow", "s3:GetObject", "arn:aws:s3:::a/*"));

        assertEquals(0, objections(two, turned));
    }

    @Test
    void another_action_another_resource_and_another_holder_are_more() {
        assertEquals(1, objections(READ, policy(statement("Allow", "s3:PutObject", "arn:aws:s3:::a/*"))));
        assertEquals(1, objections(READ, policy(statement("Allow", "s3:GetObject", "arn:aws:s3:::*"))));
        assertEquals(1, objections(READ, READ.with("Roles", List.of("web-role", "other"))));
    }

    @Test
    void the_objection_says_what_would_be_allowed() {
        String why = compared("AWS::IAM::Policy", READ, policy(statement("Allow", "s3:*", "*")))
                .getFirst()
                .why();

        assertEquals("would allow more: s3:* on * by web-role", why);
    }

    @Test
    void a_part_of_what_was_allowed_with_a_wildcard_is_not_more() {
        JsonObject wide = policy(statement("Allow", "s3:Get*", "arn:aws:s3:::a*"));

        assertEquals(0, objections(wide, READ));
        assertEquals(1, objections(READ, wide));
    }

    @Test
    void a_condition_that_goes_is_more_and_one_that_comes_is_not() {
        JsonObject bound = policy(statement("Allow", "s3:GetObject", "arn:aws:s3:::a/*")
                .with("Condition", Map.of("StringEquals", Map.of("aws:PrincipalOrgID", "o-1"))));

        assertEquals(1, objections(bound, READ));
        assertEquals(0, objections(READ, bound));
    }

    @Test
    void a_denial_that_goes_is_more_and_one_that_comes_is_not() {
        JsonObject denying = policy(
                statement("Allow", "s3:GetObject", "arn:aws:s3:::a/*"),
                statement("Deny", "s3:GetObject", "arn:aws:s3:::a/x"));

        assertEquals(1, objections(denying, READ));
        assertEquals(0, objections(READ, denying));
    }

    @Test
    void the_opposite_of_an_action_is_compared_as_a_whole() {
        JsonObject not = policy(JsonObject.of("Effect", "Allow", "NotAction", "iam:*", "Resource", "*"));

        assertEquals(0, objections(not, not));
        assertEquals(1, objections(READ, not));
        assertEquals(0, objections(policy(statement("Allow", "*", "*")), not));
    }

    @Test
    void a_managed_policy_an_inline_policy_and_a_wider_trust_are_more() {
        JsonObject role = JsonObject.of(
                "AssumeRolePolicyDocument",
                Map.of(
                        "Statement",
                        Map.of("Effect", "Allow", "Principal", Map.of("Service", "lambda"), "Action", "x")));
        JsonObject trusting = JsonObject.of(
                "AssumeRolePolicyDocument",
                Map.of("Statement", Map.of("Effect", "Allow", "Principal", "*", "Action", "x")));
        JsonObject inline = role.with(
                "Policies",
                List.of(Map.of(
                        "PolicyName",
                        "p",
                        "PolicyDocument",
                        Map.of("Statement", statement("Allow", "a", "b").members()))));

        assertEquals(
                0,
                compared("AWS::IAM::Role", role, role.with("Description", "x")).size());
        assertEquals(
                1,
                compared("AWS::IAM::Role", role, role.with("ManagedPolicyArns", List.of("arn")))
                        .size());
        assertEquals(1, compared("AWS::IAM::Role", role, inline).size());
        assertEquals(1, compared("AWS::IAM::Role", role, trusting).size());
        assertEquals(0, compared("AWS::IAM::Role", inline, role).size());
    }

    @Test
    void a_boundary_that_goes_or_changes_is_more() {
        JsonObject bound = JsonObject.of("PermissionsBoundary", "arn:b");

        assertEquals(1, compared("AWS::IAM::Role", bound, JsonObject.empty()).size());
        assertEquals(
                1,
                compared("AWS::IAM::Role", bound, JsonObject.of("PermissionsBoundary", "arn:c"))
                        .size());
        assertEquals(0, compared("AWS::IAM::Role", JsonObject.empty(), bound).size());
    }

    @Test
    void a_function_that_others_may_invoke_is_more() {
        JsonObject any = JsonObject.of("Principal", "s3.amazonaws.com", "Action", "lambda:InvokeFunction")
                .with("FunctionName", "fn");
        JsonObject one = any.with("SourceArn", "arn:a");
        Change added =
                Draft.of(Action.ADD, "P", "AWS::Lambda::Permission").after(one).change();

        assertEquals(1, Broadening.of(new Changes(List.of(added)), true).count());
        assertEquals(0, compared("AWS::Lambda::Permission", one, one).size());
        assertEquals(1, compared("AWS::Lambda::Permission", one, any).size());
    }

    @Test
    void the_policy_of_a_key_counts_although_a_key_holds_data() {
        JsonObject open = JsonObject.of(
                "KeyPolicy",
                Map.of("Statement", statement("Allow", "kms:*", "*").members()));

        assertEquals(1, compared("AWS::KMS::Key", JsonObject.empty(), open).size());
        assertEquals(0, compared("AWS::KMS::Key", open, JsonObject.empty()).size());
    }

    @Test
    void a_bucket_policy_that_goes_with_its_denial_is_more_and_one_without_is_not() {
        Change denying = Draft.of(Action.REMOVE, "P", "AWS::S3::BucketPolicy")
                .before(policy(statement("Deny", "s3:*", "*")))
                .change();
        Change allowing = Draft.of(Action.REMOVE, "P", "AWS::S3::BucketPolicy")
                .before(READ)
                .change();

        assertEquals(1, Broadening.of(new Changes(List.of(denying)), true).count());
        assertEquals(0, Broadening.of(new Changes(List.of(allowing)), true).count());
    }

    @ParameterizedTest
    @CsvSource({
        "AWS::ApiGateway::RestApi, Policy",
        "AWS::ECR::Repository, RepositoryPolicyText",
        "AWS::Events::EventBus, Policy",
        "AWS::Logs::ResourcePolicy, PolicyDocument",
        "AWS::SNS::TopicInlinePolicy, PolicyDocument",
        "AWS::SQS::QueueInlinePolicy, PolicyDocument",
        "AWS::S3::AccessPoint, Policy",
        "AWS::OpenSearchService::Domain, AccessPolicies"
    })
    void a_policy_that_a_resource_carries_counts_and_the_rest_of_it_does_not(String type, String property) {
        JsonObject open = JsonObject.of("Name", "a")
                .with(
                        property,
                        Map.of("Statement", statement("Allow", "any:*", "*").members()));

        assertEquals(1, compared(type, JsonObject.of("Name", "a"), open).size());
        assertEquals(0, compared(type, open, open.with("Name", "b")).size());
    }

    @Test
    void a_layer_that_others_may_use_and_a_user_in_another_group_are_more() {
        String layer = "AWS::Lambda::LayerVersionPermission";
        JsonObject one = JsonObject.of("Principal", "111122223333", "Action", "lambda:GetLayerVersion");
        JsonObject group = JsonObject.of("GroupName", "admins", "Users", List.of("user-a"));

        assertEquals(1, compared(layer, one, one.with("Principal", "*")).size());
        assertEquals(
                "would allow more: membership on admins by user-b",
                compared("AWS::IAM::UserToGroupAddition", group, group.with("Users", List.of("user-a", "user-b")))
                        .getFirst()
                        .why());
    }

    @Test
    void a_statement_of_an_event_bus_is_read_without_a_document_around_it() {
        JsonObject bus = JsonObject.of(
                "Statement", statement("Allow", "events:PutEvents", "bus").members());
        JsonObject wide =
                JsonObject.of("Statement", statement("Allow", "events:*", "bus").members());

        assertEquals(0, compared("AWS::Events::EventBusPolicy", wide, bus).size());
        assertEquals(
                "would allow more: events:* on bus",
                compared("AWS::Events::EventBusPolicy", bus, wide).getFirst().why());
    }

    @Test
    void a_condition_is_the_same_in_whatever_order_its_members_stand() {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("StringEquals", new LinkedHashMap<>(Map.of("a:x", "1")));
        one.put("Bool", Map.of("a:y", "true"));
        Map<String, Object> turned = new LinkedHashMap<>();
        turned.put("Bool", Map.of("a:y", "true"));
        turned.put("StringEquals", Map.of("a:x", "1"));
        Map<String, Object> other = Map.of("Bool", Map.of("a:y", "true"), "StringEquals", Map.of("a:x", "2"));

        assertEquals(0, objections(conditioned(one), conditioned(turned)));
        assertEquals(1, objections(conditioned(one), conditioned(other)));
    }

    private static JsonObject conditioned(Map<String, Object> condition) {
        return policy(statement("Allow", "s3:GetObject", "*").with("Condition", condition));
    }

    @Test
    void three_are_named_and_the_rest_is_counted() {
        JsonObject none = policy();
        String three = "would allow more: a:1 on * by web-role; a:2 on * by web-role; a:3 on * by web-role";

        assertEquals(three, why(none, policy(statement("Allow", List.of("a:1", "a:2", "a:3"), "*"))));
        assertEquals(
                three + " and 2 more",
                why(none, policy(statement("Allow", List.of("a:1", "a:2", "a:3", "a:4", "a:5"), "*"))));
    }

    private static String why(JsonObject before, JsonObject after) {
        return compared("AWS::IAM::Policy", before, after).getFirst().why();
    }

    @Test
    void trust_in_a_service_says_nothing_of_an_account_of_that_name() {
        JsonObject service = trusting(Map.of("Service", "x"));

        assertEquals(0, compared("AWS::IAM::Role", service, service).size());
        assertEquals(
                1,
                compared("AWS::IAM::Role", service, trusting(Map.of("AWS", "x")))
                        .size());
    }

    private static JsonObject trusting(Map<String, String> principal) {
        return JsonObject.of(
                "AssumeRolePolicyDocument",
                Map.of("Statement", Map.of("Effect", "Allow", "Principal", principal, "Action", "sts:AssumeRole")));
    }

    @Test
    void a_document_that_cannot_be_read_is_told_by_its_text() {
        JsonObject opaque = JsonObject.of("PolicyDocument", "{{changeSet:KNOWN_AFTER_APPLY}}");

        assertEquals(1, objections(READ, opaque));
        assertEquals(0, objections(opaque, opaque));
        assertTrue(compared("AWS::IAM::Policy", READ, opaque).getFirst().why().contains("KNOWN_AFTER_APPLY"));
    }
}
