package io.pointsman.endpoint.cloudformation.stack;

import io.pointsman.endpoint.World;
import io.pointsman.endpoint.cloudformation.intrinsic.Desired;
import io.pointsman.endpoint.cloudformation.intrinsic.Desired.Wanted;
import io.pointsman.endpoint.cloudformation.intrinsic.Scene;
import io.pointsman.endpoint.cloudformation.resource.Made;
import io.pointsman.endpoint.kept.KeptWork;
import io.pointsman.json.Json;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** One stack: what it is to be, what it is, and its history. Changes only under the endpoint's lock. */
public final class Stack {
    private static final DateTimeFormatter MILLISECONDS =
            new DateTimeFormatterBuilder().appendInstant(3).toFormatter(Locale.ROOT);

    /** Taking back a creation is a deletion too. */
    private static final Set<StackStatus> TAKES_AWAY =
            Set.of(StackStatus.DELETE_IN_PROGRESS, StackStatus.DELETE_COMPLETE, StackStatus.ROLLBACK_IN_PROGRESS);

    private final World world;
    private final String name;
    private final String id;
    private final Instant created;
    private final Map<String, StackResource> resources = new LinkedHashMap<>();
    private final List<StackEvent> events = new ArrayList<>();
    private final Set<String> tokens = new HashSet<>();
    private final Map<String, Output> outputs = new LinkedHashMap<>();
    private final Set<String> imports = new LinkedHashSet<>();
    private Optional<Instant> updated = Optional.empty();
    private Optional<Instant> deleted = Optional.empty();
    private StackStatus status = StackStatus.REVIEW_IN_PROGRESS;
    private String reason = "";
    private Optional<String> token = Optional.empty();
    private Optional<Blueprint> blueprint = Optional.empty();
    private Desired desired = Desired.nothing();
    private Optional<String> changeSet = Optional.empty();
    private boolean rollbackDisabled;
    private Optional<WayBack> wayBack = Optional.empty();
    private Optional<KeptWork> cancelling = Optional.empty();
    private StackPolicy policy = StackPolicy.NONE;
    private NoEchoValues secrets = new NoEchoValues(Set.of());
    private boolean isProtected;

    public Stack(World world, String name) {
        this.world = world;
        this.name = name;
        this.id = world.arn("cloudformation", "stack/" + name + "/" + UUID.randomUUID());
        this.created = world.clock().instant();
    }

    public String name() {
        return name;
    }

    public String id() {
        return id;
    }

    public Instant created() {
        return created;
    }

    public Optional<Instant> updated() {
        return updated;
    }

    public Optional<Instant> deleted() {
        return deleted;
    }

    public StackStatus status() {
        return status;
    }

    public String reason() {
        return reason;
    }

    public Optional<Blueprint> blueprint() {
        return blueprint;
    }

    public Desired desired() {
        return desired;
    }

    public Map<String, Output> outputs() {
        return outputs;
    }

    /** The exports of other stacks that this one uses. */
    public Set<String> imports() {
        return imports;
    }

    /** The change set that made the stack what it is. */
    public Optional<String> changeSet() {
        return changeSet.filter(id -> !isGone());
    }

    /** Even the change set that makes a stack counts as an update of it. */
    public void ranChangeSet(String changeSetId) {
        changeSet = Optional.of(changeSetId);
        updated = Optional.of(world.clock().instant());
    }

    public void changedWithoutChangeSet() {
        changeSet = Optional.empty();
    }

    public boolean rollbackDisabled() {
        return rollbackDisabled;
    }

    void rollbackDisabled(boolean disabled) {
        rollbackDisabled = disabled;
    }

    /** How a failure that was left as it is can be taken back. */
    public Optional<WayBack> wayBack() {
        return wayBack;
    }

    void wayBack(Optional<WayBack> way) {
        wayBack = way;
    }

    /** How the update that is under way can be given up. */
    public Optional<KeptWork> cancelling() {
        return cancelling.filter(way -> status == StackStatus.UPDATE_IN_PROGRESS);
    }

    void cancelling(KeptWork way) {
        cancelling = Optional.of(way);
    }

    public StackPolicy policy() {
        return policy;
    }

    public void policy(StackPolicy now) {
        policy = now;
    }

    /** Termination protection. */
    public boolean isProtected() {
        return isProtected;
    }

    public void protect(boolean now) {
        isProtected = now;
    }

