package io.pointsman.actions.rewrite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pointsman.artifact.RangedBytes;
import io.pointsman.artifact.ReproducibleZip;
import io.pointsman.artifact.ZipArchive;
import io.pointsman.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class NestedIdsInPreviewTest {
    private static final String CHILD = """
        Transform: AWS::Serverless-2016-10-31
        Resources:
          F: {Type: AWS::Serverless::Function, Properties: {Handler: a.b, Runtime: python3.12, CodeUri: %s}}
        """;

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void functions_of_one_id_in_two_nested_templates_are_two() {
        byte[] artifact = ReproducibleZip.of(Map.of(
                "template.yaml",
                bytes(CHILD.formatted("own") + """
                      One: {Type: AWS::Serverless::Application, Properties: {Location: ./one.yaml}}
                      Two: {Type: AWS::Serverless::Application, Properties: {Location: ./two.yaml}}
                    """),
                "one.yaml",
                bytes(CHILD.formatted("one")),
                "two.yaml",
                bytes(CHILD.formatted("two")),
                "own/a.py",
                bytes("0"),
                "one/a.py",
                bytes("1"),
                "two/a.py",
                bytes("2")));

        Map<String, String> code = new RewritePreview(
                        ZipArchive.open(RangedBytes.of(artifact)),
                        Optional.empty(),
                        Map.of(),
                        JsonObject.of("Callers", "Warn"),
                        Optional.empty(),
                        /* byContent= */ false)
                .code()
                .orElseThrow();

        assertEquals(
                Set.of("F CodeUri", "one.yaml F CodeUri", "two.yaml F CodeUri", "One Location", "Two Location"),
                code.keySet());
        assertEquals(5, Set.copyOf(code.values()).size());
    }
}
