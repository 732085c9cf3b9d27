package io.pointsman.endpoint.secrets;

import io.pointsman.json.JsonObject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One secret with all its versions. Changes only under the endpoint's lock. */
final class Secret {
    static final String CURRENT = "AWSCURRENT";
    private static final String PREVIOUS = "AWSPREVIOUS";

    private final String name;
    private final String arn;
    private final Instant created;
    private final Map<String, SecretVersion> versions = new LinkedHashMap<>();
    private JsonObject settings;
    private Instant changed;
    private Optional<Instant> deletion = Optional.empty();

    Secret(String name, String arn, JsonObject settings, Instant created) {
        this.name = name;
        this.arn = arn;
        this.settings = settings;
        this.created = created;
        this.changed = created;
    }

    String name() {
        return name;
    }

    String arn() {
        return arn;
    }

    boolean isDeleted() {
        return deletion.isPresent();
    }

    void delete(Optional<Instant> at) {
        deletion = at;
    }

    Map<String, SecretVersion> versions() {
        return versions;
    }

    void describe(JsonObject input, Instant at) {
        for (String member : List.of("Description", "KmsKeyId")) {
            settings = input.has(member) ? settings.with(member, input.text(member)) : settings;
        }
        changed = at;
    }

    Optional<SecretVersion> version(String id) {
        return Optional.ofNullable(versions.get(id));
    }

    Optional<SecretVersion> at(String stage) {
        return versions.values().stream()
                .filter(version -> version.stages().contains(stage))
                .findFirst();
    }

    /** A stage is at one version only; what loses the current one becomes the previous one. */
    void add(SecretVersion version, List<String> stages, Instant at) {
        versions.put(version.id(), version);
        stages.forEach(stage -> move(stage, version));
        changed = at;
    }

    private void move(String stage, SecretVersion to) {
        Optional<SecretVersion> from = at(stage).filter(one -> !one.id().equals(to.id()));
        from.ifPresent(one -> one.stages().remove(stage));
        to.stages().add(stage);
        if (stage.equals(CURRENT)) {
            from.ifPresent(one -> move(PREVIOUS, one));
        }
    }

    /** @param versionsMember the name under which the stages of the versions are shown */
    JsonObject shown(String versionsMember) {
        Map<String, List<String>> stages = new LinkedHashMap<>();
        versions.values().stream()
                .filter(version -> !version.isDeprecated())
                .forEach(version -> stages.put(version.id(), version.shownStages()));
        return JsonObject.of("ARN", arn, "Name", name, "CreatedDate", created, "LastChangedDate", changed)
                .with("Description", settings.text("Description"))
                .with("KmsKeyId", settings.text("KmsKeyId"))
                .with("Tags", settings.objects("Tags"))
                .with("DeletedDate", deletion)
                .with(versionsMember, stages);
    }
}