    /** All that this stack was ever given under a parameter with NoEcho: its events show none of it. */
    public NoEchoValues secrets() {
        return secrets;
    }

    void keeps(NoEchoValues those) {
        secrets = secrets.and(those);
    }

    /** All events, oldest first. */
    public List<StackEvent> events() {
        return events;
    }

    public Map<String, StackResource> resources() {
        return resources;
    }

    public Optional<StackResource> resource(String logicalId) {
        return Optional.ofNullable(resources.get(logicalId));
    }

    public Optional<Made> made(String logicalId) {
        return resource(logicalId).flatMap(StackResource::made);
    }

    public boolean isGone() {
        return status == StackStatus.DELETE_COMPLETE;
    }

    /** Whether an operation with this token was already asked for. */
    public boolean knows(String clientToken) {
        return tokens.contains(clientToken);
    }

    public Scene scene(List<String> notificationArns) {
        return Scene.of(world, name, id, notificationArns);
    }

    public World world() {
        return world;
    }

    /** What the stack is from now on. */
    public void become(Blueprint now, Desired wanted) {
        blueprint = Optional.of(now);
        desired = wanted;
        keeps(NoEchoValues.of(now));
    }

    /** A new operation: its events carry this token. */
    void begin(Optional<String> clientToken, StackStatus now, String why) {
        token = clientToken;
        wayBack = Optional.empty();
        clientToken.ifPresent(tokens::add);
        if (now == StackStatus.UPDATE_IN_PROGRESS) {
            updated = Optional.of(world.clock().instant());
        }
        move(now, why);
    }

    public void move(StackStatus now, String why) {
        status = now;
        reason = why;
        if (TAKES_AWAY.contains(now)) {
            deleted = Optional.of(world.clock().instant());
        }
        String eventId = UUID.randomUUID().toString();
        record(name, id, "AWS::CloudFormation::Stack", eventId, now.name(), why, "", Optional.empty());
    }

    /** What there is of a resource has turned out to be something else than what was deployed. */
    public void found(StackResource resource, Optional<Made> made) {
        put(resource.with(made));
    }

    void put(StackResource resource) {
        resources.put(resource.id(), resource);
    }

    void forget(String logicalId) {
        resources.remove(logicalId);
    }

    /** A resource enters a state, with an event. */
    void move(Wanted wanted, Optional<Made> made, ResourceStatus now, String why) {
        move(wanted, made, now, why, made.map(Made::properties).orElse(Map.of()));
    }

    /** @param properties that the resource is to have, of which there may be nothing yet */
    void move(Wanted wanted, Optional<Made> made, ResourceStatus now, String why, Map<String, Object> properties) {
        put(new StackResource(wanted, made, now, why, world.clock().instant()));
        tell(wanted, made.map(Made::physicalId).orElse(""), now, why, properties);
    }

    /** Only the event, for what is no longer the resource of that name. */
    void tell(Wanted wanted, String physicalId, ResourceStatus now, String why, Map<String, Object> properties) {
        record(
                wanted.id(),
                physicalId,
                wanted.type(),
                eventId(wanted.id() + "-" + now + "-"),
                now.name(),
                why,
                Json.text(secrets.members(Unsaid.of(wanted.type(), properties))),
                Optional.empty());
    }

    /** Ends with the time, in milliseconds: the next one that no other event has. */
    private String eventId(String start) {
        Instant at = world.clock().instant();
        String id = start + MILLISECONDS.format(at);
        while (isTaken(id)) {
            at = at.plusMillis(1);
            id = start + MILLISECONDS.format(at);
        }
        return id;
    }

    private boolean isTaken(String eventId) {
        return events.stream().anyMatch(event -> event.eventId().equals(eventId));
    }

    /** A hook has its say about a resource that is about to be made or changed. */
    void tell(Wanted wanted, ResourceStatus now, HookWord word) {
        String physicalId = made(wanted.id()).map(Made::physicalId).orElse("");
        String eventId = UUID.randomUUID().toString();
        record(wanted.id(), physicalId, wanted.type(), eventId, now.name(), "", "", Optional.of(word));
    }

    private void record(
            String logicalId,
            String physicalId,
            String type,
            String eventId,
            String now,
            String why,
            String given,
            Optional<HookWord> hook) {
        Instant at = world.clock().instant();
        events.add(new StackEvent(eventId, logicalId, physicalId, type, now, why, at, token, given, hook));
    }
}
