package io.pointsman.template;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The last look at a rewritten text: whatever the edit did beside what was meant stops the job. */
class GuardTest {
    private static final String TEXT = """
        Resources:
          F:
            Type: AWS::Lambda::Function
            Properties:
              Code: ./src # why
              Name: &n !Sub "${A}-f"
              Again: *n
              Sizes: [128, '256']
              Empty:
        """;
    private static final NewValue PLACED = new NewValue.Text("s3://b/k");
    private static final String DONE = TEXT.replace("./src", "s3://b/k");

    private static Cursor properties(Template template) {
        return template.root()
                .get("Resources")
                .orElseThrow()
                .get("F")
                .orElseThrow()
                .get("Properties")
                .orElseThrow();
    }

    private static void replaced(String newText, NewValue value) {
        Template old = Template.parse(TEXT);
        Node code = properties(old).get("Code").orElseThrow().node();
        Guard.check(old, newText, List.of(new Intent.Replace(code, List.of(), value, new Spot.Reach.Meant())));
    }

    private static void inserted(String newText) {
        Template old = Template.parse(TEXT);
        Node.Mapping properties = properties(old).mapping().orElseThrow();
        Guard.check(old, newText, List.of(new Intent.Insert(properties, List.of(), "Uri", PLACED)));
    }

    private static void refused(org.junit.jupiter.api.function.Executable check) {
        BadTemplate bad = assertThrows(BadTemplate.class, check);
        assertTrue(String.valueOf(bad.getMessage()).contains("would change more than the location"), bad::getMessage);
    }

    @Test
    void what_was_meant_passes() {
        assertDoesNotThrow(() -> replaced(DONE, PLACED));
        assertDoesNotThrow(() -> replaced(TEXT.replace("./src", "\"s3://b/k\""), PLACED));
        assertDoesNotThrow(() -> inserted(TEXT.replace("Code:", "Uri: s3://b/k\n      Code:")));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "s3://b/k, s3://b/other",
                "s3://b/k, !X s3://b/k",
                "s3://b/k, [s3://b/k]",
                "Code:, Kode:",
                "AWS::Lambda::Function, AWS::Lambda::Version",
                "AWS::Lambda::Function, 'AWS::Lambda::Function'",
                "!Sub , ",
                "!Sub, !Join",
                "&n , ",
                "&n, &m &n",
                "*n, n",
                "'256', 256",
                "`[128, '256']`, [128]",
                "`[128, '256']`, `[128, '256', 1]`",
                "`[128, '256']`, `['256', 128]`",
                "`[128, '256']`, `{128: '256'}`",
                "Empty:, `Empty: x`",
                "Empty:, `Empty:\n      More:`",
                "`      Again: *n\n`, ",
                "F:, G:"
            })
    void anything_else_that_differs_is_refused(String from, String to) {
        String other = DONE.replace(from, to == null ? "" : to);
        assertTrue(!other.equals(DONE), from + " is not in the text");
        BadTemplate bad = assertThrows(BadTemplate.class, () -> replaced(other, PLACED));
        assertTrue(
                String.valueOf(bad.getMessage()).matches("(?s).*(would change more|could not be read again).*"),
                bad::getMessage);
    }

    @Test
    void a_text_that_is_none_any_more_is_refused_as_such() {
        BadTemplate bad = assertThrows(BadTemplate.class, () -> replaced(DONE + "  ]: [", PLACED));
        assertTrue(String.valueOf(bad.getMessage()).contains("could not be read again"), bad::getMessage);
    }

    /** YAML cannot hold this character as it is. */
    @Test
    void every_rewrite_is_looked_at() {
        Template template =
                Template.parse("Resources: {F: {Type: AWS::Serverless::Function, Properties: {CodeUri: ./src}}}\n");
        BadTemplate bad =
                assertThrows(BadTemplate.class, () -> template.survey().rewrite(site -> Location.of("b", "k\uFFFEk")));
        assertTrue(String.valueOf(bad.getMessage()).contains("could not be read again"), bad::getMessage);
    }

    @Test
    void what_is_inserted_comes_first_and_alone() {
        refused(() -> inserted(TEXT));
        refused(() -> inserted(TEXT.replace("Name:", "Uri: s3://b/k\n      Name:")));
        refused(() -> inserted(TEXT.replace("Code:", "Url: s3://b/k\n      Code:")));
        refused(() -> inserted(TEXT.replace("Code:", "Uri: s3://b/l\n      Code:")));
        refused(() -> inserted(TEXT.replace("Code:", "Uri: s3://b/k\n      More: x\n      Code:")));
        refused(() -> inserted(TEXT.replace("Code: ./src", "Uri: s3://b/k\n      Code: ./lib")));
        refused(() ->
                inserted(TEXT.replace("Properties:", "Properties: !X").replace("Code:", "Uri: s3://b/k\n      Code:")));
        refused(() -> inserted(TEXT.substring(0, TEXT.indexOf("Properties:")) + "Properties: [s3://b/k]\n"));
    }

    @Test
    void members_and_choices_are_what_they_should_be() {
        NewValue either = new NewValue.Either("C", new NewValue.Text("p"), new NewValue.None());
        NewValue members = new NewValue.Members(Map.of("Bucket", new NewValue.Text("b"), "Key", either));
        String fine = "{Bucket: b, Key: !If [C, p, !Ref AWS::NoValue]}";

        assertDoesNotThrow(() -> replaced(TEXT.replace("./src", fine), members));
        for (String wrong : List.of(
                "!X " + fine,
                fine.replace("Bucket: b", "Bucket: c"),
                fine.replace("Bucket", "bucket"),
                fine.replace("{", "{More: x, "),
                fine.replace("!If", "!Or"),
                fine.replace("[C,", "[D,"),
                fine.replace(" p,", " q,"),
                fine.replace("!Ref AWS::NoValue", "!Ref AWS::Region"),
                fine.replace("!Ref AWS::NoValue", "x"),
                fine.replace(", !Ref AWS::NoValue", ""),
                "[b, k]")) {
            refused(() -> replaced(TEXT.replace("./src", wrong), members));
        }
    }
}
