package io.pointsman.endpoint.codedeploy;

import io.pointsman.endpoint.Operation;
import io.pointsman.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The deployment groups of the applications. */
final class DeploymentGroups {
    private static final int BATCH = 100;

    private final Applications applications;
    private final DeploymentConfigs configs;

    DeploymentGroups(Applications applications, DeploymentConfigs configs) {
        this.applications = applications;
        this.configs = configs;
    }

    void addTo(Map<String, Operation> operations) {
        operations.put("CreateDeploymentGroup", (input, caller) -> create(input));
        operations.put(
                "GetDeploymentGroup",
                (input, caller) -> JsonObject.of(
                        "deploymentGroupInfo", applications.group(input).json()));
        operations.put("BatchGetDeploymentGroups", (input, caller) -> batchGet(input));
        operations.put("UpdateDeploymentGroup", (input, caller) -> update(input));
        operations.put("DeleteDeploymentGroup", (input, caller) -> delete(input));
        operations.put("ListDeploymentGroups", (input, caller) -> list(input));
    }

    private JsonObject create(JsonObject input) {
        ResourceName.APPLICATION.in(input);
        String name = ResourceName.GROUP.in(input);
        Applications.Application application = applications.application(input);
        free(application, name);
        if (input.text("serviceRoleArn").orElse("").isEmpty()) {
            throw Refused.as("RoleRequiredException", "The service role ARN is missing");
        }
        Group group = new Group(UUID.randomUUID().toString(), application.name(), name, checked(input));
        application.groups().put(name, group);
        return JsonObject.of("deploymentGroupId", group.id());
    }

    private static void free(Applications.Application application, String name) {
        if (application.groups().containsKey(name)) {
            throw Refused.as(
                    "DeploymentGroupAlreadyExistsException",
                    "Deployment group " + name + " already exists in application " + application.name());
        }
    }

    private JsonObject update(JsonObject input) {
        ResourceName.APPLICATION.in(input);
        String name = ResourceName.GROUP.in(input, "currentDeploymentGroupName");
        Group group = applications.group(input.with("deploymentGroupName", name));
        JsonObject change = checked(input);
        if (input.has("newDeploymentGroupName")) {
            rename(applications.application(input), group, ResourceName.GROUP.in(input, "newDeploymentGroupName"));
        }
        group.change(change);
        return JsonObject.of("hooksNotCleanedUp", List.of());
    }

    private static void rename(Applications.Application application, Group group, String name) {
        if (!name.equals(group.name())) {
            free(application, name);
            application.groups().remove(group.name());
            application.groups().put(name, group);
            group.rename(name);
        }
    }

    private JsonObject checked(JsonObject input) {
        if (input.has("deploymentConfigName")) {
            configs.routing(ResourceName.CONFIG.in(input));
        }
        input.object("autoRollbackConfiguration").ifPresent(RollbackRule::of);
        input.object("alarmConfiguration").ifPresent(Alarms::named);
        return input;
    }

    private JsonObject delete(JsonObject input) {
        ResourceName.APPLICATION.in(input);
        String name = ResourceName.GROUP.in(input);
        applications.application(input).groups().remove(name);
        return JsonObject.of("hooksNotCleanedUp", List.of());
    }

    private JsonObject list(JsonObject input) {
        Applications.Application application = applications.application(input);
        return new NextToken("deploymentGroups")
                .page(List.copyOf(application.groups().keySet()), input)
                .with("applicationName", application.name());
    }

    /** A group that does not exist is left out, and named in {@code errorMessage}. */
    private JsonObject batchGet(JsonObject input) {
        Applications.Application application = applications.application(input);
        List<String> names = input.texts("deploymentGroupNames");
        if (names.isEmpty()) {
            throw Refused.as("DeploymentGroupNameRequiredException", "Deployment Group name is missing");
        }
        if (names.size() > BATCH) {
            throw Refused.batch(BATCH, "deployment groups");
        }
        List<String> unknown = new ArrayList<>();
        List<JsonObject> known = new ArrayList<>();
        for (String name : names) {
            Group group = application.groups().get(ResourceName.GROUP.checked(name));
            if (group == null) {
                unknown.add(name);
            } else {
                known.add(group.json());
            }
        }
        return JsonObject.of("deploymentGroupsInfo", known)
                .with(
                        "errorMessage",
                        unknown.isEmpty() ? "" : "No Deployment Group found for name: " + String.join(", ", unknown));
    }
}
