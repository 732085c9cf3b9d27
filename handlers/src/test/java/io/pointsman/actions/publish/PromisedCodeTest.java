package io.pointsman.actions.publish;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pointsman.release.CodePlace;
import io.pointsman.release.ReleaseManifest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Which functions are held to which package. */
final class PromisedCodeTest {
    private static CodePlace place(String template, String id, String source, String sha256, boolean hasOther) {
        Optional<String> bytes = Optional.of(sha256).filter(sum -> !sum.isEmpty());
        return new CodePlace(
                id, "CodeUri", "b", sha256, Optional.empty(), "d", "new", template, source, true, bytes, hasOther);
    }

    private static final PromisedCode PROMISED = new PromisedCode(new ReleaseManifest(
            "r",
            "run",
            "template.yaml",
            "d",
            "source",
            "app.zip",
            List.of(
                    place("template.yaml", "Cart", "src", "cart", false),
                    place("template.yaml", "Shop", "nested/shop.yaml", "shop", false),
                    place("nested/shop.yaml", "Cart", "nested/src", "inner", false),
                    place("nested/shop.yaml", "Deep", "nested/deep.yaml", "deep", false),
                    place("nested/deep.yaml", "Pay", "", "pay", false),
                    place("template.yaml", "Either", "a", "first", false),
                    place("template.yaml", "Either", "b", "second", false),
                    place("template.yaml", "Old", "old", "", false),
                    place("template.yaml", "Open", "open", "open", true)),
            Map.of()));

    private static String broken(String id, String codeSha256) {
        return PROMISED.unkept(id, codeSha256).map(CodePlace::key).orElse("");
    }

    @Test
    void a_function_of_a_nested_stack_is_held_to_the_package_of_its_namesake() {
        assertEquals("cart", broken("Cart", "inner"));
        assertEquals("inner", broken("Shop-Cart", "cart"));
        assertEquals("pay", broken("Shop-Deep-Pay", "cart"));
        assertEquals("", broken("Cart", "cart"));
        assertEquals("", broken("Shop-Cart", "inner"));
        assertEquals("", broken("Shop-Deep-Pay", "pay"));
    }

    @Test
    void of_two_packages_that_a_condition_chooses_from_only_one_is_right() {
        assertEquals("", broken("Either", "first"));
        assertEquals("", broken("Either", "second"));
        assertEquals("first", broken("Either", "third"));
    }

    @Test
    void what_the_manifest_does_not_know_is_promised() {
        for (String id : List.of("Inline", "Shop-Pay", "Gone-Cart", "Old", "Open")) {
            assertEquals("", broken(id, "anything"), id);
        }
    }
}
