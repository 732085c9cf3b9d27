package io.pointsman.actions.rewrite;

import io.pointsman.artifact.ArchiveFile;
import io.pointsman.artifact.ZipArchive;
import io.pointsman.template.BadTemplate;
import io.pointsman.template.CodeKind;
import io.pointsman.template.CodeSite;
import io.pointsman.template.Passed;
import io.pointsman.template.PublishedFiles;
import io.pointsman.template.Survey;
import io.pointsman.template.Template;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a template and, from the same artifact, every template and piece that it brings in. */
final class TemplateTree {
    private static final int DEEPEST = 10;
    private static final int MOST = 200;

    private final ZipArchive artifact;
    private final List<Finding> findings;
    private final PublishedFiles published;
    private int read;

    /** @param published what the templates may name by another place */
    TemplateTree(ZipArchive artifact, PublishedFiles published, List<Finding> findings) {
        this.published = published;
        this.artifact = artifact;
        this.findings = findings;
    }

    /** Empty where not even its outermost template can be read; the findings say why. */
    Optional<TemplateNode> read(ArchiveFile file, Passed passed) {
        return node(file, CodeKind.TEMPLATE, passed, List.of());
    }

    private Optional<TemplateNode> node(ArchiveFile file, CodeKind kind, Passed passed, List<String> above) {
        read++;
        try {
            Template template = new TemplateText(artifact).read(file);
            Survey survey = kind == CodeKind.INCLUDE ? template.surveyPiece() : template.survey(passed, published);
            survey.problems().forEach(problem -> findings.add(Finding.error(file.path(), problem)));
            template.repeated()
                    .forEach(problem -> findings.add(Finding.warning(file.path(), problem.at(), problem.message())));
            if (kind != CodeKind.INCLUDE) {
                template.aliases().forEach(problem -> findings.add(Finding.error(file.path(), problem)));
            }
            TemplateNode node = new TemplateNode(file, survey, new LinkedHashMap<>());
            List<String> trail = new ArrayList<>(above);
            trail.add(file.path());
            survey.sites().stream()
                    .filter(site -> site.kind().isTemplate())
                    .forEach(site -> below(node, site, List.copyOf(trail)));
            return Optional.of(node);
        } catch (BadTemplate e) {
            e.problems().forEach(problem -> findings.add(Finding.error(file.path(), problem)));
            return Optional.empty();
        }
    }

    private void below(TemplateNode node, CodeSite site, List<String> trail) {
        Optional<ArchiveFile> file =
                PathInArtifact.of(node, site).map(artifact::spelled).flatMap(artifact::file);
        if (file.isEmpty()) {
            return; // CodePackages says so, together with every other path that is not there.
        }
        String path = file.get().path();
        if (trail.contains(path)) {
            wrong(
                    node,
                    site,
                    "is " + path + ", which brings in this template itself: " + String.join(" > ", trail) + " > "
                            + path);
        } else if (trail.size() >= DEEPEST || read >= MOST) {
            wrong(
                    node,
                    site,
                    "goes deeper than " + DEEPEST + " templates, or there are more than " + MOST
                            + " in all; put what is below into S3 and give its location");
        } else {
            Passed passed = node.survey().passed(site);
            Optional<TemplateNode> child = node(file.get(), site.kind(), passed, trail);
            child.ifPresent(found -> {
                node.nested().put(site, found);
                checkParameters(node, site, found, passed);
            });
        }
    }

    private void checkParameters(TemplateNode node, CodeSite site, TemplateNode child, Passed passed) {
        if (site.kind() != CodeKind.TEMPLATE) {
            return;
        }
        child.survey().required().keySet().stream()
                .filter(name -> !passed.gives(name))
                .forEach(name -> wrong(
                        node,
                        site,
                        "is " + child.path() + ", whose parameter " + name
                                + " has no default and gets no value; give it one in Parameters"));
        passed.names().stream()
                .filter(name -> !child.survey().declares(name))
                .forEach(name -> wrong(
                        node,
                        site,
                        "is " + child.path() + ", which does not declare the parameter " + name
                                + " that it is given; take it out of Parameters, or declare it"));
    }

    private void wrong(TemplateNode node, CodeSite site, String matter) {
        findings.add(Finding.error(node.path(), site.at(), site.name() + " " + matter));
    }

    /** The nodes by how deep they lie, for messages and order: outermost first. */
    static Map<String, TemplateNode> byPath(TemplateNode root) {
        Map<String, TemplateNode> all = new LinkedHashMap<>();
        root.all().forEach(node -> all.putIfAbsent(node.path(), node));
        return all;
    }
}
