package io.pointsman.endpoint.cloudformation.sam;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.cloudformation.template.Template;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The transform for a program that compares it with another one: each line of standard input is an object with {@code template}
 * and {@code parameters}, each line of standard output one with the processed {@code template} or with {@code refused}.
 */
final class TransformLines {
    private TransformLines() {}

    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                out.println(Json.text(transformed(Json.object(line))));
            }
        }
    }

    private static JsonObject transformed(JsonObject input) {
        Map<String, String> parameters = new LinkedHashMap<>();
        input.objectOrEmpty("parameters")
                .members()
                .forEach((name, value) -> parameters.put(name, String.valueOf(value)));
        try {
            Template template = Template.parse(Json.text(input.objectOrEmpty("template")));
            Template processed = new SamTransform(template, parameters, "us-east-1", Instant.EPOCH).apply();
            return JsonObject.of("template", processed.body());
        } catch (AwsError e) {
            return JsonObject.of("refused", e.said());
        }
    }
}
