package io.pointsman.endpoint.lambda;

import io.pointsman.json.JsonObject;
import java.math.BigDecimal;
import java.util.Optional;

/** A name for a version, and for a share of another one while traffic shifts. */
record Alias(String name, String version, String description, Optional<Share> share, String revision) {
    /** @param weight how much of the traffic, from 0 to 1 */
    record Share(String version, BigDecimal weight) {}

    /** Which version the next request goes to. */
    String pick(double drawn) {
        return share.filter(other -> drawn < other.weight().doubleValue())
                .map(Share::version)
                .orElse(version);
    }

    Alias shared(Share other) {
        return new Alias(name, version, description, Optional.of(other), revision);
    }

    Alias revised(String newRevision) {
        return new Alias(name, version, description, share, newRevision);
    }

    Alias alone() {
        return new Alias(name, version, description, Optional.empty(), Edition.newRevision());
    }

    boolean uses(String number) {
        return version.equals(number)
                || share.filter(other -> other.version().equals(number)).isPresent();
    }

    JsonObject shown(String arn) {
        JsonObject shown =
                JsonObject.of("AliasArn", arn, "Name", name, "FunctionVersion", version, "Description", description);
        Optional<JsonObject> routing = share.map(
                other -> JsonObject.of("AdditionalVersionWeights", JsonObject.of(other.version(), other.weight())));
        return shown.with("RoutingConfig", routing).with("RevisionId", revision);
    }
}
