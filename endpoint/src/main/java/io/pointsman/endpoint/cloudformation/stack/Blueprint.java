package io.pointsman.endpoint.cloudformation.stack;

import io.pointsman.endpoint.cloudformation.template.Template;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody asked a stack to be.
 *
 * @param text the template as it was given
 * @param parameters what counts; of a parameter that is a key of Parameter Store, the value there
 * @param keys those keys, by the name of the parameter
 * @param processed after transforms; the same as {@code original} where there are none
 */
public record Blueprint(
        String text,
        Template original,
        Template processed,
        Map<String, String> parameters,
        Map<String, String> keys,
        List<String> capabilities,
        Map<String, String> tags,
        List<String> notificationArns,
        Optional<String> roleArn) {
    public Blueprint transformed(Template template) {
        return new Blueprint(text, original, template, parameters, keys, capabilities, tags, notificationArns, roleArn);
    }

    /** One that names no capabilities leaves those of the stack. */
    public Blueprint leaving(Blueprint before) {
        return capabilities.isEmpty()
                ? new Blueprint(
                        text,
                        original,
                        processed,
                        parameters,
                        keys,
                        before.capabilities,
                        tags,
                        notificationArns,
                        roleArn)
                : this;
    }

    /** The parameters as they were given. */
    public Map<String, String> given() {
        Map<String, String> given = new LinkedHashMap<>(parameters);
        given.putAll(keys);
        return given;
    }
}
