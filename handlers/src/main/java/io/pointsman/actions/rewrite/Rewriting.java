package io.pointsman.actions.rewrite;

import io.pointsman.actions.rewrite.cdk.BootstrapRule;
import io.pointsman.artifact.ZipArchive;
import io.pointsman.runtime.Parallel;
import io.pointsman.template.Location;
import io.pointsman.template.Rewritten;
import io.pointsman.template.S3Host;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Places every package and rewrites every template, the nested ones before those that name them. */
final class Rewriting {
    private final PreFlight checked;
    private final Places places;
    private final S3Host host;
    private final Items items;
    private final Map<CodeUse, Item> released = new LinkedHashMap<>();
    private final Map<String, Places.Placed> placed = new HashMap<>();
    /** Of items that stand where no version can be named. */
    private final Map<String, Location> current = new HashMap<>();

    private final Map<String, String> texts = new LinkedHashMap<>();
    private final Map<String, String> parameters = new TreeMap<>();

    /** Digests everything; nothing is placed yet. */
    Rewriting(ZipArchive artifact, PreFlight checked, Packaging packaging, Places places, S3Host host) {
        this.checked = checked;
        this.places = places;
        this.host = host;
        this.items = new Items(artifact, packaging);
        items.digest(checked.packages().values());
    }

    Rewriting done() {
        placeWhatIsThere();
        checked.packages().forEach((use, code) -> {
            Item item = code instanceof CodePackage.Rewritten(TemplateNode node)
                    ? Items.template(node.path(), rewrite(node))
                    : items.of(code);
            released.put(use, item);
            if (!placed.containsKey(key(item))) {
                placed.put(key(item), places.place(item));
            }
        });
        rewrite(checked.root());
        if (checked.needsNoBootstrap()) {
            texts.put(checked.root().path(), BootstrapRule.takenOut(text()));
        }
        return this;
    }

    /** Everything but templates, whose text depends on where the rest lies: several at a time, since S3 is what takes the time. */
    private void placeWhatIsThere() {
        Map<String, Item> all = new LinkedHashMap<>();
        checked.packages().values().stream()
                .filter(code -> !(code instanceof CodePackage.Rewritten))
                .map(items::of)
                .forEach(item -> all.putIfAbsent(key(item), item));
        List<String> keys = List.copyOf(all.keySet());
        List<Places.Placed> found = Parallel.map(List.copyOf(all.values()), places::place);
        for (int i = 0; i < keys.size(); i++) {
            placed.put(keys.get(i), found.get(i));
        }
    }

    private static String key(Item item) {
        return item.name() + (item.isWhole() ? " whole" : "");
    }

    private String rewrite(TemplateNode node) {
        Rewritten rewritten = node.survey().rewrite(site -> location(new CodeUse(node, site)), host);
        parameters.putAll(rewritten.parameters());
        texts.put(node.path(), rewritten.text());
        return rewritten.text();
    }

    /** What the template says. */
    Location location(CodeUse use) {
        Item item = Objects.requireNonNull(released.get(use), use::name);
        return use.site().takesVersion()
                ? placed(item).location()
                : current.computeIfAbsent(key(item), key -> places.current(item, placed(item)));
    }

    /** What each code location points at, in order. */
    Map<CodeUse, Item> released() {
        return released;
    }

    Places.Placed placed(Item item) {
        return Objects.requireNonNull(placed.get(key(item)), item::name);
    }

    String text() {
        return Objects.requireNonNull(texts.get(checked.root().path()));
    }

    /** The rewritten templates and pieces by their paths. */
    Map<String, String> texts() {
        return texts;
    }

    /** Values of the outermost template's parameters that stand for a location. */
    Map<String, String> parameters() {
        return parameters;
    }
}
