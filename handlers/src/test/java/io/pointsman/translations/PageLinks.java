package io.pointsman.translations;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Where the links of pages lead, in words that are the same in both languages. */
final class PageLinks {
    private static final String NOWHERE = " leads nowhere";

    private final Path root;

    PageLinks(Path root) {
        this.root = root;
    }

    MarkdownPage page(String path) throws IOException {
        return MarkdownPage.of(path, Files.readString(root.resolve(path)));
    }

    /** The pages of the repository, by their paths. */
    List<String> paths() throws IOException {
        List<String> paths = new ArrayList<>();
        for (String folder : List.of("", "docs", "docs/reference")) {
            try (Stream<Path> files = Files.list(root.resolve(folder))) {
                files.map(file -> root.relativize(file).toString())
                        .filter(path -> path.endsWith(".md"))
                        .forEach(paths::add);
            }
        }
        return paths.stream().sorted().toList();
    }

    /** The page in English and the number of the section there, so that a heading may be in any language. */
    String place(MarkdownPage from, String link) throws IOException {
        if (link.matches("https?:.*")) {
            return link;
        }
        String[] parts = link.split("#", 2);
        String target = parts[0].isEmpty() ? from.path() : beside(from, parts[0]);
        if (!Files.exists(root.resolve(target))) {
            return from.path() + ": " + link + NOWHERE;
        }
        return parts.length == 1 ? MarkdownPage.english(target) : section(from, link, page(target), parts[1]);
    }

    private static String section(MarkdownPage from, String link, MarkdownPage target, String anchor) {
        return target.place(anchor)
                .map(number -> MarkdownPage.english(target.path()) + "#" + number)
                .orElse(from.path() + ": " + link + NOWHERE);
    }

    List<String> places(MarkdownPage from, PageSection section) throws IOException {
        List<String> places = new ArrayList<>();
        for (String link : section.links()) {
            places.add(place(from, link));
        }
        return places.stream().sorted().toList();
    }

    List<String> dead(MarkdownPage page) throws IOException {
        List<String> dead = new ArrayList<>();
        for (PageSection section : page.sections()) {
            places(page, section).stream()
                    .filter(place -> place.endsWith(NOWHERE))
                    .forEach(dead::add);
        }
        return dead;
    }

    /** Links of a Korean page to an English one that is there in Korean; its own is the way between the languages. */
    List<String> pastTheKorean(MarkdownPage page) {
        return page.sections().stream()
                .flatMap(section -> section.links().stream())
                .map(link -> beside(page, link.replaceFirst("#.*", "")))
                .filter(target -> target.endsWith(".md") && !target.equals(MarkdownPage.english(page.path())))
                .filter(target -> target.equals(MarkdownPage.english(target)))
                .filter(target -> Files.exists(root.resolve(MarkdownPage.korean(target))))
                .toList();
    }

    private static String beside(MarkdownPage from, String path) {
        return Path.of(from.path()).resolveSibling(path).normalize().toString();
    }
}
