package io.pointsman.endpoint.lambda;

import io.pointsman.endpoint.EndpointLimit;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.util.List;
import java.util.Locale;

/** Makes a function's settings out of a request, with AWS's defaults and AWS's refusals. */
final class SettingsRules {
    private static final List<String> ALWAYS = List.of(
            "Runtime",
            "Role",
            "Handler",
            "Description",
            "Timeout",
            "MemorySize",
            "VpcConfig",
            "DeadLetterConfig",
            "Environment",
            "KMSKeyArn",
            "TracingConfig",
            "FileSystemConfigs",
            "EphemeralStorage",
            "SnapStart",
            "CapacityProviderConfig",
            "DurableConfig");

    private final Runtimes runtimes;
    private final Layers layers;
    private final RuntimeVersion versions;

    SettingsRules(Runtimes runtimes, Layers layers, RuntimeVersion versions) {
        this.runtimes = runtimes;
        this.layers = layers;
        this.versions = versions;
    }

    JsonObject forNew(String function, JsonObject input) {
        JsonObject settings = taken(defaults(function).with("TenancyConfig", input.object("TenancyConfig")), input);
        if (!input.text("PackageType").orElse("Zip").equals("Zip")) {
            throw EndpointLimit.of("functions of PackageType Image (" + function + "), only zip packages");
        }
        if (!input.has("Runtime") || !input.has("Handler")) {
            throw LambdaErrors.invalid(
                    "Runtime and Handler are mandatory parameters for functions created with deployment packages.");
        }
        return architectures(settings, input);
    }

    JsonObject changed(JsonObject settings, JsonObject input) {
        return taken(settings, input);
    }

    /** The settings with the architecture of new code, where the request has one. */
    JsonObject architectures(JsonObject settings, JsonObject input) {
        List<String> given = input.texts("Architectures");
        if (given.isEmpty()) {
            return settings;
        }
        return settings.with("Architectures", given);
    }

    private static JsonObject defaults(String function) {
        return JsonObject.of("Description", "", "Timeout", 3L, "MemorySize", 128L)
                .with("TracingConfig", JsonObject.of("Mode", "PassThrough"))
                .with("PackageType", "Zip")
                .with("Architectures", List.of("x86_64"))
                .with("EphemeralStorage", JsonObject.of("Size", 512L))
                .with("SnapStart", JsonObject.of("ApplyOn", "None"))
                .with("LoggingConfig", LoggingRules.ofNew(function));
    }

    private JsonObject taken(JsonObject base, JsonObject input) {
        check(input);
        JsonObject settings = base;
        for (String member : ALWAYS) {
            if (input.has(member)) {
                settings = settings.with(member, input.members().get(member));
            }
        }
        if (input.has("Layers")) {
            settings = settings.with("Layers", layers.references(input.texts("Layers")));
        }
        if (input.has("ImageConfig")) {
            settings = settings.with(
                    "ImageConfigResponse", JsonObject.of("ImageConfig", input.objectOrEmpty("ImageConfig")));
        }
        if (input.has("LoggingConfig")) {
            JsonObject logging =
                    LoggingRules.changed(settings.objectOrEmpty("LoggingConfig"), input.objectOrEmpty("LoggingConfig"));
            settings = settings.with("LoggingConfig", logging);
        }
        SnapStart.check(settings);
        return plain(withoutEmpty(versions.in(base, settings)));
    }

    void checkRuntime(JsonObject input) {
        input.text("Runtime").ifPresent(runtimes::check);
    }

    private void check(JsonObject input) {
        atMost(input, "Timeout", 900);
        atMost(input, "MemorySize", input.has("CapacityProviderConfig") ? 32_768 : 10_240);
        checkRuntime(input);
        EnvironmentRules.check(input.objectOrEmpty("Environment"));
        layers.check(input.texts("Layers"));
    }

    /** A quota: the model has room for functions on capacity providers. */
    private static void atMost(JsonObject input, String member, long most) {
        input.number(member).filter(number -> number > most).ifPresent(number -> {
            throw LambdaErrors.validation(
                    "'" + number + "'",
                    member.substring(0, 1).toLowerCase(Locale.ROOT) + member.substring(1),
                    "Member must have value less than or equal to " + most);
        });
    }

    /** An empty dead letter target, network, key, image setting or list takes the setting away. */
    private static JsonObject withoutEmpty(JsonObject settings) {
        JsonObject kept = settings;
        if (settings.objectOrEmpty("DeadLetterConfig")
                .text("TargetArn")
                .orElse("")
                .isEmpty()) {
            kept = kept.with("DeadLetterConfig", (Object) null);
        }
        if (settings.objectOrEmpty("VpcConfig").list("SubnetIds").isEmpty()) {
            kept = kept.with("VpcConfig", (Object) null);
        }
        if (settings.text("KMSKeyArn").filter(String::isEmpty).isPresent()) {
            kept = kept.with("KMSKeyArn", (Object) null);
        }
        if (settings.objectOrEmpty("ImageConfigResponse")
                .objectOrEmpty("ImageConfig")
                .members()
                .isEmpty()) {
            kept = kept.with("ImageConfigResponse", (Object) null);
        }
        for (String list : List.of("Layers", "FileSystemConfigs")) {
            kept = settings.list(list).isEmpty() ? kept.with(list, (Object) null) : kept;
        }
        return kept;
    }

    /** One form for equal settings, whoever gave them: a template, the wire or a test. */
    private static JsonObject plain(JsonObject settings) {
        JsonObject plain = JsonObject.empty();
        for (var member : Json.object(Json.text(settings)).members().entrySet()) {
            plain = member.getValue() == null ? plain : plain.with(member.getKey(), member.getValue());
        }
        return plain;
    }
}
