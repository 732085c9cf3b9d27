package io.pointsman.endpoint.cloudformation.stack;

import java.util.LinkedHashMap;
import java.util.Map;

/** Properties as an event or a change set may show them: the value of a secret stays out. */
public final class Unsaid {
    private Unsaid() {}

    public static Map<String, Object> of(String type, Map<String, Object> properties) {
        if (!type.equals("AWS::SecretsManager::Secret") || !properties.containsKey("SecretString")) {
            return properties;
        }
        Map<String, Object> shown = new LinkedHashMap<>(properties);
        shown.put("SecretString", "****");
        return shown;
    }
}
