package io.pointsman.endpoint.cloudformation.resource;

import io.pointsman.endpoint.cloudformation.template.Values;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code AWS::SecretsManager::Secret}, with a value that is given or made. {@code Ref} gives the ARN. */
final class SecretKind implements Kind {
    private static final int NAME = 64;
    private static final List<String> VALUES = List.of("SecretString", "GenerateSecretString");

    @Override
    public Work create(Wish wish) {
        JsonObject input = settings(wish)
                .with("Name", wish.name("Name", NAME))
                .with("Tags", Tags.list(wish.allTags(), "Key", "Value"))
                .with("SecretString", value(wish));
        String arn = wish.call("secretsmanager", "CreateSecret", input).needText("ARN");
        return new Work.Done(new Made(arn, Map.of("Id", arn), wish.properties()));
    }

    private static JsonObject settings(Wish wish) {
        return JsonObject.empty().with("Description", wish.text("Description")).with("KmsKeyId", wish.text("KmsKeyId"));
    }

    private static Optional<String> value(Wish wish) {
        return wish.text("SecretString")
                .or(() -> wish.property("GenerateSecretString")
                        .filter(Map.class::isInstance)
                        .map(generate -> generated(wish, Values.map((Map<?, ?>) generate))));
    }

    private static String generated(Wish wish, Map<String, Object> generate) {
        String password = wish.call("secretsmanager", "GetRandomPassword", Members.plain(generate))
                .needText("RandomPassword");
        return Values.textAt(generate, "GenerateStringKey")
                .map(key -> Json.text(Json.object(
                                Values.textAt(generate, "SecretStringTemplate").orElse("{}"))
                        .with(key, password)))
                .orElse(password);
    }

    /** The value is put anew only when the template's word about it changes. */
    @Override
    public Work update(Wish wish, Made made) {
        boolean revalued = VALUES.stream()
                .anyMatch(name -> !wish.property(name)
                        .orElse("")
                        .equals(Values.at(made.properties(), name).orElse("")));
        JsonObject input = settings(wish)
                .with("SecretId", made.physicalId())
                .with("SecretString", revalued ? value(wish) : Optional.empty());
        wish.call("secretsmanager", "UpdateSecret", input);
        return new Work.Done(made.updated(wish));
    }

    @Override
    public Work delete(Wish wish, Made made) {
        JsonObject input = JsonObject.of("SecretId", made.physicalId(), "ForceDeleteWithoutRecovery", true);
        Gone.unless(() -> wish.call("secretsmanager", "DeleteSecret", input));
        return new Work.Done(made);
    }
}
