package io.pointsman.endpoint.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pointsman.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a value holds, a client can parse the answer that says it. */
final class XmlAnswersTest {
    @ParameterizedTest
    @ValueSource(ints = {0x0, 0x1, 0x8, 0xB, 0x1B, 0x1F, 0xD800, 0xDFFF, 0xFFFE, 0xFFFF})
    void what_xml_cannot_hold_is_replaced(int character) {
        assertEquals("a\uFFFDb", parsed("a" + Character.toString(character) + "b"));
    }

    @Test
    void what_xml_can_hold_arrives_as_it_is() {
        String text = "tab\t line\n return\r <&>\"' \u007F \u0085 \uD7FF \uE000 \uFFFD \uD83D\uDE00";
        assertEquals(text, parsed(text));
    }

    @Test
    void what_s3_says_in_a_header_it_does_not_say_in_the_document() {
        JsonObject output = JsonObject.of("ETag", "e", "LastModified", "now", "VersionId", "v")
                .with("ServerSideEncryption", "AES256")
                .with("ChecksumType", "COMPOSITE");
        assertEquals(List.of("ETag", "ChecksumType"), elements("CompleteMultipartUpload", output));
        assertEquals(
                List.of("UploadId"),
                elements(
                        "CreateMultipartUpload",
                        JsonObject.of("UploadId", "u", "ChecksumType", "COMPOSITE", "ChecksumAlgorithm", "SHA256")));
        assertEquals(
                List.of("ETag", "LastModified"),
                elements(
                        "CopyObject",
                        output.with("CopyObjectResult", JsonObject.of("ETag", "e", "LastModified", "now"))));
        assertEquals(
                List.of("Version"),
                elements(
                        "ListObjectVersions",
                        JsonObject.of("Versions", List.of(JsonObject.of("VersionId", "v", "LastModified", "now")))));
    }

    private static List<String> elements(String operation, JsonObject output) {
        String document = S3Xml.of(operation, output);
        return XmlNode.read(document.getBytes(StandardCharsets.UTF_8)).children().stream()
                .map(XmlNode::name)
                .toList();
    }

    private static String parsed(String value) {
        String document = new Xml().open("A").leaf("B", value).close("A").toString();
        return XmlNode.read(document.getBytes(StandardCharsets.UTF_8))
                .textOf("B")
                .orElseThrow();
    }
}
