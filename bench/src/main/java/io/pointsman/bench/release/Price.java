package io.pointsman.bench.release;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** AWS's prices, as {@code prices.json} has them with their source and date. */
final class Price {
    private static final JsonObject ALL = all();

    private Price() {}

    private static JsonObject all() {
        try (InputStream in = Objects.requireNonNull(Price.class.getResourceAsStream("prices.json"))) {
            return Json.object(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In dollars. */
    static double of(String what) {
        return Double.parseDouble(ALL.objectOrEmpty(what).needText("dollars"));
    }
}
