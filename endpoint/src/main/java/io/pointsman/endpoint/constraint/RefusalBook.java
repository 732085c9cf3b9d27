package io.pointsman.endpoint.constraint;

import io.pointsman.endpoint.AwsError;
import io.pointsman.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a service calls the refusal of a request.
 *
 * @param code of a violation that has no own
 * @param message instead of the sentences about each violation, where the service has no such sentences
 * @param own by {@code [OPERATION ][KIND:]PLACE}; an entry without kind is for what lies in that place, too
 */
record RefusalBook(String code, Optional<String> message, Map<String, Entry> own) {
    /** @param message with {@code {name}} and {@code {value}} of the member; empty for a sentence about each violation */
    record Entry(String code, Optional<String> message, int status) {}

    /** @param member that the first violation lies in */
    AwsError refusal(String operation, List<Violation> violations, ModelMember member) {
        Violation first = violations.getFirst();
        Entry found = own(operation, first).orElse(new Entry(code, message, 400));
        String text = found.message()
                .map(words -> words.replace("{value}", first.value()).replace("{name}", member.wireName()))
                .orElseGet(() -> all(violations));
        return new AwsError(found.status(), found.code(), text, details(found.code(), first, member));
    }

    /** S3 says which argument it does not like. */
    private static JsonObject details(String code, Violation violation, ModelMember member) {
        return code.equals("InvalidArgument") && !member.place().isEmpty()
                ? JsonObject.of("ArgumentName", member.wireName(), "ArgumentValue", violation.value())
                : JsonObject.empty();
    }

    private static String all(List<Violation> violations) {
        String count = violations.size() == 1 ? "1 validation error" : violations.size() + " validation errors";
        return violations.stream()
                .map(Violation::sentence)
                .collect(Collectors.joining("; ", count + " detected: ", ""));
    }

    private Optional<Entry> own(String operation, Violation violation) {
        return keys(operation, violation).stream()
                .flatMap(key -> Optional.ofNullable(own.get(key)).stream())
                .findFirst();
    }

    /** The nearest first. */
    private static List<String> keys(String operation, Violation violation) {
        List<String> keys = new ArrayList<>();
        String place = violation.place();
        keys.add(operation + " " + violation.kind() + ":" + place);
        keys.add(violation.kind() + ":" + place);
        for (String at = place; !at.isEmpty(); at = at.substring(0, Math.max(0, at.lastIndexOf('.')))) {
            keys.add(operation + " " + at);
            keys.add(at);
        }
        return keys;
    }
}
