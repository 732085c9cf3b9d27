package io.pointsman.alias;

import io.pointsman.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * All templates that were submitted for one release, the latest last: the member {@code submissions} of the section {@code
 * changeset}.
 *
 * @param settled functions that the next attempt gives a version that equals the one their alias is on
 */
public record Submissions(List<SubmittedTemplate> all, Set<String> settled) {
    private static final String SECTION = "changeset";
    private static final String NAME = "submissions";

    /** @param record the whole release record */
    public static Submissions of(JsonObject record) {
        JsonObject member = record.objectOrEmpty(SECTION).objectOrEmpty(NAME);
        return new Submissions(
                member.objects("templates").stream().map(SubmittedTemplate::of).toList(),
                new TreeSet<>(member.texts("settled")));
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
                .with("settled", List.copyOf(settled));
    }

    public Submissions with(SubmittedTemplate template) {
        if (all.stream().anyMatch(one -> one.arn().equals(template.arn()))) {
            return this;
        }
        List<SubmittedTemplate> more = new ArrayList<>(all);
        more.add(template);
        return new Submissions(List.copyOf(more), settled);
    }

    public Submissions settling(Set<String> functions) {
        Set<String> more = new TreeSet<>(settled);
        more.addAll(functions);
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
        return new FreshPin(changeSet + "\n" + run + "\n" + before + "\n" + settled, versions, pins());
    }
}
