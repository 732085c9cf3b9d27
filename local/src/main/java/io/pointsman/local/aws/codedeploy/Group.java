package io.pointsman.local.aws.codedeploy;

import io.pointsman.json.JsonObject;
import java.util.List;

/** One deployment group: at most one deployment at a time, and the settings that its deployments inherit. */
final class Group {
    private static final List<String> SETTINGS = List.of(
            "deploymentConfigName",
            "serviceRoleArn",
            "triggerConfigurations",
            "alarmConfiguration",
            "autoRollbackConfiguration",
            "deploymentStyle");

    private final String id;
    private final String application;
    private final String name;
    private JsonObject settings = JsonObject.empty();

    Group(String id, String application, String name, JsonObject input) {
        this.id = id;
        this.application = application;
        this.name = name;
        change(input);
    }

    /** Takes the members that are given; the others stay. */
    void change(JsonObject input) {
        for (String member : SETTINGS) {
            if (input.has(member)) {
                settings = settings.with(member, input.members().get(member));
            }
        }
    }

    String id() {
        return id;
    }

    String application() {
        return application;
    }

    String name() {
        return name;
    }

    String configName() {
        return settings.text("deploymentConfigName").orElse(DeploymentConfigs.DEFAULT);
    }

    String role() {
        return settings.text("serviceRoleArn").orElse("");
    }

    RollbackRule rollback() {
        return RollbackRule.of(settings.objectOrEmpty("autoRollbackConfiguration"));
    }

    JsonObject alarms() {
        return settings.objectOrEmpty("alarmConfiguration");
    }

    JsonObject json() {
        JsonObject json = JsonObject.of("applicationName", application, "deploymentGroupId", id)
                .with("deploymentGroupName", name)
                .with("computePlatform", "Lambda")
                .with("deploymentConfigName", configName());
        for (String member : SETTINGS) {
            if (settings.has(member)) {
                json = json.with(member, settings.members().get(member));
            }
        }
        return json;
    }
}
