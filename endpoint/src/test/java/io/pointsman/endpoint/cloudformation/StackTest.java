package io.pointsman.endpoint.cloudformation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.json.JsonObject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StackTest {
    private final Cfn cfn = new Cfn();

    private String create(String template, Object... more) {
        JsonObject input = JsonObject.of("StackName", "web", "TemplateBody", template);
        for (int i = 0; i < more.length; i += 2) {
            input = input.with(String.valueOf(more[i]), more[i + 1]);
        }
        cfn.world.call("cloudformation", "CreateStack", input);
        cfn.settle();
        return cfn.status();
    }

    private String update(String template) {
        cfn.call("UpdateStack", "StackName", "web", "TemplateBody", template);
        cfn.settle();
        return cfn.status();
    }

    @Test
    void outputs_see_every_intrinsic() {
        String template = """
            Parameters:
              Stage: {Type: String, Default: prod}
              List: {Type: CommaDelimitedList, Default: "a, b"}
            Mappings: {Sizes: {prod: {Memory: 512}}}
            Conditions:
              IsProd: !Equals [!Ref Stage, prod]
              Not: !Not [{Condition: IsProd}]
            Resources:
              Topic: {Type: AWS::SNS::Topic}
              Never: {Type: AWS::SNS::Topic, Condition: Not}
            Outputs:
              Join: {Value: !Join ['-', [!Ref Stage, !Select [1, !Ref List]]]}
              Sub: {Value: !Sub ['${AWS::StackName}/${Stage}/${X}/${!Raw}/${Topic.TopicName}', {X: y}]}
              If: {Value: !If [IsProd, production, other]}
              Map: {Value: !FindInMap [Sizes, !Ref Stage, Memory]}
              Split: {Value: !Select [0, !Split ['/', 'p/q']]}
              Ref: {Value: !Ref Topic}
              Base64: {Value: !Base64 hi}
              Missing: {Value: x, Condition: Not}
            """;
        assertEquals("CREATE_COMPLETE", create(template));
        assertEquals(List.of("Topic"), cfn.resources());
        assertEquals("prod-b", output("Join"));
        assertTrue(output("Sub").startsWith("web/prod/y/${Raw}/"));
        assertEquals("production", output("If"));
        assertEquals("512", output("Map"));
        assertEquals("p", output("Split"));
        assertTrue(output("Ref").startsWith("arn:aws:sns:us-east-1:000000000000:web-Topic-"));
        assertEquals("aGk=", output("Base64"));
        assertEquals("", output("Missing"));
    }

    private String output(String name) {
        return cfn.stack().objects("Outputs").stream()
                .filter(one -> one.needText("OutputKey").equals(name))
                .findFirst()
                .flatMap(one -> one.text("OutputValue"))
                .orElse("");
    }

    @Test
    void a_failed_creation_rolls_back_and_can_only_be_deleted() {
        String template = """
            Resources:
              First: {Type: AWS::SNS::Topic}
              Bad:
                Type: AWS::SNS::Topic
                DependsOn: First
                Metadata: {PointsmanLocal: {Fails: CREATE, Reason: No more topics}}
              After: {Type: AWS::SNS::Topic, DependsOn: Bad}
            """;
        assertEquals("ROLLBACK_COMPLETE", create(template));
        assertTrue(cfn.reason("Bad", "CREATE_FAILED").contains("\"No more topics\""));
        assertEquals(
                "The following resource(s) failed to create: [Bad]. Rollback requested by user.",
                cfn.reason("web", "ROLLBACK_IN_PROGRESS"));
        assertEquals(List.of(), cfn.resources());
        assertTrue(cfn.refusal("UpdateStack", "StackName", "web", "TemplateBody", template)
                .said()
                .endsWith("is in ROLLBACK_COMPLETE state and can not be updated."));
        cfn.call("DeleteStack", "StackName", "web");
        cfn.settle();
        assertEquals(
                "Stack with id web does not exist",
                cfn.refusal("DescribeStacks", "StackName", "web").said());
    }

    @Test
    void a_failure_cancels_what_is_on_its_way() {
        String template = """
            Resources:
              Slow: {Type: AWS::SNS::Topic, Metadata: {PointsmanLocal: {Takes: 60}}}
              Bad: {Type: AWS::SNS::Topic, Metadata: {PointsmanLocal: {Fails: CREATE}}}
            """;
        create(template);
        assertEquals("Resource creation cancelled", cfn.reason("Slow", "CREATE_FAILED"));
    }

    @Test
    void without_rollback_a_failed_creation_stays_as_it_is() {
        String template = """
            Resources:
              First: {Type: AWS::SNS::Topic}
              Bad: {Type: AWS::SNS::Topic, DependsOn: First, Metadata: {PointsmanLocal: {Fails: CREATE}}}
            """;
        assertEquals("CREATE_FAILED", create(template, "DisableRollback", true));
        assertEquals(List.of("First", "Bad"), cfn.resources());
        assertEquals("UPDATE_COMPLETE", update("{Resources: {First: {Type: AWS::SNS::Topic}}}"));
    }

    @Test
    void a_failed_update_takes_everything_back() {
        String before = """
            Resources:
              Fn:
                Type: AWS::Lambda::Function
                Properties: {Code: {S3Bucket: code, S3Key: one}, Handler: a.b, Runtime: python3.12, Role: 'arn:aws:iam::123456789012:role/r'}
              Gone: {Type: AWS::SQS::Queue}
            """;
        String after = """
            Resources:
              Fn:
                Type: AWS::Lambda::Function
                Properties: {Code: {S3Bucket: code, S3Key: two}, Handler: a.b, Runtime: python3.12, Role: 'arn:aws:iam::123456789012:role/r'}
              New: {Type: AWS::SQS::Queue, DependsOn: Fn}
              Bad: {Type: AWS::SNS::Topic, DependsOn: New, Metadata: {PointsmanLocal: {Fails: CREATE}}}
            """;
        create(before);
        String function = cfn.lambda.code.keySet().iterator().next();
        assertEquals("UPDATE_ROLLBACK_COMPLETE", update(after));
        assertEquals("one", cfn.lambda.code.get(function), "the function has its old code again");
        assertEquals(List.of("Fn", "Gone"), cfn.resources());
        assertTrue(cfn.events().contains("New DELETE_COMPLETE"));
        assertEquals("UPDATE_COMPLETE", update(before.replace("Gone", "Other")), "the stack can be updated again");
    }

    @Test
    void a_rollback_that_fails_too_is_said() {
        String before = "{Resources: {Topic: {Type: AWS::SNS::Topic, Metadata: {PointsmanLocal: {Fails: ROLLBACK}}}}}";
        String after = """
            Resources:
              Topic: {Type: AWS::SNS::Topic, Properties: {DisplayName: x}}
              Bad: {Type: AWS::SNS::Topic, DependsOn: Topic, Metadata: {PointsmanLocal: {Fails: CREATE}}}
            """;
        create(before);
        assertEquals("UPDATE_ROLLBACK_FAILED", update(after));
        var answer = cfn.call("ContinueUpdateRollback", "StackName", "web", "ResourcesToSkip", List.of("Topic"));
        assertEquals(Map.of(), answer.members());
        cfn.settle();
        assertEquals("UPDATE_ROLLBACK_COMPLETE", cfn.status());
        assertEquals(List.of("Topic"), cfn.resources());
    }

    @Test
    void a_stack_waits_for_a_function_to_settle() {
        cfn.lambda.looksUntilSettled = 5;
        cfn.call("CreateStack", "StackName", "web", "TemplateBody", """
            Resources:
              Fn:
                Type: AWS::Lambda::Function
                Properties: {FunctionName: f, Code: {S3Bucket: code, S3Key: k}, Handler: a.b, Runtime: r, Role: 'arn:aws:iam::123456789012:role/r'}
            """);
        cfn.pass(4);
        assertEquals("CREATE_IN_PROGRESS", cfn.status());
        assertEquals("Resource creation Initiated", cfn.reason("Fn", "CREATE_IN_PROGRESS"));
        cfn.settle();
        assertEquals("CREATE_COMPLETE", cfn.status());
    }

    @Test
    void a_full_bucket_makes_the_deletion_fail_until_it_is_retained() {
        create("{Resources: {B: {Type: AWS::S3::Bucket, Properties: {BucketName: data, "
                + "VersioningConfiguration: {Status: Enabled}, "
                + "NotificationConfiguration: {EventBridgeConfiguration: {EventBridgeEnabled: true}}}}}}");
        assertTrue(cfn.s3.versioned.contains("data"));
        assertTrue(cfn.s3.notifying.contains("data"));
        cfn.s3.filled.add("data");
        cfn.call("DeleteStack", "StackName", "web");
        cfn.settle();
        assertEquals("DELETE_FAILED", cfn.status());
        assertEquals("The following resource(s) failed to delete: [B]. ", cfn.reason("web", "DELETE_FAILED"));
        cfn.call("DeleteStack", "StackName", "web", "RetainResources", List.of("B"));
        cfn.settle();
        assertEquals(
                "Stack with id web does not exist",
                cfn.refusal("DescribeStacks", "StackName", "web").said());
        assertTrue(cfn.s3.buckets.contains("data"));
    }

    @Test
    void an_export_is_imported_and_then_locked() {
        create("{Resources: {T: {Type: AWS::SNS::Topic}}, Outputs: {O: {Value: v1, Export: {Name: shared}}}}");
        cfn.call(
                "CreateStack",
                "StackName",
                "user",
                "TemplateBody",
                "{Resources: {T: {Type: AWS::SNS::Topic, Properties: {DisplayName: !ImportValue shared}}}}");
        cfn.settle();
        assertEquals(
                List.of("user"), cfn.call("ListImports", "ExportName", "shared").texts("Imports"));
        assertEquals("v1", cfn.call("ListExports").objects("Exports").getFirst().needText("Value"));
        assertEquals(
                "UPDATE_ROLLBACK_COMPLETE",
                update("{Resources: {T: {Type: AWS::SNS::Topic}}, Outputs: {O: {Value: v2, Export: {Name: shared}}}}"));
        cfn.call("DeleteStack", "StackName", "web");
        cfn.settle();
        assertEquals("Export shared cannot be deleted as it is in use by user", cfn.reason("web", "DELETE_FAILED"));
    }

    @Test
    void a_template_with_a_transform_needs_a_change_set() {
        String template = "{Transform: AWS::Serverless-2016-10-31, Resources: {T: {Type: AWS::SNS::Topic}}}";
        assertEquals(
                "CreateStack cannot be used with templates containing Transforms.",
                cfn.refusal("CreateStack", "StackName", "web", "TemplateBody", template)
                        .said());
    }

    @Test
    void a_template_comes_from_S3_by_any_kind_of_address() {
        cfn.s3.objects.put("b/dir/t.yaml", "{Resources: {T: {Type: AWS::SNS::Topic}}}");
        List.of(
                        "https://s3.us-east-1.amazonaws.com/b/dir/t.yaml?X-Amz-Signature=x",
                        "https://b.s3.us-east-1.amazonaws.com/dir/t.yaml",
                        "http://127.0.0.1:4566/b/dir/t.yaml")
                .forEach(url -> assertEquals(
                        List.of("AWS::SNS::Topic"),
                        cfn.call("GetTemplateSummary", "TemplateURL", url).texts("ResourceTypes")));
        assertTrue(cfn.refusal("ValidateTemplate", "TemplateURL", "https://b.s3.amazonaws.com/none")
                .said()
                .startsWith("S3 error: The specified key does not exist."));
    }

    @Test
    void a_template_beyond_a_limit_is_refused() {
        String large = "{Resources: {T: {Type: AWS::SNS::Topic, Metadata: {x: " + "y".repeat(51_200) + "}}}}";
        assertTrue(cfn.refusal("ValidateTemplate", "TemplateBody", large).said().contains("51200"));
    }

    @Test
    void an_update_without_changes_is_refused() {
        create("{Resources: {T: {Type: AWS::SNS::Topic}}}");
        assertEquals(
                "No updates are to be performed.",
                cfn.refusal(
                                "UpdateStack",
                                "StackName",
                                "web",
                                "TemplateBody",
                                "{Resources: {T: {Type: AWS::SNS::Topic}}}")
                        .said());
        assertFalse(cfn.events().contains("web UPDATE_IN_PROGRESS"));
    }

    @Test
    void a_failure_that_was_left_can_be_taken_back_later() {
        String before = "{Resources: {T: {Type: AWS::SNS::Topic, Properties: {DisplayName: one}}}}";
        create(before);
        cfn.call("UpdateStack", "StackName", "web", "DisableRollback", true, "TemplateBody", """
            Resources:
              T: {Type: AWS::SNS::Topic, Properties: {DisplayName: two}}
              Bad: {Type: AWS::SNS::Topic, DependsOn: T, Metadata: {PointsmanLocal: {Fails: CREATE}}}
            """);
        cfn.settle();
        assertEquals("UPDATE_FAILED", cfn.status());
        cfn.call("RollbackStack", "StackName", "web");
        cfn.settle();
        assertEquals("UPDATE_ROLLBACK_COMPLETE", cfn.status());
        assertEquals(
                "No updates are to be performed.",
                cfn.refusal("UpdateStack", "StackName", "web", "TemplateBody", before)
                        .said());
    }

    @Test
    void a_nested_stack_is_made_changed_and_removed_with_its_parent() {
        String inner = """
            Parameters: {Name: {Type: String}}
            Resources: {T: {Type: AWS::SNS::Topic, Properties: {DisplayName: !Ref Name}}}
            Outputs: {Said: {Value: !Ref Name}}
            """;
        cfn.s3.objects.put("b/inner.yaml", inner);
        String outer = """
            Resources:
              Inner:
                Type: AWS::CloudFormation::Stack
                Properties: {TemplateURL: 'https://s3.amazonaws.com/b/inner.yaml', Parameters: {Name: one}}
            Outputs: {Said: {Value: !GetAtt Inner.Outputs.Said}}
            """;
        assertEquals("CREATE_COMPLETE", create(outer));
        assertEquals("one", output("Said"));
        assertEquals("UPDATE_COMPLETE", update(outer.replace("Name: one", "Name: two")));
        assertEquals("two", output("Said"));
        cfn.call("DeleteStack", "StackName", "web");
        cfn.settle();
        assertEquals(List.of(), cfn.call("DescribeStacks").objects("Stacks"));
    }

    @Test
    void a_failure_in_a_nested_stack_is_told_by_its_parent() {
        cfn.s3.objects.put(
                "b/inner.yaml",
                "{Resources: {T: {Type: AWS::SNS::Topic, Metadata: {PointsmanLocal: {Fails: CREATE, Reason: no}}}}}");
        assertEquals("ROLLBACK_COMPLETE", create("""
            Resources:
              Inner:
                Type: AWS::CloudFormation::Stack
                Properties: {TemplateURL: 'https://s3.amazonaws.com/b/inner.yaml'}
            """));
        assertTrue(cfn.reason("Inner", "CREATE_FAILED").contains("was not successfully created"));
    }

    @Test
    void new_tags_of_the_stack_reach_its_resources() {
        String template = "{Resources: {T: {Type: AWS::SNS::Topic}}}";
        create(template);
        cfn.call(
                "UpdateStack",
                "StackName",
                "web",
                "TemplateBody",
                template,
                "Tags",
                List.of(JsonObject.of("Key", "a", "Value", "b")));
        cfn.settle();
        assertTrue(cfn.events().contains("T UPDATE_COMPLETE"));
    }

    @Test
    void a_value_that_makes_no_sense_fails_its_resource_and_not_the_endpoint() {
        assertEquals("ROLLBACK_COMPLETE", create("""
            Resources:
              Fn:
                Type: AWS::Lambda::Function
                Properties: {Code: {S3Bucket: code, S3Key: k}, Handler: a.b, Runtime: r, Role: 'arn:aws:iam::123456789012:role/r', MemorySize: much}
            """));
        assertTrue(cfn.reason("Fn", "CREATE_FAILED").contains("much"));
    }
}
