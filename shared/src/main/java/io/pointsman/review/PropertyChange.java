package io.pointsman.review;

import io.pointsman.json.JsonObject;
import io.pointsman.secrets.Disclosure;
import java.util.Optional;
import java.util.Set;

/**
 * One place of a resource that changes.
 *
 * @param attribute {@code Properties}, {@code Tags}, {@code Metadata}, ...
 * @param name the top-level property; empty for another attribute
 * @param path the place inside the resource, {@code /Properties/Code/S3Key}; empty where it is not known
 * @param recreation {@code Never}, {@code Conditionally}, {@code Always}; empty where it is not known
 * @param evaluation {@code Static}, or {@code Dynamic}: known only when it runs
 * @param source why: {@code DirectModification}, {@code ParameterReference}, {@code ResourceAttribute}, ...
 * @param cause the parameter or resource behind it; empty where there is none
 * @param before the value as it is; empty where there is none or it is not known
 * @param after the value as it is to be
 */
public record PropertyChange(
        String attribute,
        String name,
        String path,
        String recreation,
        String evaluation,
        String source,
        String cause,
        Optional<String> before,
        Optional<String> after) {

    /** Where, as short as it can be said: {@code Code/S3Key}. */
    String place() {
        if (path.startsWith("/Properties/")) {
            return path.substring("/Properties/".length());
        }
        String said = path.isEmpty() ? name : path.substring(1);
        return said.isEmpty() ? attribute : said;
    }

    /** @param context the resource around it */
    PropertyChange shown(Disclosure disclosure, String type, Disclosure.Sides context, Set<String> hidden) {
        String where = path.isEmpty() ? "/" + attribute + "/" + name : path;
        Disclosure.Sides shown = disclosure.place(type, where, cause, new Disclosure.Sides(before, after), context);
        hidden.addAll(shown.hidden());
        return new PropertyChange(
                attribute, name, path, recreation, evaluation, source, cause, shown.before(), shown.after());
    }

    JsonObject json() {
        return JsonObject.of("attribute", attribute, "name", name, "path", path)
                .with("recreation", recreation)
                .with("evaluation", evaluation)
                .with("source", source)
                .with("cause", cause)
                .with("before", before)
                .with("after", after);
    }
}
