package io.pointsman.alias;

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
    private static final String SECTION = "changeset";
    private static final String NAME = "submissions";

    /** @param record the whole release record */
    public static Submissions of(JsonObject record) {
        JsonObject member = record.objectOrEmpty(SECTION).objectOrEmpty(NAME);
        return new Submissions(
                member.objects("templates").stream().map(SubmittedTemplate::of).toList(),
                settled(member.objectOrEmpty("settled")));
    }

    private static Map<String, Set<String>> settled(JsonObject member) {
        Map<String, Set<String>> settled = new TreeMap<>();
        member.members().keySet().forEach(name -> settled.put(name, new TreeSet<>(member.texts(name))));
        return settled;
    }

    /** @return the record with these in the place of what it had */
    public JsonObject in(JsonObject record) {
        return record.with(SECTION, record.objectOrEmpty(SECTION).with(NAME, json()));
    }

    /** For a section that is written as a whole. */
    public JsonObject into(JsonObject section) {
        return all.isEmpty() && settled.isEmpty() ? section : section.with(NAME, json());
    }

    private JsonObject json() {
        return JsonObject.of(
                        "templates", all.stream().map(SubmittedTemplate::json).toList())
                .with("settled", settled.isEmpty() ? Optional.empty() : Optional.of(names()));
    }

    private JsonObject names() {
        JsonObject names = JsonObject.empty();
        for (Map.Entry<String, Set<String>> one : settled.entrySet()) {
            names = names.with(one.getKey(), List.copyOf(one.getValue()));
        }
        return names;
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
    Set<String> pins() {
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
