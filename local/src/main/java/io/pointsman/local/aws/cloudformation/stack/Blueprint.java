package io.pointsman.local.aws.cloudformation.stack;

import io.pointsman.local.aws.cloudformation.template.Template;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What somebody asked a stack to be.
 *
 * @param text the template as it was given
 * @param processed after transforms; the same as {@code original} where there are none
 */
public record Blueprint(
        String text,
        Template original,
        Template processed,
        Map<String, String> parameters,
        List<String> capabilities,
        Map<String, String> tags,
        List<String> notificationArns,
        Optional<String> roleArn) {
    public Blueprint transformed(Template template) {
        return new Blueprint(text, original, template, parameters, capabilities, tags, notificationArns, roleArn);
    }
}
