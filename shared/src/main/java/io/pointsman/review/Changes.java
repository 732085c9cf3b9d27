package io.pointsman.review;

import io.pointsman.digest.Sha256;
import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.release.ReleasedBytes;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** All changes of one change set, those of nested ones among them. */
public record Changes(List<Change> list) {
    public static final Changes NONE = new Changes(List.of());
    private static final int NAMED = 20;

    /** An action's configuration takes 1,000 characters, of which whoever says the sentence may need some for a word more. */
    static final int MAX_SENTENCE_CHARS = 850;

    /** One sentence for people: the riskiest first, the first ones by name as far as they fit, the rest by number. */
    public String sentence() {
        if (list.isEmpty()) {
            return "no resource changes; outputs, tags or parameters only";
        }
        List<String> all = byRisk().stream().limit(NAMED).map(Change::sentence).toList();
        int named = all.size();
        while (named > 0 && sentence(all.subList(0, named)).length() > MAX_SENTENCE_CHARS) {
            named--;
        }
        return sentence(all.subList(0, named));
    }

    private String sentence(List<String> named) {
        int more = list.size() - named.size();
        if (named.isEmpty()) {
            return more == 1
                    ? "a change whose name is too long for here"
                    : more + " changes whose names are too long for here";
        }
        String said = String.join(", ", named);
        return more == 0 ? said : said + " and " + more + " more";
    }

    /** The riskiest first, otherwise as they are. */
    List<Change> byRisk() {
        return list.stream().sorted(Comparator.comparing(Risk::of)).toList();
    }

    List<Change> of(Risk risk) {
        return list.stream().filter(change -> Risk.of(change) == risk).toList();
    }

    /** Those of functions that get other code, or code for the first time. */
    public Stream<Change> withNewCode() {
        return list.stream().filter(Change::changesCode);
    }

    /** How many lie in the stack itself: those are what its own events tell of. */
    public int ownSize() {
        return Math.toIntExact(
                list.stream().filter(change -> change.within().isEmpty()).count());
    }

    /** SHA-256 over the changes and over all bytes that they bring in: what was reviewed is what is executed. */
    public String digest(ReleasedBytes bytes) {
        List<String> sorted =
                list.stream().map(Change::canonical).map(Json::text).sorted().toList();
        return Sha256.hex(Json.text(JsonObject.of("changes", sorted, "bytes", bytes.objects())));
    }

    List<JsonObject> json() {
        return byRisk().stream().map(Change::json).toList();
    }
}
