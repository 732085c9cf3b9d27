package io.pointsman.endpoint.cloudformation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.endpoint.AwsError;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The section {@code Rules} is checked against the parameters before a stack is touched. */
final class RulesTest {
    private static final String TEMPLATE = """
        Parameters:
          Stage: {Type: String, Default: prod}
          Zones: {Type: CommaDelimitedList, Default: 'a,b'}
        Rules:
          R:
            RuleCondition: CONDITION
            Assertions:
              - Assert: ASSERT
                AssertDescription: the parameters do not fit
        Resources: {T: {Type: AWS::SNS::Topic}}
        """;

    private final Cfn cfn = new Cfn();

    private static String template(String condition, String assertion) {
        return TEMPLATE.replace("CONDITION", condition).replace("Assert: ASSERT", "Assert: " + assertion);
    }

    private boolean holds(String condition, String assertion) {
        try {
            cfn.call("CreateStack", "StackName", "web", "TemplateBody", template(condition, assertion));
            return true;
        } catch (AwsError refusal) {
            assertEquals("ValidationError", refusal.code());
            assertEquals("Template error: Rule R failed: the parameters do not fit", refusal.said());
            return false;
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "!Contains [[prod, test], !Ref Stage] | true",
                "!Contains [[test], !Ref Stage] | false",
                "!Contains [!Ref Zones, b] | true",
                "!EachMemberEquals [[prod, prod], !Ref Stage] | true",
                "!EachMemberEquals [!Ref Zones, a] | false",
                "!EachMemberIn [!Ref Zones, [a, b, c]] | true",
                "!EachMemberIn [!Ref Zones, [a]] | false",
                "!Equals [!Ref AWS::Region, us-east-1] | true",
                "!Not [!Equals [!Ref Stage, prod]] | false",
                "!And [!Equals [a, a], !Contains [[prod], !Ref Stage]] | true",
                "!Or [!Equals [a, b], !Equals [b, c]] | false"
            })
    void an_assertion_holds_or_refuses_the_operation(String assertion, boolean holds) {
        assertEquals(holds, holds("!Equals [a, a]", assertion));
    }

    @Test
    void a_rule_whose_condition_does_not_hold_says_nothing() {
        assertTrue(holds("!Equals [!Ref Stage, test]", "!Equals [a, b]"));
    }

    @Test
    void updates_and_change_sets_are_refused_too() {
        String good = template("!Equals [a, a]", "!Equals [!Ref Stage, prod]");
        cfn.call("CreateStack", "StackName", "web", "TemplateBody", good);
        cfn.settle();
        List<?> test = Cfn.parameters("Stage", "test");
        String said = "Template error: Rule R failed: the parameters do not fit";
        assertEquals(
                said,
                cfn.refusal("UpdateStack", "StackName", "web", "TemplateBody", good, "Parameters", test)
                        .said());
        assertEquals(
                said,
                cfn.refusal(
                                "CreateChangeSet",
                                "StackName",
                                "web",
                                "ChangeSetName",
                                "c",
                                "TemplateBody",
                                good,
                                "Parameters",
                                test)
                        .said());
    }

    @Test
    void other_functions_are_refused_whatever_the_parameters() {
        assertEquals(
                "Template format error: Following functions are not supported in the Rules block of the template:"
                        + " [Fn::If]",
                cfn.refusal(
                                "ValidateTemplate",
                                "TemplateBody",
                                template("!Equals [a, a]", "!Contains [[a], !If [C, a, b]]"))
                        .said());
    }

    @Test
    void what_would_have_to_look_at_an_account_is_a_limit() {
        assertTrue(cfn.refusal(
                        "CreateStack",
                        "StackName",
                        "web",
                        "TemplateBody",
                        template("!Equals [a, a]", "!Contains [!RefAll 'AWS::EC2::VPC::Id', vpc-1]"))
                .said()
                .startsWith("the embedded endpoint has no "));
    }
}
