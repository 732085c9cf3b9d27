package io.pointsman.local.aws.codedeploy;

import io.pointsman.json.JsonObject;
import io.pointsman.local.aws.Operation;
import io.pointsman.local.aws.World;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Applications and their deployment groups. */
final class Applications {
    private static final String NAME = "[A-Za-z0-9+=,.@_-]{1,100}";

    private final World world;
    private final DeploymentConfigs configs;
    private final Map<String, Application> applications = new LinkedHashMap<>();

    private record Application(String id, String name, Instant created, Map<String, Group> groups) {}

    Applications(World world, DeploymentConfigs configs) {
        this.world = world;
        this.configs = configs;
    }

    void addTo(Map<String, Operation> operations) {
        operations.put("CreateApplication", (input, caller) -> create(input));
        operations.put("GetApplication", (input, caller) -> JsonObject.of("application", info(application(input))));
        operations.put(
                "ListApplications",
                (input, caller) -> JsonObject.of("applications", List.copyOf(applications.keySet())));
        operations.put("DeleteApplication", (input, caller) -> delete(input));
        operations.put("CreateDeploymentGroup", (input, caller) -> createGroup(input));
        operations.put(
                "GetDeploymentGroup",
                (input, caller) ->
                        JsonObject.of("deploymentGroupInfo", group(input).json()));
        operations.put("UpdateDeploymentGroup", (input, caller) -> updateGroup(input));
        operations.put("DeleteDeploymentGroup", (input, caller) -> deleteGroup(input));
        operations.put("ListDeploymentGroups", (input, caller) -> listGroups(input));
    }

    /** The deployment group that an input names. */
    Group group(JsonObject input) {
        String name = groupName(input);
        Group group = application(input).groups().get(name);
        if (group == null) {
            throw Refused.noGroup(name);
        }
        return group;
    }

    /** Checks that the application is there; the name of it. */
    String need(JsonObject input) {
        return application(input).name();
    }

    private JsonObject create(JsonObject input) {
        String name = applicationName(input);
        if (!name.matches(NAME)) {
            throw Refused.as("InvalidApplicationNameException", "The application name " + name + " is not valid");
        }
        if (applications.containsKey(name)) {
            throw Refused.as("ApplicationAlreadyExistsException", "Application already exists: " + name);
        }
        if (!input.text("computePlatform").orElse("Server").equals("Lambda")) {
            throw Refused.as("InvalidComputePlatformException", "This endpoint has the Lambda compute platform only");
        }
        Application application = new Application(
                UUID.randomUUID().toString(), name, world.clock().instant(), new LinkedHashMap<>());
        applications.put(name, application);
        return JsonObject.of("applicationId", application.id());
    }

    private JsonObject delete(JsonObject input) {
        applications.remove(applicationName(input));
        return JsonObject.empty();
    }

    private JsonObject createGroup(JsonObject input) {
        Application application = application(input);
        String name = groupName(input);
        if (application.groups().containsKey(name)) {
            throw Refused.as(
                    "DeploymentGroupAlreadyExistsException",
                    "Deployment group " + name + " already exists in application " + application.name());
        }
        if (input.text("serviceRoleArn").isEmpty()) {
            throw Refused.as("RoleRequiredException", "The service role ARN is missing");
        }
        Group group = new Group(UUID.randomUUID().toString(), application.name(), name, checked(input));
        application.groups().put(name, group);
        return JsonObject.of("deploymentGroupId", group.id());
    }

    private JsonObject updateGroup(JsonObject input) {
        JsonObject named = JsonObject.of("applicationName", applicationName(input))
                .with(
                        "deploymentGroupName",
                        input.text("currentDeploymentGroupName")
                                .orElseThrow(() -> Refused.as(
                                        "DeploymentGroupNameRequiredException", "Deployment group name is missing")));
        group(named).change(checked(input));
        return JsonObject.of("hooksNotCleanedUp", List.of());
    }

    private JsonObject checked(JsonObject input) {
        input.text("deploymentConfigName").ifPresent(configs::routing);
        input.object("autoRollbackConfiguration").ifPresent(RollbackRule::of);
        input.object("alarmConfiguration").ifPresent(Alarms::named);
        return input;
    }

    private JsonObject deleteGroup(JsonObject input) {
        application(input).groups().remove(groupName(input));
        return JsonObject.of("hooksNotCleanedUp", List.of());
    }

    private JsonObject listGroups(JsonObject input) {
        Application application = application(input);
        return JsonObject.of("applicationName", application.name())
                .with("deploymentGroups", List.copyOf(application.groups().keySet()));
    }

    private Application application(JsonObject input) {
        String name = applicationName(input);
        Application application = applications.get(name);
        if (application == null) {
            throw Refused.noApplication(name);
        }
        return application;
    }

    private static String applicationName(JsonObject input) {
        return input.text("applicationName")
                .orElseThrow(() -> Refused.as("ApplicationNameRequiredException", "Application name is missing"));
    }

    private static String groupName(JsonObject input) {
        return input.text("deploymentGroupName")
                .orElseThrow(
                        () -> Refused.as("DeploymentGroupNameRequiredException", "Deployment group name is missing"));
    }

    private static JsonObject info(Application application) {
        return JsonObject.of("applicationId", application.id(), "applicationName", application.name())
                .with("createTime", application.created())
                .with("linkedToGitHub", false)
                .with("computePlatform", "Lambda");
    }
}
