package io.pointsman.translations;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What one of two pages has and the other has not. */
final class PageComparison {
    private final PageLinks links;
    private final List<String> found = new ArrayList<>();

    private PageComparison(PageLinks links) {
        this.links = links;
    }

    static List<String> differences(PageLinks links, MarkdownPage english, MarkdownPage korean) throws IOException {
        PageComparison comparison = new PageComparison(links);
        comparison.compare(english, korean);
        return comparison.found;
    }

    private void compare(MarkdownPage english, MarkdownPage korean) throws IOException {
        List<String> ranks = ranks(english);
        if (!ranks.equals(ranks(korean))) {
            found.add(korean.path() + ": headings " + ranks(korean) + ", and not " + ranks);
            return;
        }
        for (int i = 0; i < ranks.size(); i++) {
            compare(korean, korean.sections().get(i), english.sections().get(i));
            same(
                    korean.path() + " " + korean.sections().get(i).heading() + ": links",
                    links.places(korean, korean.sections().get(i)),
                    links.places(english, english.sections().get(i)));
        }
    }

    private void compare(MarkdownPage page, PageSection korean, PageSection english) {
        String where = page.path() + " " + korean.heading() + ": ";
        same(where + "blocks of code", kinds(korean), kinds(english));
        same(where + "commands", commands(korean), commands(english));
        same(where + "cells of the rows", korean.rows(), english.rows());
        same(where + "items", korean.items(), english.items());
        same(where + "paragraphs", korean.paragraphs(), english.paragraphs());
        numbers(where + "numbers", korean.numbers(), english.numbers());
        words(where + "words of the code", korean.codeWords(), english.codeWords());
    }

    private void same(String what, Object korean, Object english) {
        if (!korean.equals(english)) {
            found.add(what + " " + korean + ", and not " + english);
        }
    }

    /** The first that is another one: a long list would hide it. */
    private void same(String what, List<?> korean, List<?> english) {
        for (int i = 0; i < Math.max(korean.size(), english.size()); i++) {
            Object is = i < korean.size() ? korean.get(i) : "nothing";
            Object was = i < english.size() ? english.get(i) : "nothing";
            if (!is.equals(was)) {
                found.add(what + ": number " + (i + 1) + " is " + is + ", and not " + was);
                return;
            }
        }
    }

    private void words(String what, Set<String> korean, Set<String> english) {
        Set<String> translated =
                new TreeSet<>(korean.stream().map(MarkdownPage::english).toList());
        Set<String> said =
                new TreeSet<>(english.stream().map(MarkdownPage::english).toList());
        if (!translated.equals(said)) {
            found.add(what + ": missing " + without(said, translated) + ", more " + without(translated, said));
        }
    }

    /** A language may have more of them: what one writes as a word, another one writes in figures. */
    private void numbers(String what, Set<String> korean, Set<String> english) {
        if (!korean.containsAll(english)) {
            found.add(what + ": missing " + without(english, korean));
        }
    }

    private static List<String> without(Collection<String> all, Collection<String> some) {
        return all.stream().filter(word -> !some.contains(word)).toList();
    }

    private static List<String> ranks(MarkdownPage page) {
        return page.sections().stream().map(PageSection::rank).toList();
    }

    private static List<String> kinds(PageSection section) {
        return section.fences().stream().map(CodeFence::kind).toList();
    }

    private static List<String> commands(PageSection section) {
        return section.fences().stream()
                .flatMap(fence -> fence.lines().stream())
                .toList();
    }
}
