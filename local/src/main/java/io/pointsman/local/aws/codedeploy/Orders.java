package io.pointsman.local.aws.codedeploy;

import io.pointsman.json.JsonObject;
import io.pointsman.local.aws.World;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Turns requests into orders: what is given, what the group says, what is not allowed. */
final class Orders {
    private static final int LONGEST_DESCRIPTION = 256;

    private final World world;
    private final DeploymentConfigs configs;
    private final Identifiers ids;

    Orders(World world, DeploymentConfigs configs, Identifiers ids) {
        this.world = world;
        this.ids = ids;
        this.configs = configs;
    }

    Deployment.Order asked(Group group, JsonObject input) {
        forbidden(input, "ignoreApplicationStopFailures", "InvalidIgnoreApplicationStopFailuresValueException");
        forbidden(input, "updateOutdatedInstancesOnly", "InvalidUpdateOutdatedInstancesOnlyValueException");
        String description = input.text("description").orElse("");
        if (description.length() > LONGEST_DESCRIPTION) {
            throw Refused.as(
                    "DescriptionTooLongException", "A description has at most " + LONGEST_DESCRIPTION + " characters");
        }
        JsonObject revision = input.object("revision")
                .orElseThrow(() -> Refused.as("RevisionRequiredException", "The revision is missing"));
        String config = input.text("deploymentConfigName").orElse(group.configName());
        JsonObject alarms = input.object("overrideAlarmConfiguration").orElse(group.alarms());
        Alarms.named(alarms);
        return new Deployment.Order(
                ids.asked(),
                group,
                config,
                configs.routing(config),
                spec(revision),
                revision,
                description,
                input.object("autoRollbackConfiguration").map(RollbackRule::of).orElse(group.rollback()),
                alarms,
                "user",
                world.clock().instant());
    }

    /** The deployment that brings the alias of another one back, all at once. */
    Deployment.Order back(Deployment.Order order) {
        return new Deployment.Order(
                ids.deployment(),
                order.group(),
                order.configName(),
                new Routing.AllAtOnce(),
                order.spec().back(),
                order.revision(),
                "Rollback of deployment " + order.id(),
                new RollbackRule(false, java.util.List.of()),
                JsonObject.empty(),
                "codeDeployRollback",
                world.clock().instant());
    }

    private static void forbidden(JsonObject input, String flag, String code) {
        if (input.flag(flag).orElse(false)) {
            throw Refused.as(code, flag + " must be false for the Lambda compute platform");
        }
    }

    private static AppSpecDocument spec(JsonObject revision) {
        JsonObject content = switch (revision.text("revisionType").orElse("")) {
            case "AppSpecContent" -> revision.objectOrEmpty("appSpecContent");
            case "String" -> revision.objectOrEmpty("string");
            default -> throw invalid("the revision type must be AppSpecContent");
        };
        String text = content.text("content").orElseThrow(() -> invalid("the AppSpec content is missing"));
        if (content.has("sha256") && !content.needText("sha256").equalsIgnoreCase(sha256(text))) {
            throw invalid("the sha256 is not the hash of the AppSpec content");
        }
        try {
            return AppSpecDocument.parse(text);
        } catch (IllegalArgumentException | io.pointsman.json.JsonTrouble e) {
            throw invalid(String.valueOf(e.getMessage()));
        }
    }

    private static RuntimeException invalid(String message) {
        return Refused.as("InvalidRevisionException", "The AppSpec is not valid: " + message);
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
