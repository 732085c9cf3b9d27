package io.pointsman.release.record;

import io.pointsman.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** A record as format 1 wrote it on the embedded endpoint. */
final class GoldenRecord {
    private GoldenRecord() {}

    /** @param situation as the file's name has it: {@code release-record.v1.SITUATION.json} */
    static String text(String situation) {
        String name = "release-record.v1." + situation + ".json";
        try (InputStream file = Objects.requireNonNull(GoldenRecord.class.getResourceAsStream(name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ReleaseRecord of(String situation) {
        return new ReleaseRecord(Json.object(text(situation)));
    }

    /** Its attempt on the alias that is shifted as a rule. */
    static Attempt shift(String situation) {
        return of(situation).attempt("live").orElseThrow();
    }
}
