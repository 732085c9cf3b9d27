import io.pointsman.json.Json;
import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.cloudformation.template.TemplateText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Reads each file named on standard input as the endpoint reads a template; one line of JSON for each. */
public class YamlReading {
    public static void main(String[] arguments) throws Exception {
        for (String name : new String(System.in.readAllBytes()).lines().toList()) {
            System.out.println(Json.text(read(Files.readString(Path.of(name)))));
        }
    }

    private static Map<String, Object> read(String text) {
        try {
            return Map.of("template", TemplateText.read(text));
        } catch (AwsError refusal) {
            return Map.of("refused", refusal.said());
        }
    }
}
