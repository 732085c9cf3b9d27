package io.pointsman.release.record;

import io.pointsman.alias.Pin;
import io.pointsman.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The template of one change set as CloudFormation got it, and what was changed in it for the production aliases. A part of the
 * section of the release record that the action keeps.
 *
 * @param changeSet its name
 * @param arn empty until CloudFormation has made it
 * @param released SHA-256 of the template that rewrite made
 * @param submitted SHA-256 of the text that CloudFormation got; the same where nothing was changed
 * @param url where that text is kept; empty where nothing was changed
 * @param nested where the edited template of a nested stack is kept, by the stack's id
 * @param includesNested the changes inside nested stacks are a part of the change set
 * @param aliases function by the id of its alias resource
 * @param warnings for people
 */
public record SubmittedTemplate(
        String changeSet,
        Optional<String> arn,
        String released,
        String submitted,
        Optional<String> url,
        Map<String, String> nested,
        boolean includesNested,
        List<Pin> pins,
        Map<String, String> aliases,
        List<String> warnings) {
    private static final Field<String> CHANGE_SET = Field.required("changeSet", FieldShape.TEXT);
    private static final Field<String> ARN = Field.optional("arn", FieldShape.TEXT);
    private static final Field<String> RELEASED = Field.required("released", FieldShape.DIGEST);
    private static final Field<String> SUBMITTED = Field.required("submitted", FieldShape.DIGEST);
    private static final Field<String> URL = Field.optional("url", FieldShape.TEXT);
    private static final Field<Map<String, String>> NESTED = Field.required("nested", FieldShape.NAMED_TEXTS);
    private static final Field<Boolean> INCLUDES_NESTED = Field.required("includesNested", FieldShape.FLAG);
    private static final Field<List<Pin>> PINS = Field.required("pins", FieldShape.listOf(RecordedPin.SHAPE));
    private static final Field<Map<String, String>> ALIASES = Field.required("aliases", FieldShape.NAMED_TEXTS);
    private static final Field<List<String>> WARNINGS = Field.required("warnings", FieldShape.TEXTS);

    static final ObjectShape<SubmittedTemplate> SHAPE = ObjectShape.of(
            SubmittedTemplate::read,
            SubmittedTemplate::write,
            CHANGE_SET,
            ARN,
            RELEASED,
            SUBMITTED,
            URL,
            NESTED,
            INCLUDES_NESTED,
            PINS,
            ALIASES,
            WARNINGS);

    public SubmittedTemplate made(String newArn) {
        return new SubmittedTemplate(
                changeSet,
                Optional.of(newArn),
                released,
                submitted,
                url,
                nested,
                includesNested,
                pins,
                aliases,
                warnings);
    }

    /** Functions whose alias is to go to a version of equal content. */
    public Set<String> settled() {
        Set<String> settled = new TreeSet<>();
        pins.stream().filter(pin -> pin.kind() == Pin.Kind.SETTLED).forEach(pin -> settled.add(pin.function()));
        return settled;
    }

    private JsonObject write() {
        JsonObject json = ARN.put(CHANGE_SET.put(JsonObject.empty(), changeSet), arn);
        json = URL.put(SUBMITTED.put(RELEASED.put(json, released), submitted), url);
        json = PINS.put(INCLUDES_NESTED.put(NESTED.put(json, nested), includesNested), pins);
        return WARNINGS.put(ALIASES.put(json, aliases), warnings);
    }

    private static SubmittedTemplate read(JsonObject json) {
        return new SubmittedTemplate(
                CHANGE_SET.need(json),
                ARN.find(json),
                RELEASED.need(json),
                SUBMITTED.need(json),
                URL.find(json),
                NESTED.find(json).orElse(Map.of()),
                INCLUDES_NESTED.find(json).orElse(false),
                PINS.find(json).orElse(List.of()),
                ALIASES.find(json).orElse(Map.of()),
                WARNINGS.find(json).orElse(List.of()));
    }
}
