package io.pointsman.local.cli;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** What a person may have meant by a word that the command line does not know. */
final class Meant {
    /** What the commands of similar tools do is here done by another one. */
    private static final Map<String, String> ELSEWHERE = Map.ofEntries(
            Map.entry("start", "serve"),
            Map.entry("start-api", "serve"),
            Map.entry("start-lambda", "serve"),
            Map.entry("run", "serve"),
            Map.entry("up", "serve"),
            Map.entry("server", "serve"),
            Map.entry("listen", "serve"),
            Map.entry("local", "serve"),
            Map.entry("endpoint", "serve"),
            Map.entry("emulator", "serve"),
            Map.entry("deploy", "demo --app DIR|ZIP"),
            Map.entry("release", "demo --app DIR|ZIP"),
            Map.entry("sync", "demo --app DIR|ZIP"),
            Map.entry("play", "demo"),
            Map.entry("try", "demo"),
            Map.entry("example", "demo"),
            Map.entry("check", "validate TEMPLATE"),
            Map.entry("lint", "validate TEMPLATE"),
            Map.entry("verify", "validate TEMPLATE"),
            Map.entry("compare", "diff ARTIFACT STACK"),
            Map.entry("plan", "diff ARTIFACT STACK"),
            Map.entry("preview", "diff ARTIFACT STACK"),
            Map.entry("diagnose", "doctor"),
            Map.entry("health", "doctor"),
            Map.entry("new", "init"),
            Map.entry("create", "init"),
            Map.entry("setup", "init"),
            Map.entry("package", "rewrite TEMPLATE"),
            Map.entry("transform", "rewrite TEMPLATE"),
            Map.entry("build", "rewrite TEMPLATE"),
            Map.entry("iam", "policy TEMPLATE"),
            Map.entry("permissions", "policy TEMPLATE"),
            Map.entry("boundary", "policy TEMPLATE"),
            Map.entry("call", "invoke"),
            Map.entry("exec", "invoke"),
            Map.entry("execute", "invoke Execute"),
            Map.entry("changeset", "invoke ChangeSet"),
            Map.entry("publish", "invoke Publish"),
            Map.entry("shift", "invoke Shift"),
            Map.entry("test", "invoke"),
            Map.entry("undo", "rollback"),
            Map.entry("revert", "rollback"),
            Map.entry("back", "rollback"),
            Map.entry("stop", "abort"),
            Map.entry("cancel", "abort"),
            Map.entry("history", "releases"),
            Map.entry("list", "releases"),
            Map.entry("ls", "releases"),
            Map.entry("versions", "releases"),
            Map.entry("describe", "show"),
            Map.entry("report", "show"),
            Map.entry("wait", "watch"),
            Map.entry("follow", "watch"),
            Map.entry("logs", "watch"),
            Map.entry("get", "status"),
            Map.entry("ps", "status"),
            Map.entry("freeze", "gate close"),
            Map.entry("pause", "gate close"),
            Map.entry("unfreeze", "gate open"),
            Map.entry("resume", "gate open"),
            Map.entry("help", "--help"),
            Map.entry("version", "--version"),
            Map.entry("autocomplete", "completion"),
            Map.entry("bash", "completion"),
            Map.entry("zsh", "completion"));

    private static final int MOST = 3;

    private Meant() {}

    /** Whole commands, the likeliest first. */
    static List<String> command(String word, CommandLine program) {
        String plain = word.toLowerCase(Locale.ROOT).replaceFirst("^-+", "");
        Set<String> meant = new LinkedHashSet<>();
        if (ELSEWHERE.containsKey(plain)) {
            meant.add(ELSEWHERE.get(plain));
        }
        meant.addAll(nearest(plain, program.getSubcommands().keySet()));
        if (meant.isEmpty()) {
            nearest(plain, ELSEWHERE.keySet()).forEach(near -> meant.add(ELSEWHERE.get(near)));
        }
        return meant.stream()
                .limit(MOST)
                .map(what -> program.getCommandName() + " " + what)
                .toList();
    }

    /** Options of the command; where none is near, those of the same name that another command has. */
    static List<String> option(String word, CommandLine command) {
        String name = word.replaceFirst("=.*", "");
        List<String> near = nearest(name, names(command));
        if (!near.isEmpty()) {
            return near;
        }
        List<String> elsewhere = new ArrayList<>();
        CommandLine program = command.getCommandSpec().root().commandLine();
        program.getSubcommands().forEach((other, line) -> {
            if (names(line).contains(name)) {
                elsewhere.add(program.getCommandName() + " " + other + " " + name);
            }
        });
        return elsewhere;
    }

    private static Set<String> names(CommandLine command) {
        Set<String> names = new LinkedHashSet<>();
        for (OptionSpec option : command.getCommandSpec().options()) {
            names.addAll(List.of(option.names()));
        }
        return names;
    }

    /** Those that a slip or two make of the word, or that begin with it; the nearest first. */
    static List<String> nearest(String word, Collection<String> known) {
        String plain = bare(word);
        return known.stream()
                .filter(name -> isNear(plain, bare(name)))
                .sorted(Comparator.comparingInt((String name) -> Slips.between(plain, bare(name)))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(MOST)
                .toList();
    }

    private static boolean isNear(String word, String name) {
        if (word.length() < 2 || name.length() < 2) {
            return false;
        }
        return Slips.between(word, name) <= Math.max(1, Math.min(word.length(), name.length()) / 3)
                || name.startsWith(word)
                || (name.length() > 3 && word.startsWith(name));
    }

    private static String bare(String word) {
        return word.replaceFirst("^-+", "").replace("-", "").toLowerCase(Locale.ROOT);
    }
}
