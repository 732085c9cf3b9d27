package io.pointsman.local.operator.difference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.template.BadTemplate;
import io.pointsman.template.Template;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TemplateSecretsTest {
    private static final String BEFORE = """
        Parameters:
          Pin: {Type: String, NoEcho: true, Default: canary-one}
          DbPassword: {Type: String, Default: canary-two}
          Stage: {Type: String, Default: prod}
        Globals:
          Function:
            Environment:
              Variables: {LEVEL: canary-three}
        Resources:
          ApiToken:
            Type: AWS::Serverless::Function
            Properties:
              Handler: app.handler
              Environment:
                Variables:
                  TABLE: !Ref Table
                  ROLE: {"Fn::GetAtt": [Role, Arn]}
                  STORED: '{{resolve:secretsmanager:db:SecretString:password}}'
                  PLAIN: "canary-four"
                  LONG: |
                    canary-five
                    canary-six
          Build:
            Type: AWS::CodeBuild::Project
            Properties:
              Environment:
                Image: aws/codebuild/standard:7.0
                EnvironmentVariables:
                  - Name: KEY
                    Value: canary-seven
        Outputs:
          Endpoint: {Value: 'https://user:canary-eight@example.com/'}
        """;

    private static String masked(String text) {
        return Template.parse(text).masked(Optional.empty(), TemplateSecrets.ROOT);
    }

    @Test
    void what_may_be_a_secret_is_not_shown_and_all_else_is() {
        assertEquals("""
            Parameters:
              Pin: {Type: String, NoEcho: true, Default: ****}
              DbPassword: {Type: String, Default: ****}
              Stage: {Type: String, Default: prod}
            Globals:
              Function:
                Environment:
                  Variables: {LEVEL: ****}
            Resources:
              ApiToken:
                Type: AWS::Serverless::Function
                Properties:
                  Handler: app.handler
                  Environment:
                    Variables:
                      TABLE: !Ref Table
                      ROLE: {"Fn::GetAtt": [Role, Arn]}
                      STORED: '{{resolve:secretsmanager:db:SecretString:password}}'
                      PLAIN: ****
                      LONG: ****
              Build:
                Type: AWS::CodeBuild::Project
                Properties:
                  Environment:
                    Image: aws/codebuild/standard:7.0
                    EnvironmentVariables:
                      - Name: KEY
                        Value: ****
            Outputs:
              Endpoint: {Value: ****}
            """, masked(BEFORE));
    }

    @Test
    void a_value_that_was_another_one_has_changed_and_one_that_was_none_has_not() {
        String after = BEFORE.replace("canary-four", "canary-nine").replace("LEVEL:", "OTHER:");

        String shown = Template.parse(after).masked(Optional.of(Template.parse(BEFORE)), TemplateSecrets.ROOT);

        assertEquals(masked(after).replace("PLAIN: ****", "PLAIN: **** (changed)"), shown);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"Resources\": {\"A\": {\"Type\": \"X\", \"Properties\": {\"Environment\": {\"V\": \"canary\"}}}}}",
                "\uFEFFResources: {A: {Type: X, Properties: {Environment: {V: !Sub '${B}-canary'}}}}",
                "Resources: {A: {Type: X, Properties: {Environment: &e {V: canary}}}, B: {Type: X, Properties:"
                        + " {Environment: *e}}}",
                "Resources: {A: {Properties: {Environment: [{V: canary}]}}}",
                "Mappings: {M: {One: {ApiKey: canary}}}",
                "Resources: {A: {Type: X, Properties: {Environment: {V: !If [Big, canary, other]}}}}",
                "Resources: {A: {Type: X, Properties: {Environment: {V: canary, V: canary}}}}",
                "Resources: {A: {Type: X, Properties: {Environment: {V: canary}}}, A: {Type: X}}",
                "Parameters: {P: {Type: String, NoEcho: true, Default: canary, Default: other}}",
                "Parameters: {P: {Type: String, NoEcho: true, Default: canary}, P: {Type: String, NoEcho: true}}",
                "Metadata: {Shared: &s {V: canary}}\nResources: {A: {Properties: {Environment: {Variables: *s}}}}",
                "Metadata: {Shared: &s canary}\nResources: {A: {Properties: {Environment: {Variables: {V: *s}}}}}",
                "Metadata: {Shared: &s {V: canary}}\nResources: {A: {Properties: {Environment: {<<: *s}}}}",
                "Metadata: {Shared: &s {Environment: {V: canary}}}\n"
                        + "Resources: {A: {Properties: *s}, B: {Properties: *s}}",
                "Resources: {A: {Properties: {DefinitionString: '{\"Parameters\": {\"ApiKey\": \"canary\"}}'}}}",
                "Metadata: {M: &m {Default: canary}}\nParameters: {P: {NoEcho: true, Default: canary}, DbPassword: *m}"
            })
    void in_every_form(String text) {
        assertEquals(-1, masked(text).indexOf("canary"), () -> masked(text));
    }

    @Test
    void aliases_to_aliases_come_to_an_end() {
        StringBuilder text = new StringBuilder("A0: &a0 [x, x]\n");
        for (int i = 1; i < 60; i++) {
            text.append("A%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
        }
        text.append("Resources: {R: {Properties: {Environment: {Variables: {V: *a59}}}}}\n");

        assertEquals(text.toString().replace("[x, x]", "[****, ****]"), masked(text.toString()));
    }

    @Test
    void aliases_that_lead_too_deep_are_refused_before_the_stack_ends() {
        StringBuilder text = new StringBuilder("A0: &a0 [x]\n");
        for (int i = 1; i < 20_000; i++) {
            text.append("A%d: &a%d [*a%d]\n".formatted(i, i, i - 1));
        }
        String deep = text.append("Resources: {R: {Properties: {Environment: *a19999}}}\n")
                .toString();

        BadTemplate refusal = assertThrows(BadTemplate.class, () -> masked(deep));

        assertTrue(String.valueOf(refusal.getMessage()).contains("too deep"), refusal::getMessage);
    }
}
