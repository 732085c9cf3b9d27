package io.pointsman.endpoint.cloudformation;

import io.pointsman.endpoint.World;
import io.pointsman.endpoint.cloudformation.template.Invalid;
import io.pointsman.endpoint.cloudformation.template.Template;
import io.pointsman.json.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Parameters of the types {@code AWS::SSM::Parameter::Value<...>}: what is given is a key of Parameter Store, what counts its value. */
record SsmParameters(World world, Template template) {
    /** The given keys, by the name of the template's parameter. */
    Map<String, String> keys(Map<String, String> given) {
        Map<String, String> keys = new LinkedHashMap<>();
        given.forEach((name, value) -> Optional.ofNullable(template.parameters().get(name))
                .filter(parameter -> parameter.isStored())
                .ifPresent(parameter -> keys.put(name, value)));
        return keys;
    }

    /** All values, those of keys looked up. */
    Map<String, String> resolved(Map<String, String> given) {
        Map<String, String> keys = keys(given);
        if (keys.isEmpty()) {
            return given;
        }
        JsonObject answer = world.call("ssm", "GetParameters", JsonObject.of("Names", List.copyOf(keys.values())));
        if (!answer.texts("InvalidParameters").isEmpty()) {
            throw Invalid.because("Unable to fetch parameters [" + String.join(",", answer.texts("InvalidParameters"))
                    + "] from parameter store for this account.");
        }
        List<String> secrets = new ArrayList<>();
        Map<String, String> stored = new LinkedHashMap<>();
        for (JsonObject parameter : answer.objects("Parameters")) {
            String key = parameter.needText("Name") + parameter.text("Selector").orElse("");
            stored.put(key, parameter.needText("Value"));
            stored.put(parameter.needText("ARN"), parameter.needText("Value"));
            if (parameter.needText("Type").equals("SecureString")) {
                secrets.add(key);
            }
        }
        if (!secrets.isEmpty()) {
            throw Invalid.because("Parameters [" + String.join(",", secrets)
                    + "] referenced by template have types not supported by CloudFormation.");
        }
        Map<String, String> values = new LinkedHashMap<>(given);
        keys.forEach((name, key) ->
                values.put(name, Optional.ofNullable(stored.get(key)).orElse("")));
        return values;
    }
}
