package io.pointsman.endpoint.ssm;

import io.pointsman.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * One version of a parameter, which never changes.
 *
 * @param input what PutParameter was asked with
 */
record ParameterVersion(String name, long number, String type, String value, JsonObject input, Instant at) {
    boolean isSecret() {
        return type.equals("SecureString");
    }

    /** @param selector {@code :3} or {@code :label}, where one was asked for */
    JsonObject shown(String arn, boolean decrypted, String selector) {
        return JsonObject.of(
                        "Name", name,
                        "Type", type,
                        "Value", value(decrypted),
                        "Version", number,
                        "LastModifiedDate", at,
                        "ARN", arn,
                        "DataType", input.text("DataType").orElse("text"))
                .with("Selector", selector.isEmpty() ? Optional.empty() : Optional.of(selector));
    }

    /** As in a list: without the value. */
    JsonObject metadata(String arn) {
        return described().with("ARN", arn);
    }

    JsonObject history(List<String> labels, boolean decrypted) {
        return described().with("Value", value(decrypted)).with("Labels", labels);
    }

    private JsonObject described() {
        return JsonObject.of(
                        "Name", name,
                        "Type", type,
                        "Version", number,
                        "LastModifiedDate", at,
                        "Tier", input.text("Tier").orElse("Standard"),
                        "DataType", input.text("DataType").orElse("text"))
                .with("Description", input.text("Description"))
                .with("AllowedPattern", input.text("AllowedPattern"))
                .with(
                        "KeyId",
                        isSecret() ? Optional.of(input.text("KeyId").orElse("alias/aws/ssm")) : Optional.empty());
    }

    /** Without decryption a secret is shown as something that says nothing about it. */
    private String value(boolean decrypted) {
        return !isSecret() || decrypted
                ? value
                : Base64.getEncoder()
                        .encodeToString(UUID.nameUUIDFromBytes((name + ":" + number).getBytes(StandardCharsets.UTF_8))
                                .toString()
                                .getBytes(StandardCharsets.UTF_8));
    }
}
