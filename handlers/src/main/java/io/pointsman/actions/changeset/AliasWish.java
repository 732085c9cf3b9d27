package io.pointsman.actions.changeset;

import io.pointsman.alias.ProductionAlias;
import io.pointsman.callers.CallerPolicy;
import io.pointsman.json.JsonObject;
import java.util.Set;
import java.util.TreeMap;

/**
 * What the user says of aliases.
 *
 * @param atOnce functions whose alias CloudFormation may move in this release
 * @param callers what becomes of callers that do not call the alias
 * @param seesNested false: the user wants nested stacks not to be looked into
 */
record AliasWish(ProductionAlias production, Set<String> atOnce, CallerPolicy callers, boolean seesNested) {
    /** For the digest over all inputs. */
    JsonObject json() {
        return JsonObject.of("name", production.name(), "own", new TreeMap<>(production.own()))
                .with("named", production.selection().named())
                .with("excluded", production.selection().excluded())
                .with("atOnce", atOnce.stream().sorted().toList())
                .with("seesNested", seesNested);
    }
}
