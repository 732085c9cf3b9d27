package io.pointsman.cloudformation;

import io.pointsman.cloudformation.ChangeSetOrder.Kind;
import io.pointsman.cloudformation.ChangeSetOrder.Options;
import io.pointsman.cloudformation.ChangeSetOrder.Template;
import io.pointsman.json.JsonTrouble;
import io.pointsman.release.record.ChangeSetInputs;
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
    public static Optional<ChangeSetInputs> of(ChangeSetOrder order, String templateDigest, Set<String> secrets) {
        boolean tells = order.parameters().entrySet().stream()
                .anyMatch(
                        one -> secrets.contains(one.getKey()) && one.getValue().isPresent());
        return tells ? Optional.empty() : Optional.of(inputs(order, templateDigest));
    }

    private static ChangeSetInputs inputs(ChangeSetOrder order, String templateDigest) {
        Options options = order.options();
        return new ChangeSetInputs(
                order.stack(),
                order.name(),
                order.kind().name(),
                order.mark(),
                templateDigest,
                order.template() instanceof Template.At(String url) ? Optional.of(url) : Optional.empty(),
                order.parameters(),
                options.capabilities(),
                options.roleArn(),
                options.tags(),
                options.notificationArns(),
                options.onStackFailure(),
                options.importExistingResources(),
                options.includeNestedStacks(),
                options.deploymentMode());
    }

    /**
     * @param template the text of the template in the {@code Release} artifact
     * @param token for the new request
     * @throws JsonTrouble where the record was written by hand, or the template is another
     */
    public static ChangeSetOrder read(ChangeSetInputs inputs, String template, String templateDigest, String token) {
        if (!inputs.templateDigest().equals(templateDigest)) {
            throw new JsonTrouble("the template is not the one that the change set was made from");
        }
        return new ChangeSetOrder(
                inputs.stack(),
                inputs.name(),
                Kind.valueOf(inputs.kind()),
                token,
                inputs.mark(),
                inputs.templateUrl().<Template>map(Template.At::new).orElse(new Template.Inline(template)),
                inputs.parameters(),
                options(inputs));
    }

    private static Options options(ChangeSetInputs inputs) {
        return new Options(
                inputs.capabilities(),
                inputs.roleArn(),
                inputs.tags(),
                inputs.notificationArns(),
                inputs.onStackFailure(),
                inputs.importExistingResources(),
                inputs.includeNestedStacks(),
                inputs.deploymentMode());
    }
}
