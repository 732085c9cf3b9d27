package io.pointsman.template;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.representer.Representer;

/** What a text means to another parser than ours: SnakeYAML, which reads YAML 1.1 as most tools of CloudFormation do. */
final class Meaning {
    private final Node root;

    private Meaning(Node root) {
        this.root = root;
    }

    static Meaning of(String text) {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(Integer.MAX_VALUE);
        options.setMaxAliasesForCollections(Integer.MAX_VALUE);
        options.setNestingDepthLimit(1_000);
        Yaml yaml = new Yaml(
                new SafeConstructor(options),
                new Representer(new org.yaml.snakeyaml.DumperOptions()),
                new org.yaml.snakeyaml.DumperOptions(),
                options);
        return new Meaning(yaml.compose(new StringReader(Tabs.bare(text.replace("\uFEFF", "")))));
    }

    /** The paths at which another text means something else. */
    Set<String> differences(Meaning other) {
        Set<String> found = new TreeSet<>();
        compare("", root, other.root, found);
        return found;
    }

    private static void compare(String path, Node one, Node two, Set<String> found) {
        if (!one.getTag().equals(two.getTag()) || one.getNodeId() != two.getNodeId()) {
            found.add(path);
            return;
        }
        if (one instanceof ScalarNode a && two instanceof ScalarNode b) {
            if (!a.getValue().equals(b.getValue()) || a.getScalarStyle() != b.getScalarStyle()) {
                found.add(path);
            }
        } else if (one instanceof SequenceNode a && two instanceof SequenceNode b) {
            items(path, a.getValue(), b.getValue(), found);
        } else if (one instanceof MappingNode a && two instanceof MappingNode b) {
            members(path, a, b, found);
        }
    }

    private static void items(String path, List<Node> one, List<Node> two, Set<String> found) {
        if (one.size() != two.size()) {
            found.add(path);
            return;
        }
        for (int i = 0; i < one.size(); i++) {
            compare(path + "/" + i, one.get(i), two.get(i), found);
        }
    }

    private static void members(String path, MappingNode one, MappingNode two, Set<String> found) {
        Map<String, Node> before = byName(one);
        Map<String, Node> after = byName(two);
        List<String> names = new ArrayList<>(before.keySet());
        after.keySet().stream().filter(name -> !before.containsKey(name)).forEach(names::add);
        for (String name : names) {
            Node a = before.get(name);
            Node b = after.get(name);
            if (a == null || b == null) {
                found.add(path + "/" + name);
            } else {
                compare(path + "/" + name, a, b, found);
            }
        }
    }

    private static Map<String, Node> byName(MappingNode mapping) {
        Map<String, Node> members = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            String name = tuple.getKeyNode() instanceof ScalarNode key ? key.getValue() : "?";
            members.put(name, tuple.getValueNode());
        }
        return members;
    }
}
