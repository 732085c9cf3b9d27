package io.pointsman.scenes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.pointsman.json.JsonObject;
import io.pointsman.scenes.Without.Safeguard;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;

/** Which code answered customers, counted, while releases of every kind went on; and what it would be without each safeguard. */
@DisabledIf(
        value = "io.pointsman.local.endpoint.ReleasePlace#hasNoPython",
        disabledReason = "python3 is not installed on this machine")
@Tag("long")
final class CustomersUnderReleaseTest {
    private static final JsonObject AT_ONCE = JsonObject.of("StackName", "web", "AllAtOnce", List.of("F"));

    @Test
    void no_customer_gets_a_version_that_its_release_has_not_let_in() {
        try (ShopScene shop = new ShopScene()) {
            shop.first("one");
            shop.good("two");
            ShopScene.failed(shop.refusedByHook("three"));
            ShopScene.failed(shop.rolledBack("four"));
            ShopScene.failed(shop.failedUpdate("five", JsonObject.of("StackName", "web")));
            ShopScene.failed(shop.concurrency("six"));
            ShopScene.failed(shop.renamed("seven"));
            shop.good("eight");

            assertEquals(List.of(), shop.crowd.strays);
            assertTrue(shop.crowd.asked >= 200, shop.crowd.asked + " customers prove nothing");
        }
    }

    @Test
    void without_pin_and_guard_new_code_reaches_everybody_during_execute() {
        try (ShopScene shop = new ShopScene(Safeguard.PIN, Safeguard.GUARD)) {
            shop.first("one");
            shop.release("two", JsonObject.of("StackName", "web"));

            assertTrue(shop.crowd.strays.contains("two"), shop.crowd.strays.toString());
        }
    }

    @Test
    void without_the_pin_the_guard_lets_no_new_code_through() {
        try (ShopScene shop = new ShopScene(Safeguard.PIN)) {
            shop.first("one");
            String message = ShopScene.failed(shop.release("two", JsonObject.of("StackName", "web")));

            assertTrue(message.contains("live of F"), message);
            assertEquals(List.of(), shop.crowd.strays);
        }
    }

    @Test
    void without_the_guard_provisioned_concurrency_sends_everybody_back_to_the_pinned_version() {
        try (ShopScene shop = new ShopScene(Safeguard.GUARD)) {
            shop.first("one");
            shop.good("two");
            shop.forget();
            ShopScene.succeeded(shop.concurrency("three"));

            assertTrue(shop.crowd.strays.contains("one"), shop.crowd.strays.toString());
        }
    }

    @Test
    void without_the_guard_a_renamed_alias_leads_everybody_to_the_pinned_version() {
        try (ShopScene shop = new ShopScene(Safeguard.GUARD)) {
            shop.first("one");
            shop.good("two");
            shop.forget();
            ShopScene.succeeded(shop.renamed("three"));

            assertFalse(shop.crowd.strays.isEmpty());
        }
    }

    /** Between CloudFormation's roll-back and the put-back lies the time until {@code execute} looks again: counted from its end. */
    @Test
    void after_a_failed_update_that_had_moved_the_alias_customers_are_where_they_were() {
        try (ShopScene shop = new ShopScene()) {
            shop.first("one");
            shop.good("two");
            ShopScene.failed(shop.failedUpdate("three", AT_ONCE));
            shop.forget();
            shop.customersCome();

            assertEquals(List.of(), shop.crowd.strays);
        }
    }

    @Test
    void without_the_put_back_a_failed_update_leaves_everybody_on_the_pinned_version() {
        try (ShopScene shop = new ShopScene(Safeguard.PUT_BACK)) {
            shop.first("one");
            shop.good("two");
            ShopScene.failed(shop.failedUpdate("three", AT_ONCE));
            shop.forget();
            shop.customersCome();

            assertEquals(shop.crowd.asked, shop.crowd.strays.size());
            assertTrue(shop.crowd.strays.contains("one"), shop.crowd.strays.toString());
        }
    }
}
