package io.pointsman.endpoint.codedeploy;

import io.pointsman.endpoint.Operation;
import io.pointsman.endpoint.World;
import io.pointsman.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The revisions of each application: registered by hand, or by the first deployment of them. */
final class Revisions {
    private static final int BATCH = 25;

    private final World world;
    private final Applications applications;
    private final Map<String, Map<String, Registered>> revisions = new LinkedHashMap<>();

    private record Registered(
            Revision revision,
            Optional<String> description,
            Instant registered,
            Optional<Instant> firstUsed,
            Optional<Instant> lastUsed) {}

    Revisions(World world, Applications applications) {
        this.world = world;
        this.applications = applications;
    }

    void addTo(Map<String, Operation> operations) {
        operations.put("RegisterApplicationRevision", (input, caller) -> register(input));
        operations.put("GetApplicationRevision", (input, caller) -> get(input));
        operations.put("BatchGetApplicationRevisions", (input, caller) -> batchGet(input));
        operations.put("ListApplicationRevisions", (input, caller) -> list(input));
    }

    /** A deployment of that application has this revision. */
    void used(String application, Revision revision) {
        Instant now = world.clock().instant();
        of(application)
                .merge(
                        revision.identity(),
                        new Registered(revision, Optional.empty(), now, Optional.of(now), Optional.of(now)),
                        (known, first) -> new Registered(
                                known.revision(),
                                known.description(),
                                known.registered(),
                                known.firstUsed().or(() -> Optional.of(now)),
                                Optional.of(now)));
    }

    private Map<String, Registered> of(String application) {
        return revisions.computeIfAbsent(application, name -> new LinkedHashMap<>());
    }

    private JsonObject register(JsonObject input) {
        String application = applications.need(input);
        Orders.description(input);
        Revision revision = Revision.in(input);
        Optional<String> description = input.text("description");
        of(application)
                .merge(
                        revision.identity(),
                        new Registered(
                                revision, description, world.clock().instant(), Optional.empty(), Optional.empty()),
                        (known, again) -> new Registered(
                                revision, description, again.registered(), known.firstUsed(), known.lastUsed()));
        return JsonObject.empty();
    }

    private JsonObject get(JsonObject input) {
        String application = applications.need(input);
        Revision revision = Revision.in(input);
        Registered found = find(application, revision)
                .orElseThrow(() -> Refused.as(
                        "RevisionDoesNotExistException", "The revision is not registered with " + application));
        return JsonObject.of(
                        "applicationName",
                        application,
                        "revision",
                        found.revision().json())
                .with("revisionInfo", info(application, found));
    }

    private JsonObject batchGet(JsonObject input) {
        String application = applications.need(input);
        List<JsonObject> asked = input.objects("revisions");
        if (asked.isEmpty()) {
            throw Refused.as("RevisionRequiredException", "RevisionLocation must be specified");
        }
        if (asked.size() > BATCH) {
            throw Refused.batch(BATCH, "revisions");
        }
        List<JsonObject> known = new ArrayList<>();
        for (JsonObject one : asked) {
            find(application, Revision.of(one))
                    .ifPresent(found -> known.add(JsonObject.of(
                            "revisionLocation",
                            found.revision().json(),
                            "genericRevisionInfo",
                            info(application, found))));
        }
        return JsonObject.of("applicationName", application, "revisions", known)
                .with("errorMessage", asked.size() == known.size() ? "" : "Some revisions are not registered");
    }

    private Optional<Registered> find(String application, Revision revision) {
        return Optional.ofNullable(of(application).get(revision.identity()));
    }

    private JsonObject list(JsonObject input) {
        String application = applications.need(input);
        RevisionFilter filter = RevisionFilter.of(input);
        List<JsonObject> shown = of(application).values().stream()
                .filter(one ->
                        filter.takes(one.revision(), !groups(application, one).isEmpty()))
                .sorted(order(input))
                .map(one -> one.revision().json())
                .toList();
        return new NextToken("revisions").page(shown, input);
    }

    private static Comparator<Registered> order(JsonObject input) {
        Function<Registered, Instant> key = switch (input.text("sortBy").orElse("registerTime")) {
            case "registerTime" -> Registered::registered;
            case "firstUsedTime" -> one -> one.firstUsed().orElse(Instant.EPOCH);
            case "lastUsedTime" -> one -> one.lastUsed().orElse(Instant.EPOCH);
            default ->
                throw Refused.as(
                        "InvalidSortByException", "sortBy must be registerTime, firstUsedTime or lastUsedTime");
        };
        return switch (input.text("sortOrder").orElse("ascending")) {
            case "ascending" -> Comparator.comparing(key);
            case "descending" -> Comparator.comparing(key).reversed();
            default -> throw Refused.as("InvalidSortOrderException", "sortOrder must be ascending or descending");
        };
    }

    private List<String> groups(String application, Registered one) {
        return applications.groups(application).stream()
                .filter(group -> group.targets(one.revision()))
                .map(Group::name)
                .toList();
    }

    private JsonObject info(String application, Registered one) {
        return JsonObject.of("deploymentGroups", groups(application, one))
                .with("description", one.description())
                .with("registerTime", one.registered())
                .with("firstUsedTime", one.firstUsed())
                .with("lastUsedTime", one.lastUsed());
    }
}
