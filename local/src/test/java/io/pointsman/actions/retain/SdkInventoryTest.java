package io.pointsman.actions.retain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.json.JsonObject;
import io.pointsman.local.endpoint.ReleasePlace;
import io.pointsman.release.AliasState;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SdkInventoryTest {
    private final ReleasePlace place = new ReleasePlace();
    private final SdkInventory inventory = new SdkInventory(place.cloudFormation, place.lambda, place.codeDeploy);

    @AfterEach
    void close() {
        place.close();
    }

    @Test
    void versions_are_those_that_were_published_with_the_bytes_of_each() {
        place.function("web", "none");
        place.release("web", "one");
        place.release("web", "two");

        assertEquals(
                List.of("1", "2"),
                inventory.versions("web").stream()
                        .map(Inventory.Version::number)
                        .toList());
        assertTrue(inventory.versions("web").getFirst().bytes() > 0);
    }

    @Test
    void the_latest_publication_of_a_function_on_managed_instances_is_no_version_that_could_go() {
        place.functionOnInstances("pooled", "one");

        assertEquals(List.of(), inventory.versions("pooled"));
    }

    @Test
    void an_alias_has_its_version_and_the_share_of_another() {
        place.function("web", "none");
        place.release("web", "one");
        place.release("web", "two");
        place.world.call(
                "lambda",
                "CreateAlias",
                JsonObject.of("FunctionName", "web", "Name", "live", "FunctionVersion", "1")
                        .with("RoutingConfig", JsonObject.of("AdditionalVersionWeights", Map.of("2", 0.25))));

        assertEquals(
                List.of(new AliasState("1", Optional.of(new AliasState.Share("2", new BigDecimal("0.25"))))),
                inventory.aliases("web"));
    }

    @Test
    void a_version_is_deleted_and_one_that_an_alias_has_is_not() {
        place.function("web", "none");
        place.release("web", "one");
        place.release("web", "two");
        place.world.call(
                "lambda", "CreateAlias", JsonObject.of("FunctionName", "web", "Name", "live", "FunctionVersion", "2"));

        assertInstanceOf(Inventory.Deletion.InUse.class, inventory.delete("web", "2"));
        assertInstanceOf(Inventory.Deletion.Deleted.class, inventory.delete("web", "1"));
        assertInstanceOf(Inventory.Deletion.Deleted.class, inventory.delete("web", "1"));
        assertEquals(1, inventory.versions("web").size());
        assertThrows(IllegalArgumentException.class, () -> inventory.delete("web", "$LATEST"));
    }

    @Test
    void a_group_without_an_application_deploys_nothing() {
        assertFalse(inventory.isDeploying("pointsman-web", "Cart"));
    }
}
