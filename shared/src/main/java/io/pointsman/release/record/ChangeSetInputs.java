package io.pointsman.release.record;

import io.pointsman.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The inputs of a change set, so that one that has vanished can be made again. The text of the template is in the {@code Release}
 * artifact and not here.
 *
 * @param kind {@code CREATE} or {@code UPDATE}
 * @param mark the description of the change set
 * @param templateDigest SHA-256 of the template in the artifact
 * @param templateUrl where CloudFormation was sent for it; empty: it got the text itself
 * @param parameters empty: as the stack has it, which is told from the empty text
 */
public record ChangeSetInputs(
        String stack,
        String name,
        String kind,
        String mark,
        String templateDigest,
        Optional<String> templateUrl,
        Map<String, Optional<String>> parameters,
        List<String> capabilities,
        Optional<String> roleArn,
        Map<String, String> tags,
        List<String> notificationArns,
        Optional<String> onStackFailure,
        boolean importExistingResources,
        boolean includeNestedStacks,
        Optional<String> deploymentMode) {
    private static final Field<String> VALUE = Field.optional("value", FieldShape.TEXT);
    private static final ObjectShape<Optional<String>> PARAMETER =
            ObjectShape.of(VALUE::find, value -> VALUE.put(JsonObject.empty(), value), VALUE);

    private static final Field<String> STACK = Field.required("stack", FieldShape.TEXT);
    private static final Field<String> NAME = Field.required("name", FieldShape.TEXT);
    private static final Field<String> KIND = Field.required("kind", FieldShape.TEXT);
    private static final Field<String> MARK = Field.required("mark", FieldShape.TEXT);
    private static final Field<String> TEMPLATE_DIGEST = Field.required("templateDigest", FieldShape.DIGEST);
    private static final Field<String> TEMPLATE_URL = Field.optional("templateUrl", FieldShape.TEXT);
    private static final Field<Map<String, Optional<String>>> PARAMETERS =
            Field.required("parameters", FieldShape.mapOf(PARAMETER));
    private static final Field<List<String>> CAPABILITIES = Field.required("capabilities", FieldShape.TEXTS);
    private static final Field<String> ROLE_ARN = Field.optional("roleArn", FieldShape.TEXT);
    private static final Field<Map<String, String>> TAGS = Field.required("tags", FieldShape.NAMED_TEXTS);
    private static final Field<List<String>> NOTIFICATION_ARNS = Field.required("notificationArns", FieldShape.TEXTS);
    private static final Field<String> ON_STACK_FAILURE = Field.optional("onStackFailure", FieldShape.TEXT);
    private static final Field<Boolean> IMPORT_EXISTING = Field.required("importExistingResources", FieldShape.FLAG);
    private static final Field<Boolean> INCLUDE_NESTED = Field.required("includeNestedStacks", FieldShape.FLAG);
    private static final Field<String> DEPLOYMENT_MODE = Field.optional("deploymentMode", FieldShape.TEXT);

    static final ObjectShape<ChangeSetInputs> SHAPE = ObjectShape.of(
            ChangeSetInputs::read,
            ChangeSetInputs::write,
            STACK,
            NAME,
            KIND,
            MARK,
            TEMPLATE_DIGEST,
            TEMPLATE_URL,
            PARAMETERS,
            CAPABILITIES,
            ROLE_ARN,
            TAGS,
            NOTIFICATION_ARNS,
            ON_STACK_FAILURE,
            IMPORT_EXISTING,
            INCLUDE_NESTED,
            DEPLOYMENT_MODE);

    private static ChangeSetInputs read(JsonObject json) {
        return new ChangeSetInputs(
                STACK.need(json),
                NAME.need(json),
                KIND.need(json),
                MARK.need(json),
                TEMPLATE_DIGEST.need(json),
                TEMPLATE_URL.find(json),
                PARAMETERS.find(json).orElse(Map.of()),
                CAPABILITIES.find(json).orElse(List.of()),
                ROLE_ARN.find(json),
                TAGS.find(json).orElse(Map.of()),
                NOTIFICATION_ARNS.find(json).orElse(List.of()),
                ON_STACK_FAILURE.find(json),
                IMPORT_EXISTING.find(json).orElse(false),
                INCLUDE_NESTED.find(json).orElse(false),
                DEPLOYMENT_MODE.find(json));
    }

    private JsonObject write() {
        JsonObject json = MARK.put(KIND.put(NAME.put(STACK.put(JsonObject.empty(), stack), name), kind), mark);
        json = TEMPLATE_URL.put(TEMPLATE_DIGEST.put(json, templateDigest), templateUrl);
        json = ROLE_ARN.put(CAPABILITIES.put(PARAMETERS.put(json, parameters), capabilities), roleArn);
        json = ON_STACK_FAILURE.put(NOTIFICATION_ARNS.put(TAGS.put(json, tags), notificationArns), onStackFailure);
        json = INCLUDE_NESTED.put(IMPORT_EXISTING.put(json, importExistingResources), includeNestedStacks);
        return DEPLOYMENT_MODE.put(json, deploymentMode);
    }
}
