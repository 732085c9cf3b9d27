package io.pointsman.release.record;

import io.pointsman.alias.FreshPin;
import io.pointsman.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All templates that were submitted for one release, the latest last: the member {@code submissions} of the section {@code
 * changeset}.
 *
 * @param settled by the name of a change set: functions whose alias its next attempt gives a version that equals the one it is on
 */
public record Submissions(List<SubmittedTemplate> all, Map<String, Set<String>> settled) {
    static final Submissions NONE = new Submissions(List.of(), Map.of());

    private static final Field<List<SubmittedTemplate>> TEMPLATES =
            Field.required("templates", FieldShape.listOf(SubmittedTemplate.SHAPE));
    private static final Field<Map<String, List<String>>> SETTLED = Field.optional(
            "settled",
            FieldShape.NAMED_LISTS.described(
                    "by the name of a change set: functions whose alias its next attempt gives a version of"
                            + " equal content"));

    static final ObjectShape<Submissions> SHAPE =
            ObjectShape.of(Submissions::read, Submissions::write, TEMPLATES, SETTLED);

    private static Submissions read(JsonObject json) {
        Map<String, Set<String>> settled = new TreeMap<>();
        SETTLED.find(json).orElse(Map.of()).forEach((name, functions) -> settled.put(name, new TreeSet<>(functions)));
        return new Submissions(TEMPLATES.find(json).orElse(List.of()), settled);
    }

    private JsonObject write() {
        Map<String, List<String>> names = new TreeMap<>();
        settled.forEach((name, functions) -> names.put(name, List.copyOf(functions)));
        return SETTLED.put(
                TEMPLATES.put(JsonObject.empty(), all), settled.isEmpty() ? Optional.empty() : Optional.of(names));
    }

    boolean isEmpty() {
        return all.isEmpty() && settled.isEmpty();
    }

    public Set<String> settledBy(String changeSet) {
        return settled.getOrDefault(changeSet, Set.of());
    }

    public Submissions with(SubmittedTemplate template) {
        if (all.stream().anyMatch(one -> one.arn().equals(template.arn()))) {
            return this;
        }
        List<SubmittedTemplate> more = new ArrayList<>(all);
        more.add(template);
        return new Submissions(List.copyOf(more), settled);
    }

    public Submissions settling(String changeSet, Set<String> functions) {
        Map<String, Set<String>> more = new TreeMap<>(settled);
        Set<String> those = new TreeSet<>(settledBy(changeSet));
        those.addAll(functions);
        more.put(changeSet, those);
        return new Submissions(all, more);
    }

    public Optional<SubmittedTemplate> of(String arn) {
        return all.stream().filter(one -> one.arn().equals(Optional.of(arn))).findFirst();
    }

    /** Values that were given before, to whatever function. */
    private Set<String> pins() {
        Set<String> pins = new TreeSet<>();
        all.forEach(one -> one.pins().forEach(pin -> pins.add(pin.value())));
        return pins;
    }

    /** Of the next attempt to make this change set; a repetition of the same attempt gets the same ones. */
    public FreshPin fresh(String changeSet, String run, Set<String> versions) {
        long before =
                all.stream().filter(one -> one.changeSet().equals(changeSet)).count();
        return new FreshPin(changeSet + "\n" + run + "\n" + before + "\n" + settledBy(changeSet), versions, pins());
    }
}
