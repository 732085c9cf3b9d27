package io.pointsman.endpoint.codedeploy;

import io.pointsman.endpoint.Operation;
import io.pointsman.endpoint.World;
import io.pointsman.json.JsonObject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The applications of the account. */
final class Applications {
    private static final int BATCH = 100;

    private final World world;
    private final Map<String, Application> applications = new LinkedHashMap<>();

    /** An application and its deployment groups by name. */
    record Application(String id, String name, Instant created, Map<String, Group> groups) {}

    Applications(World world) {
        this.world = world;
    }

    void addTo(Map<String, Operation> operations) {
        operations.put("CreateApplication", (input, caller) -> create(input));
        operations.put("GetApplication", (input, caller) -> JsonObject.of("application", info(application(input))));
        operations.put("BatchGetApplications", (input, caller) -> batchGet(input));
        operations.put(
                "ListApplications",
                (input, caller) -> new NextToken("applications").page(List.copyOf(applications.keySet()), input));
        operations.put("UpdateApplication", (input, caller) -> rename(input));
        operations.put("DeleteApplication", (input, caller) -> delete(input));
    }

    /** The deployment group that an input names; both names are looked at before either is looked for. */
    Group group(JsonObject input) {
        String application = ResourceName.APPLICATION.in(input);
        String name = ResourceName.GROUP.in(input);
        Group group = application(application).groups().get(name);
        if (group == null) {
            throw Refused.noGroup(name);
        }
        return group;
    }

    /** The groups of an application. */
    List<Group> groups(String application) {
        return List.copyOf(application(application).groups().values());
    }

    /** Checks that the application is there; the name of it. */
    String need(JsonObject input) {
        return application(input).name();
    }

    Application application(JsonObject input) {
        return application(ResourceName.APPLICATION.in(input));
    }

    private Application application(String name) {
        Application application = applications.get(name);
        if (application == null) {
            throw Refused.noApplication(name);
        }
        return application;
    }

    private JsonObject create(JsonObject input) {
        String name = free(ResourceName.APPLICATION.in(input));
        if (!input.text("computePlatform").orElse("Server").equals("Lambda")) {
            throw Refused.otherPlatform();
        }
        Application application = new Application(
                UUID.randomUUID().toString(), name, world.clock().instant(), new LinkedHashMap<>());
        applications.put(name, application);
        return JsonObject.of("applicationId", application.id());
    }

    private String free(String name) {
        if (applications.containsKey(name)) {
            throw Refused.as("ApplicationAlreadyExistsException", "Application already exists: " + name);
        }
        return name;
    }

    private JsonObject rename(JsonObject input) {
        Application old = application(input);
        if (input.has("newApplicationName")) {
            String name = free(ResourceName.APPLICATION.in(input, "newApplicationName"));
            applications.remove(old.name());
            applications.put(name, new Application(old.id(), name, old.created(), old.groups()));
            old.groups().values().forEach(group -> group.moveTo(name));
        }
        return JsonObject.empty();
    }

    private JsonObject delete(JsonObject input) {
        applications.remove(ResourceName.APPLICATION.in(input));
        return JsonObject.empty();
    }

    private JsonObject batchGet(JsonObject input) {
        List<String> names = input.texts("applicationNames");
        if (names.isEmpty()) {
            throw Refused.as("ApplicationNameRequiredException", "Application name is missing");
        }
        if (names.size() > BATCH) {
            throw Refused.batch(BATCH, "applications");
        }
        return JsonObject.of(
                "applicationsInfo",
                names.stream()
                        .map(ResourceName.APPLICATION::checked)
                        .map(name -> info(application(name)))
                        .toList());
    }

    private static JsonObject info(Application application) {
        return JsonObject.of("applicationId", application.id(), "applicationName", application.name())
                .with("createTime", application.created())
                .with("linkedToGitHub", false)
                .with("computePlatform", "Lambda");
    }
}
