package io.pointsman.alias;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.template.BadTemplate;
import io.pointsman.template.Problem;
import io.pointsman.template.Template;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** An alias whose traffic the template has CloudFormation shift. */
final class OwnShiftTest {
    private static final String TEMPLATE = """
        Resources:
          F: {Type: AWS::Lambda::Function, Properties: {Code: {S3Bucket: b, S3Key: k}}}
          V: {Type: AWS::Lambda::Version, Properties: {FunctionName: !Ref F}}
          Live:
            Type: AWS::Lambda::Alias
            UpdatePolicy: {%s: {ApplicationName: a, DeploymentGroupName: g}}
            Properties: {Name: live, FunctionName: !Ref F, FunctionVersion: !GetAtt V.Version}
        """;

    private static List<Problem> problems(String policy, ProductionAlias production) {
        return PinChecks.early(Template.parse(TEMPLATE.formatted(policy)), Map.of(), production)
                .problems();
    }

    @Test
    void is_said_early_at_its_place_with_the_way_out() {
        List<Problem> problems = problems("CodeDeployLambdaAliasUpdate", ProductionAlias.LIVE);

        assertEquals(1, problems.size());
        assertEquals("6:49", problems.getFirst().at().toString());
        assertTrue(problems.getFirst().message().contains("take the UpdatePolicy out"), problems.toString());
    }

    @Test
    void is_the_templates_own_matter_on_another_alias_and_with_another_policy() {
        assertEquals(
                List.of(),
                problems(
                        "CodeDeployLambdaAliasUpdate",
                        new ProductionAlias("prod", Map.of(), ProductionAlias.LIVE.selection())));
        assertEquals(List.of(), problems("Other", ProductionAlias.LIVE));
    }

    @Test
    void stops_the_change_set_of_a_nested_stack_too() {
        String text = TEMPLATE.formatted("CodeDeployLambdaAliasUpdate");

        assertTrue(String.valueOf(assertThrows(
                                BadTemplate.class,
                                () -> Pins.of(text, Deployed.stack().made()))
                        .getMessage())
                .contains("CodeDeployLambdaAliasUpdate of Live"));
    }
}
