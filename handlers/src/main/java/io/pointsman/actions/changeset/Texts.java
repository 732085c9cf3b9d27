package io.pointsman.actions.changeset;

import io.pointsman.engine.Refusal;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Names with values that CloudFormation takes as text: parameters and tags. */
final class Texts {
    private Texts() {}

    /** @param where the key, for a message that names what is wrong; values are never shown, they may be secrets */
    static Map<String, String> of(String where, Map<?, ?> values) {
        Map<String, String> texts = new LinkedHashMap<>();
        values.forEach((name, value) -> {
            String key = String.valueOf(name);
            texts.put(key, text(value).orElseThrow(() -> refusal(where + ", " + key, value)));
        });
        return texts;
    }

    private static Optional<String> text(@Nullable Object value) {
        return switch (value) {
            case String text -> Optional.of(text);
            case Boolean flag -> Optional.of(flag.toString());
            case Long number -> Optional.of(number.toString());
            case BigDecimal number -> Optional.of(number.toPlainString());
            case List<?> list -> joined(list);
            case null, default -> Optional.empty();
        };
    }

    /** A list parameter is one text with commas. */
    private static Optional<String> joined(List<?> list) {
        List<Optional<String>> texts = list.stream()
                .map(item -> item instanceof List ? Optional.<String>empty() : text(item))
                .toList();
        return texts.stream().allMatch(Optional::isPresent)
                ? Optional.of(texts.stream().map(Optional::orElseThrow).collect(Collectors.joining(",")))
                : Optional.empty();
    }

    private static Refusal refusal(String where, @Nullable Object value) {
        if (value instanceof Map<?, ?> map && map.containsKey("Fn::GetArtifactAtt")) {
            return Refusal.configuration(
                    where + ": Fn::GetArtifactAtt is a function of CodePipeline's own action; leave the parameter out,"
                            + " the rewrite gives the artifact's location to the parameters that stand for it");
        }
        return Refusal.configuration(where + ": the value must be text, a number, true, false or a list of these");
    }
}
