package io.pointsman.translations;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A page in Markdown, by what can be compared between languages.
 *
 * @param path from the top of the repository
 */
record MarkdownPage(String path, List<PageSection> sections) {
    private static final String KOREAN = ".ko.md";

    static MarkdownPage of(String path, String text) {
        return new MarkdownPage(path, new Reader().read(text));
    }

    /** The path of the same page in English. */
    static String english(String path) {
        return path.replace(KOREAN, ".md");
    }

    static String korean(String english) {
        return english.replaceFirst("\\.md$", KOREAN);
    }

    /** The number of the section that an anchor leads to. */
    Optional<Integer> place(String anchor) {
        List<String> anchors = sections.stream().map(PageSection::anchor).toList();
        return Optional.of(anchors.indexOf(anchor)).filter(index -> index >= 0);
    }

    /** Line by line. What stands before the first heading is a section without one. */
    private static final class Reader {
        private final List<PageSection> sections = new ArrayList<>();
        private String heading = "";
        private List<String> lines = new ArrayList<>();
        private List<CodeFence> fences = new ArrayList<>();
        private Optional<String> kind = Optional.empty();
        private List<String> code = new ArrayList<>();

        private List<PageSection> read(String text) {
            text.lines().forEach(this::line);
            end();
            return List.copyOf(sections);
        }

        private void line(String line) {
            if (line.strip().startsWith("```")) {
                fence(line.strip().substring(3).strip());
            } else if (kind.isPresent()) {
                code.add(line);
            } else if (line.startsWith("#")) {
                end();
                heading = line;
            } else {
                lines.add(line);
            }
        }

        private void fence(String mark) {
            kind.ifPresentOrElse(
                    begun -> {
                        fences.add(CodeFence.of(begun, code));
                        kind = Optional.empty();
                    },
                    () -> {
                        kind = Optional.of(mark);
                        code = new ArrayList<>();
                    });
        }

        private void end() {
            if (!heading.isEmpty() || !lines.isEmpty()) {
                sections.add(new PageSection(heading, List.copyOf(lines), List.copyOf(fences)));
            }
            lines = new ArrayList<>();
            fences = new ArrayList<>();
        }
    }
}
