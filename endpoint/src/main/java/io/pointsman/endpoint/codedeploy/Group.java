package io.pointsman.endpoint.codedeploy;

import io.pointsman.json.JsonObject;
import java.util.List;
import java.util.Optional;

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
    private JsonObject settings = JsonObject.empty();
    private String application;
    private String name;
    private Optional<Deployment> lastAttempted = Optional.empty();
    private Optional<Deployment> lastSuccessful = Optional.empty();

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

    void rename(String to) {
        name = to;
    }

    /** Its application has a new name. */
    void moveTo(String renamed) {
        application = renamed;
    }

    void attempted(Deployment deployment) {
        lastAttempted = Optional.of(deployment);
    }

    void succeeded(Deployment deployment) {
        lastSuccessful = Optional.of(deployment);
    }

    /** Whether that revision is the one that was deployed last. */
    boolean targets(Revision revision) {
        return lastAttempted
                .filter(last -> last.order().revision().identity().equals(revision.identity()))
                .isPresent();
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
        return json.with(
                        "targetRevision",
                        lastAttempted.map(last -> last.order().revision().json()))
                .with("lastAttemptedDeployment", lastAttempted.map(Deployment::last))
                .with("lastSuccessfulDeployment", lastSuccessful.map(Deployment::last));
    }
}
