package io.pointsman.alias;

import io.pointsman.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The template of one change set as CloudFormation got it, and what was changed in it for the production aliases. A part of the
 * section that the action keeps in the release record; this is the one place that reads and writes it.
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

    public JsonObject json() {
        return JsonObject.of("changeSet", changeSet)
                .with("arn", arn)
                .with("released", released)
                .with("submitted", submitted)
                .with("url", url)
                .with("nested", nested)
                .with("includesNested", includesNested)
                .with("pins", pins.stream().map(Pin::json).toList())
                .with("aliases", aliases)
                .with("warnings", warnings);
    }

    public static SubmittedTemplate of(JsonObject json) {
        return new SubmittedTemplate(
                json.needText("changeSet"),
                json.text("arn"),
                json.needText("released"),
                json.needText("submitted"),
                json.text("url"),
                texts(json.objectOrEmpty("nested")),
                json.flag("includesNested").orElse(false),
                json.objects("pins").stream().map(Pin::of).toList(),
                texts(json.objectOrEmpty("aliases")),
                json.texts("warnings"));
    }

    private static Map<String, String> texts(JsonObject json) {
        Map<String, String> texts = new LinkedHashMap<>();
        json.members().keySet().forEach(name -> texts.put(name, json.needText(name)));
        return texts;
    }
}
