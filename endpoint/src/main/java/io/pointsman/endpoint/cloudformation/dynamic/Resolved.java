package io.pointsman.endpoint.cloudformation.dynamic;

import io.pointsman.endpoint.AwsError;
import io.pointsman.endpoint.World;
import io.pointsman.endpoint.cloudformation.template.Invalid;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.json.JsonTrouble;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;

/** Puts values in the place of dynamic references, and knows which of the values nobody may see. */
public final class Resolved {
    private static final String HIDDEN = "****";
    private static final int ARN_PARTS = 7;

    private final World world;
    private final Set<String> secrets = new LinkedHashSet<>();

    private Resolved(World world) {
        this.world = world;
    }

    public static Resolved with(World world) {
        return new Resolved(world);
    }

    public Map<String, Object> members(Map<?, ?> map) {
        Map<String, Object> members = new LinkedHashMap<>();
        map.forEach((name, member) -> members.put(String.valueOf(name), value(member)));
        return members;
    }

    private Object value(Object value) {
        return switch (value) {
            case Map<?, ?> map -> members(map);
            case List<?> list -> list.stream().map(this::value).toList();
            case String text -> text(text);
            default -> value;
        };
    }

    private String text(String text) {
        Matcher places = DynamicReference.PLACE.matcher(text);
        StringBuilder resolved = new StringBuilder();
        while (places.find()) {
            places.appendReplacement(resolved, Matcher.quoteReplacement(one(DynamicReference.of(places))));
        }
        return places.appendTail(resolved).toString();
    }

    private String one(DynamicReference reference) {
        if (!reference.isKnown()) {
            return reference.text();
        }
        String value = reference.isParameter() ? parameter(reference) : secret(reference);
        if (reference.isSecret() && !value.isEmpty()) {
            secrets.add(value);
        }
        return value;
    }

    private String parameter(DynamicReference reference) {
        JsonObject input = JsonObject.of("Name", reference.key(), "WithDecryption", reference.isSecret());
        try {
            return world.call("ssm", "GetParameter", input)
                    .objectOrEmpty("Parameter")
                    .needText("Value");
        } catch (AwsError gone) {
            throw Invalid.because("Parameters: [" + reference.service() + ":" + reference.key() + "] cannot be found.");
        }
    }

    /** {@code secret-id:SecretString:json-key:version-stage:version-id}, all but the first may be left out. */
    private String secret(DynamicReference reference) {
        boolean isArn = reference.key().startsWith("arn:");
        String[] parts = reference.key().split(":", -1);
        int idParts = isArn ? Math.min(ARN_PARTS, parts.length) : 1;
        List<String> id = List.of(parts).subList(0, idParts);
        List<String> rest = List.of(parts).subList(idParts, parts.length);
        JsonObject input = JsonObject.of("SecretId", String.join(":", id))
                .with("VersionStage", at(rest, 2))
                .with("VersionId", at(rest, 3));
        String value = asked(input).text("SecretString").orElse("");
        return at(rest, 1).map(key -> member(value, key)).orElse(value);
    }

    private static Optional<String> at(List<String> parts, int index) {
        return index < parts.size() ? Optional.of(parts.get(index)).filter(part -> !part.isEmpty()) : Optional.empty();
    }

    private JsonObject asked(JsonObject input) {
        try {
            return world.call("secretsmanager", "GetSecretValue", input);
        } catch (AwsError refusal) {
            throw Invalid.because(
                    "%s (Service: AWSSecretsManager; Status Code: %d; Error Code: %s; Request ID: %s; Proxy: null)"
                            .formatted(refusal.said(), refusal.status(), refusal.code(), UUID.randomUUID()));
        }
    }

    private static String member(String secret, String key) {
        return object(secret)
                .flatMap(members -> Optional.ofNullable(members.members().get(key)))
                .map(value -> value instanceof String text ? text : Json.text(value))
                .orElseThrow(() -> Invalid.because("Could not find a value associated with JSONKey in SecretString"));
    }

    /** Empty when the secret is no JSON object, which AWS tells no otherwise than a key that is not there. */
    private static Optional<JsonObject> object(String secret) {
        try {
            return Optional.of(Json.object(secret));
        } catch (JsonTrouble notJson) {
            return Optional.empty();
        }
    }

    /** A refusal that may repeat what it was given, without the secrets. */
    public AwsError hidden(AwsError refusal) {
        String said = refusal.said();
        for (String secret : secrets) {
            said = said.replace(secret, HIDDEN);
        }
        return said.equals(refusal.said()) ? refusal : new AwsError(refusal.status(), refusal.code(), said);
    }
}
