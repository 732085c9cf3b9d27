package io.pointsman.assembly;

import io.pointsman.artifact.ZipArchive;
import io.pointsman.json.JsonObject;
import io.pointsman.json.JsonTrouble;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads {@code manifest.json} of an assembly and of those that lie in it, which are its stages. */
final class StacksReader {
    static final String MANIFEST = "manifest.json";
    private static final int DEEPEST = 10;
    private static final int MOST_STACKS = 1_000;
    private static final int MOST_ASSEMBLIES = 200;
    private static final Pattern ENVIRONMENT = Pattern.compile("aws://([^/]+)/([^/]+)");
    private static final String UNKNOWN = "unknown-";

    private final ZipArchive artifact;
    private final List<AssemblyStack> stacks = new ArrayList<>();
    private final Set<String> folders = new LinkedHashSet<>();

    StacksReader(ZipArchive artifact) {
        this.artifact = artifact;
    }

    List<AssemblyStack> read(String folder) {
        read(folder, 1);
        return stacks;
    }

    private void read(String folder, int depth) {
        AssemblyFile manifest = new AssemblyFile(artifact, (folder.isEmpty() ? "" : folder + "/") + MANIFEST);
        if (!folders.add(folder)) {
            throw manifest.bad("is an assembly that lies in itself; run cdk synth again");
        }
        if (folders.size() > MOST_ASSEMBLIES) {
            throw manifest.bad("is one of more than " + MOST_ASSEMBLIES
                    + " assemblies; name the template of the stack in TemplatePath");
        }
        if (depth > DEEPEST) {
            throw manifest.bad(
                    "is an assembly more than " + DEEPEST + " deep; name the template of the stack in TemplatePath");
        }
        JsonObject json = manifest.read();
        complete(manifest, json);
        JsonObject artifacts = manifest.entry("artifacts", json, it -> it.objectOrEmpty("artifacts"));
        for (String id : artifacts.members().keySet()) {
            String entry = "artifacts." + id;
            JsonObject one = manifest.entry(entry, artifacts, it -> it.objectOrEmpty(id));
            switch (manifest.entry(entry, one, it -> it.text("type").orElse(""))) {
                case "aws:cloudformation:stack" -> add(manifest, stack(manifest, id, entry, one, artifacts));
                case "cdk:cloud-assembly" ->
                    read(
                            manifest.inside(
                                    entry + ".properties.directoryName",
                                    manifest.entry(
                                            entry,
                                            one,
                                            it -> it.objectOrEmpty("properties").needText("directoryName"))),
                            depth + 1);
                default -> {
                    // Trees, reports and assets are no stacks.
                }
            }
        }
    }

    /** A lookup that was not made has left a dummy value in the templates. */
    private static void complete(AssemblyFile manifest, JsonObject json) {
        List<String> missing = manifest.entry(
                "missing",
                json,
                it -> it.objects("missing").stream()
                        .map(one -> one.needText("key"))
                        .toList());
        if (!missing.isEmpty()) {
            throw manifest.bad("missing: the context value " + missing.getFirst()
                    + (missing.size() > 1 ? " and " + (missing.size() - 1) + " more were" : " was")
                    + " not looked up, and a dummy stands in the template; run cdk synth with credentials of the"
                    + " account once, and commit cdk.context.json");
        }
    }

    private void add(AssemblyFile manifest, AssemblyStack stack) {
        if (stacks.size() >= MOST_STACKS) {
            throw manifest.bad("the assembly has more than " + MOST_STACKS
                    + " stacks; name the template of one in a stage in TemplatePath");
        }
        stacks.add(stack);
    }

    private static AssemblyStack stack(
            AssemblyFile manifest, String id, String entry, JsonObject one, JsonObject artifacts) {
        return manifest.entry(entry, one, it -> {
            JsonObject properties = it.objectOrEmpty("properties");
            List<String> dependencies = it.texts("dependencies");
            return new AssemblyStack(
                    id,
                    it.text("displayName").orElse(id),
                    manifest.path(),
                    manifest.inside(entry + ".properties.templateFile", properties.needText("templateFile")),
                    dependencies.stream()
                            .flatMap(name -> assets(manifest, name, artifacts).stream())
                            .findFirst(),
                    dependencies,
                    settings(id, it, properties));
        });
    }

    private static Optional<String> assets(AssemblyFile manifest, String id, JsonObject artifacts) {
        JsonObject one = artifacts.objectOrEmpty(id);
        return one.text("type").equals(Optional.of("cdk:asset-manifest"))
                ? Optional.of(manifest.inside(
                        "artifacts." + id + ".properties.file",
                        one.objectOrEmpty("properties").needText("file")))
                : Optional.empty();
    }

    private static StackSettings settings(String id, JsonObject stack, JsonObject properties) {
        Matcher environment = ENVIRONMENT.matcher(stack.text("environment").orElse(""));
        boolean known = environment.matches();
        return new StackSettings(
                properties.text("stackName").orElse(id),
                known ? concrete(environment.group(1)) : Optional.empty(),
                known ? concrete(environment.group(2)) : Optional.empty(),
                texts(properties, "parameters"),
                texts(properties, "tags"),
                properties.flag("terminationProtection").orElse(false),
                Stream.of("assumeRoleArn", "cloudFormationExecutionRoleArn")
                        .flatMap(name -> properties.text(name).stream())
                        .toList());
    }

    private static Optional<String> concrete(String word) {
        return Optional.of(word).filter(it -> !it.startsWith(UNKNOWN));
    }

    private static Map<String, String> texts(JsonObject properties, String name) {
        JsonObject texts = properties.objectOrEmpty(name);
        Map<String, String> all = new TreeMap<>();
        for (String key : texts.members().keySet()) {
            try {
                all.put(key, texts.needText(key));
            } catch (JsonTrouble e) {
                throw new JsonTrouble(name + "." + e.getMessage());
            }
        }
        return all;
    }
}
