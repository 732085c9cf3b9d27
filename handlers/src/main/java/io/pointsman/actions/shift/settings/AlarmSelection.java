package io.pointsman.actions.shift.settings;

import io.pointsman.json.Json;
import io.pointsman.json.JsonObject;
import io.pointsman.settings.Kind;
import java.util.List;

/**
 * The setting {@code Alarms}: names of alarms that are there, and the word {@code generated}, alone or among them.
 *
 * @param generated Pointsman makes alarms for each function that moves
 */
public record AlarmSelection(List<String> names, boolean generated) {
    static final AlarmSelection NONE = new AlarmSelection(List.of(), /* generated= */ false);

    private static final String GENERATED = "generated";
    private static final int MOST_NAMES = 10;

    static final Kind<AlarmSelection> KIND = Kind.listOf(Kind.text(), MOST_NAMES)
            .or(new Kind<>(
                    Json.text(JsonObject.of("const", GENERATED)),
                    "the word generated",
                    Kind.matching(GENERATED, GENERATED).as(List::of).read()))
            .as(AlarmSelection::of);

    private static AlarmSelection of(List<String> given) {
        return new AlarmSelection(
                given.stream().filter(name -> !name.equals(GENERATED)).toList(), given.contains(GENERATED));
    }
}
