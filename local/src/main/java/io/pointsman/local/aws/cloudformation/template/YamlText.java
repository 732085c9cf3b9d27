package io.pointsman.local.aws.cloudformation.template;

import io.pointsman.local.aws.AwsError;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * YAML as CloudFormation reads it. Plain scalars become numbers only when nothing is lost by it: {@code 000000000000} is an
 * account and stays text, and so does a date.
 */
final class YamlText {
    private static final Pattern WHOLE = Pattern.compile("-?(0|[1-9][0-9]{0,17})");
    private static final Pattern FRACTION = Pattern.compile("-?(0|[1-9][0-9]*)\\.[0-9]+");
    private static final int ALIASES = 1_000;
    private static final int CODE_POINTS = 4_000_000;

    private YamlText() {}

    static Object read(String text) {
        LoadSettings settings = LoadSettings.builder()
                .setMaxAliasesForCollections(ALIASES)
                .setCodePointLimit(CODE_POINTS)
                .build();
        try {
            return value(
                    new Compose(settings)
                            .composeString(text)
                            .orElseThrow(() -> Invalid.format("unsupported structure.")),
                    "");
        } catch (MarkedYamlEngineException e) {
            throw notWellFormed(e.getProblemMark());
        } catch (YamlEngineException e) {
            throw Invalid.format("YAML not well-formed.");
        }
    }

    private static AwsError notWellFormed(Optional<Mark> mark) {
        return Invalid.format("YAML not well-formed."
                + mark.map(at -> " (line %d, column %d)".formatted(at.getLine() + 1, at.getColumn() + 1))
                        .orElse(""));
    }

    private static Object value(Node node, String path) {
        String tag = node.getTag().getValue();
        if (tag.startsWith("!") && !tag.startsWith("!!")) {
            return ShortTags.expand(tag.substring(1), untagged(node, path));
        }
        return untagged(node, path);
    }

    private static Object untagged(Node node, String path) {
        return switch (node) {
            case MappingNode mapping -> mapping(mapping, path);
            case SequenceNode sequence -> sequence(sequence, path);
            case ScalarNode scalar -> scalar(scalar, path);
            default -> throw Invalid.format("YAML not well-formed.");
        };
    }

    private static Map<String, Object> mapping(MappingNode node, String path) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (NodeTuple tuple : node.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                throw notWellFormed(tuple.getKeyNode().getStartMark());
            }
            String name = key.getValue();
            if (members.put(name, value(tuple.getValueNode(), path + "/" + name)) != null) {
                throw notWellFormed(key.getStartMark());
            }
        }
        return members;
    }

    private static List<Object> sequence(SequenceNode node, String path) {
        List<Object> items = new ArrayList<>();
        for (Node item : node.getValue()) {
            items.add(value(item, path + "/" + items.size()));
        }
        return List.copyOf(items);
    }

    private static Object scalar(ScalarNode node, String path) {
        String text = node.getValue();
        boolean tagged = node.getTag().getValue().startsWith("!");
        if (node.getScalarStyle() != ScalarStyle.PLAIN || tagged) {
            return text;
        }
        return plain(text, path);
    }

    private static Object plain(String text, String path) {
        return switch (text) {
            case "", "~", "null", "Null", "NULL" ->
                throw Invalid.format("[" + path + "] 'null' values are not allowed in templates");
            case "true", "True", "TRUE" -> true;
            case "false", "False", "FALSE" -> false;
            default -> WHOLE.matcher(text).matches() ? (Object) Long.valueOf(text) : fraction(text);
        };
    }

    private static Object fraction(String text) {
        return FRACTION.matcher(text).matches() ? new BigDecimal(text) : text;
    }
}
