package io.pointsman.template;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every template, tried with templates in the manners that people write them. */
class TemplateProperties {
    private static final String[] PATHS = {
        "./src", "src", "'it''s'", "\"a\\tb\"", "&x ./src", "!!str src", ">-\n        src"
    };
    private static final String[] REMOTE = {"s3://b/k", "{Bucket: b, Key: k}", "!Sub 's3://${B}/k'"};
    private static final String[] OTHERS = {
        "Handler: a.b",
        "Timeout: 1:30",
        "MemorySize: 0x80",
        "Description: '1e3' # 설명 😀",
        "Tags: {A: yes, B: 010}",
        "Role: !GetAtt R.Arn",
        "Environment:\n        Variables: {X: !If [C, a, b]}",
        "Layers:\n      - !Ref L # l",
        "\"Runtime\": java21",
        "# only a comment",
        ""
    };

    @Provide
    Arbitrary<String> templates() {
        return Combinators.combine(
                        resources().list().ofMinSize(1).ofMaxSize(6),
                        Arbitraries.of("", "\uFEFF", "# head\n", "---\n", "%YAML 1.1\n---\n"),
                        Arbitraries.of("\n", "\r\n"),
                        Arbitraries.of("", "\n# tail", "\n\n\n", "\n...\n"))
                .as(TemplateProperties::template);
    }

    private static String template(List<String> resources, String head, String newline, String tail) {
        StringBuilder text = new StringBuilder(head + "Description: 한글 😀\nResources:\n");
        for (int i = 0; i < resources.size(); i++) {
            // An anchor may be given again: the later one counts from there on.
            text.append("  F").append(i).append(resources.get(i));
        }
        return (text + tail).replace("\n", newline);
    }

    private Arbitrary<String> resources() {
        Arbitrary<String> code = Arbitraries.oneOf(
                Arbitraries.of(PATHS).map(path -> "CodeUri: " + path),
                Arbitraries.of(REMOTE).map(path -> "'CodeUri': " + path),
                Arbitraries.of("CodeUri:", "CodeUri: ~", ""));
        Arbitrary<List<String>> others =
                Arbitraries.of(OTHERS).list().uniqueElements().ofMaxSize(4);
        return Combinators.combine(code, others, Arbitraries.integers().between(0, 4), Arbitraries.of(true, false))
                .as(TemplateProperties::resource);
    }

    private static String resource(String code, List<String> others, int at, boolean comment) {
        StringBuilder text = new StringBuilder(":\n    Type: AWS::Serverless::Function\n    Properties:\n");
        text.append("      FunctionName: x\n");
        for (int i = 0; i <= others.size(); i++) {
            if (i == Math.min(at, others.size()) && !code.isEmpty()) {
                text.append("      ")
                        .append(code)
                        .append(comment && !code.contains(">-") ? "   # why" : "")
                        .append("\n");
            }
            if (i < others.size() && !others.get(i).isEmpty()) {
                text.append("      ").append(others.get(i)).append("\n");
            }
        }
        return text.toString();
    }

    @Property(edgeCases = EdgeCasesMode.NONE, tries = 300)
    void only_the_code_locations_change(@ForAll("templates") String text) {
        Untouched.check("template", text);
    }

    @Property(edgeCases = EdgeCasesMode.NONE, tries = 300)
    void a_text_of_any_kind_is_rewritten_or_refused(@ForAll("texts") String text) {
        try {
            Survey survey = Template.parse(text).survey();
            if (survey.problems().isEmpty()) {
                String once = survey.rewrite(Rewrites::place).text();
                assertEquals(once, Rewrites.of(once));
            }
        } catch (BadTemplate refused) {
            refused.problems()
                    .forEach(problem -> assertEquals(true, problem.at().line() > 0));
        }
    }

    /** Templates with pieces cut out, doubled and turned around. */
    @Provide
    Arbitrary<String> texts() {
        Arbitrary<Integer> places = Arbitraries.integers().between(0, 400);
        return Combinators.combine(
                        templates(),
                        places,
                        places,
                        Arbitraries.of("", "&a ", "*a", "<<: *a\n", "[", "}", ": ", "\t", "- "))
                .as((text, from, length, piece) -> {
                    int start = Math.min(from, text.length());
                    int end = Math.min(start + length % 20, text.length());
                    return text.substring(0, start) + piece + text.substring(end);
                });
    }
}
