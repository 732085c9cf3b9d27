package io.pointsman.cloudformation;

import io.pointsman.cloudformation.ChangeSetOrder.Kind;
import io.pointsman.cloudformation.ChangeSetOrder.Options;
import io.pointsman.cloudformation.ChangeSetOrder.Template;
import io.pointsman.json.JsonObject;
import io.pointsman.json.JsonTrouble;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An order as a part of the release record, so that a change set that has vanished can be made again. The text of the template is
 * in the {@code Release} artifact and not here. One with secret parameter values is not written down at all.
 */
public final class OrderRecord {
    private OrderRecord() {}

    /**
     * @param templateDigest SHA-256 of the template's text
     * @param secrets names of parameters whose values are kept nowhere
     * @return empty where a secret value was given
     */
    public static Optional<JsonObject> of(ChangeSetOrder order, String templateDigest, Set<String> secrets) {
        boolean tells = order.parameters().entrySet().stream()
                .anyMatch(
                        one -> secrets.contains(one.getKey()) && one.getValue().isPresent());
        return tells ? Optional.empty() : Optional.of(json(order, templateDigest));
    }

    private static JsonObject json(ChangeSetOrder order, String templateDigest) {
        Options options = order.options();
        return JsonObject.of("stack", order.stack(), "name", order.name())
                .with("kind", order.kind().name())
                .with("mark", order.mark())
                .with("templateDigest", templateDigest)
                .with(
                        "templateUrl",
                        order.template() instanceof Template.At(String url) ? Optional.of(url) : Optional.empty())
                .with("parameters", parameters(order.parameters()))
                .with("capabilities", options.capabilities())
                .with("roleArn", options.roleArn())
                .with("tags", options.tags())
                .with("notificationArns", options.notificationArns())
                .with("onStackFailure", options.onStackFailure())
                .with("importExistingResources", options.importExistingResources())
                .with("includeNestedStacks", options.includeNestedStacks())
                .with("deploymentMode", options.deploymentMode());
    }

    /** An object each, so that "as the stack has it" is told from the empty text. */
    private static JsonObject parameters(Map<String, Optional<String>> parameters) {
        JsonObject json = JsonObject.empty();
        for (Map.Entry<String, Optional<String>> one : parameters.entrySet()) {
            json = json.with(one.getKey(), JsonObject.empty().with("value", one.getValue()));
        }
        return json;
    }

    /**
     * @param template the text of the template in the {@code Release} artifact
     * @param token for the new request
     * @throws JsonTrouble where the record was written by hand, or the template is another
     */
    public static ChangeSetOrder read(JsonObject json, String template, String templateDigest, String token) {
        if (!json.needText("templateDigest").equals(templateDigest)) {
            throw new JsonTrouble("the template is not the one that the change set was made from");
        }
        return new ChangeSetOrder(
                json.needText("stack"),
                json.needText("name"),
                Kind.valueOf(json.needText("kind")),
                token,
                json.needText("mark"),
                json.text("templateUrl").<Template>map(Template.At::new).orElse(new Template.Inline(template)),
                values(json.objectOrEmpty("parameters")),
                options(json));
    }

    private static Map<String, Optional<String>> values(JsonObject json) {
        Map<String, Optional<String>> values = new LinkedHashMap<>();
        json.members()
                .keySet()
                .forEach(name -> values.put(name, json.objectOrEmpty(name).text("value")));
        return values;
    }

    private static Options options(JsonObject json) {
        Map<String, String> tags = new LinkedHashMap<>();
        JsonObject given = json.objectOrEmpty("tags");
        given.members().keySet().forEach(name -> tags.put(name, given.needText(name)));
        return new Options(
                json.texts("capabilities"),
                json.text("roleArn"),
                tags,
                json.texts("notificationArns"),
                json.text("onStackFailure"),
                json.flag("importExistingResources").orElse(false),
                json.flag("includeNestedStacks").orElse(false),
                json.text("deploymentMode"));
    }
}
