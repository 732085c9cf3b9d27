package io.pointsman.endpoint.cloudformation.template;

import io.pointsman.endpoint.AwsError;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** YAML as CloudFormation reads it: YAML 1.1 without aliases, merges and the types that JSON does not have. */
final class YamlText {
    private static final int CODE_POINTS = 4_000_000;
    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setSchema(new Yaml11())
            .setCodePointLimit(CODE_POINTS)
            .build();

    private final int unfinished;

    /** @param unfinished where the text ends, in code points, if its last line has no line break */
    private YamlText(int unfinished) {
        this.unfinished = unfinished;
    }

    static Object read(String text) {
        try {
            refuseAliases(text);
            Node root = new Compose(SETTINGS)
                    .composeString(text)
                    .orElseThrow(() -> Invalid.format("unsupported structure."));
            int end = text.endsWith("\n") || text.endsWith("\r")
                    ? Integer.MAX_VALUE
                    : text.codePointCount(0, text.length());
            return new YamlText(end).value(root, "");
        } catch (MarkedYamlEngineException e) {
            throw notWellFormed(e.getProblemMark());
        } catch (YamlEngineException e) {
            throw Invalid.format("YAML not well-formed.");
        }
    }

    private static void refuseAliases(String text) {
        for (Event event : new Parse(SETTINGS).parseString(text)) {
            if (event instanceof AliasEvent) {
                throw Invalid.because("Template error: YAML aliases are not allowed in CloudFormation templates.");
            }
        }
    }

    private static AwsError notWellFormed(Optional<Mark> mark) {
        return Invalid.format("YAML not well-formed."
                + mark.map(at -> " (line %d, column %d)".formatted(at.getLine() + 1, at.getColumn() + 1))
                        .orElse(""));
    }

    private Object value(Node node, String path) {
        String tag = node.getTag().getValue();
        if (tag.startsWith("!")) {
            return ShortTags.expand(
                    tag.substring(1), node instanceof ScalarNode scalar ? text(scalar) : inside(node, path));
        }
        return node instanceof ScalarNode scalar ? scalar(scalar, path) : inside(node, path);
    }

    private Object inside(Node node, String path) {
        return switch (node) {
            case MappingNode mapping -> mapping(mapping, path);
            case SequenceNode sequence -> sequence(sequence, path);
            default -> throw notWellFormed(node.getStartMark());
        };
    }

    private Map<String, Object> mapping(MappingNode node, String path) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (NodeTuple tuple : node.getValue()) {
            String name = name(tuple.getKeyNode(), path);
            members.put(name, value(tuple.getValueNode(), path + "/" + name));
        }
        return members;
    }

    /** Keys have types too, and then become text: an account that begins with a zero has to be quoted here as well. */
    private String name(Node node, String path) {
        if (!(node instanceof ScalarNode key) || key.getTag().getValue().startsWith("!") || isMerge(key)) {
            throw notWellFormed(node.getStartMark());
        }
        return Values.text(scalar(key, path));
    }

    private static boolean isMerge(ScalarNode key) {
        return key.getScalarStyle() == ScalarStyle.PLAIN && key.getValue().equals("<<");
    }

    private List<Object> sequence(SequenceNode node, String path) {
        List<Object> items = new ArrayList<>();
        for (Node item : node.getValue()) {
            items.add(value(item, path + "/" + items.size()));
        }
        return List.copyOf(items);
    }

    private Object scalar(ScalarNode node, String path) {
        Tag tag = node.getTag();
        String text = node.getValue();
        if (tag.equals(Tag.STR)) {
            return text(node);
        }
        if (tag.equals(Tag.NULL)) {
            throw Invalid.format("[" + path + "] 'null' values are not allowed in templates");
        }
        if (tag.equals(Tag.BOOL) && Yaml11.isBoolean(text)) {
            return Yaml11.isTrue(text);
        }
        try {
            return number(node, text);
        } catch (NumberFormatException e) {
            throw notWellFormed(node.getStartMark());
        }
    }

    /** The parser ends a block at the end of the text with a line break that the text does not have. */
    private String text(ScalarNode node) {
        String text = node.getValue();
        boolean block = node.getScalarStyle() == ScalarStyle.LITERAL || node.getScalarStyle() == ScalarStyle.FOLDED;
        boolean last =
                node.getEndMark().map(mark -> mark.getIndex() >= unfinished).orElse(false);
        return block && last && text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
    }

    private static Object number(ScalarNode node, String text) {
        if (node.getTag().equals(Tag.INT)) {
            return Yaml11.whole(text);
        }
        if (node.getTag().equals(Tag.FLOAT)) {
            return Yaml11.fraction(text);
        }
        throw notWellFormed(node.getStartMark());
    }
}
