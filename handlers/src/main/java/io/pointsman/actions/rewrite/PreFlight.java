package io.pointsman.actions.rewrite;

import io.pointsman.actions.rewrite.cdk.AssemblyPolicy;
import io.pointsman.actions.rewrite.cdk.BootstrapRule;
import io.pointsman.actions.rewrite.cdk.Judgement;
import io.pointsman.actions.rewrite.cdk.LeftAssets;
import io.pointsman.actions.rewrite.cdk.ManifestFindings;
import io.pointsman.alias.PinChecks;
import io.pointsman.alias.ProductionAlias;
import io.pointsman.artifact.ArchiveFile;
import io.pointsman.artifact.ZipArchive;
import io.pointsman.callers.CallerCheck;
import io.pointsman.callers.CallerPolicy;
import io.pointsman.callers.CallerScan;
import io.pointsman.digest.Sha256;
import io.pointsman.template.BadTemplate;
import io.pointsman.template.CodeSite;
import io.pointsman.template.Location;
import io.pointsman.template.Passed;
import io.pointsman.template.Place;
import io.pointsman.template.S3Host;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The templates and the packages that they mean, after all that can be checked without AWS has been checked. */
final class PreFlight {
    private static final int LONGEST_VALUE = 4_096;

    private final List<Finding> findings = new ArrayList<>();
    private final ZipArchive artifact;
    private final TemplateChoice template;
    private final GivenValues values;
    private final ProductionAlias production;
    private final Optional<TemplateNode> root;
    private final Map<CodeUse, CodePackage> packages;

    PreFlight(ZipArchive artifact, ArchiveFile file, GivenValues values, ProductionAlias production) {
        this(artifact, new TemplateChoice(file, Optional.empty()), values, production);
    }

    /**
     * @param template the outermost one
     * @param values of the parameters, as far as they are known
     * @param production the alias that customers call
     */
    PreFlight(ZipArchive artifact, TemplateChoice template, GivenValues values, ProductionAlias production) {
        this.artifact = artifact;
        this.production = production;
        this.template = template;
        this.values = values;
        this.root = new TemplateTree(artifact, template.published(), findings)
                .read(template.file(), Passed.of(values.values()));
        this.packages = root.map(node -> new CodePackages(artifact, findings, template.isOfAssembly(artifact)).of(node))
                .orElse(Map.of());
        root.ifPresent(node -> {
            handlers(node);
            parameters(node, values);
            node.all().forEach(this::size);
            aliases(node, values, production);
        });
        if (!report().stops()) {
            root.ifPresent(this::edits);
        }
    }

    /**
     * Says early, as far as the template alone tells, who calls a function past the alias that is shifted. What depends on values that
     * are not known yet, and nested templates, are left to {@code changeset}.
     */
    PreFlight callers(CallerPolicy policy) {
        root.ifPresent(node -> {
            CallerCheck.Findings found = new CallerCheck(production)
                    .of(CallerScan.early(new TemplateText(artifact).read(template.file()), values.values(), ""));
            found.past()
                    .forEach(problem ->
                            findings.add(new Finding(template.path(), problem, policy == CallerPolicy.REFUSE)));
            found.leftOut().forEach(problem -> findings.add(new Finding(template.path(), problem, /* stops= */ false)));
        });
        return this;
    }

    /**
     * What of a cloud assembly stays with somebody else.
     *
     * @param stackName that the release goes to, where that is known
     */
    PreFlight assembly(AssemblyPolicy policy, Optional<String> stackName) {
        TemplateFile.matter(template.path())
                .ifPresent(matter -> findings.add(Finding.warning(template.path(), new Place(1, 1), matter)));
        template.stack()
                .ifPresent(stack -> root.ifPresent(node -> {
                    add(ManifestFindings.of(stack.stack(), node.survey().template(), stackName));
                    LeftAssets left = new LeftAssets(stack, policy);
                    node.all().forEach(one -> add(left.of(one.path(), one.survey())));
                }));
        return this;
    }

    private void add(Judgement judgement) {
        judgement.errors().forEach(problem -> findings.add(Finding.error(judgement.file(), problem)));
        judgement
                .warnings()
                .forEach(problem -> findings.add(new Finding(judgement.file(), problem, /* stops= */ false)));
    }

    /** Whether nothing is needed of what {@code cdk bootstrap} makes. */
    boolean needsNoBootstrap() {
        return template.stack().isPresent()
                && root.stream()
                        .flatMap(TemplateNode::all)
                        .map(TemplateNode::survey)
                        .allMatch(LeftAssets::none);
    }

    /** What keeps Lambda from running an artifact that is released as it is. */
    PreFlight asItIs(Packaging packaging) {
        root.filter(ignored -> packaging == Packaging.AUTO).ifPresent(node -> {
            AsItIs whole = new AsItIs(artifact);
            Set<String> templates = node.all().map(TemplateNode::path).collect(Collectors.toSet());
            packages.forEach((use, code) -> {
                if (code instanceof CodePackage.Whole && use.site().kind().isPackage()) {
                    whole.unreadable(templates).ifPresent(matter -> wrong(use, matter));
                    use.template().survey().handlers().stream()
                            .filter(handler -> handler.code().equals(use.site()))
                            .flatMap(handler -> whole.notStarted(handler.runtime()).stream())
                            .findFirst()
                            .ifPresent(matter -> wrong(use, matter));
                }
            });
        });
        return this;
    }

    /** What is not judged, and why. */
    List<Finding> unknown() {
        return root.stream()
                .flatMap(TemplateNode::all)
                .flatMap(node -> node.survey().unknown().stream()
                        .map(problem -> Finding.warning(node.path(), problem.at(), problem.message())))
                .distinct()
                .toList();
    }

    private void wrong(CodeUse use, String matter) {
        findings.add(
                Finding.error(use.template().path(), use.site().at(), use.site().name() + " " + matter));
    }

    Report report() {
        return Report.of(template.path(), findings);
    }

    /** @throws Blocked with everything that is in the way */
    PreFlight passed() {
        if (report().stops()) {
            throw new Blocked(report());
        }
        return this;
    }

    TemplateNode root() {
        return root.orElseThrow(() -> new Blocked(report()));
    }

    /** Those of nested templates before the templates that nest them. */
    Map<CodeUse, CodePackage> packages() {
        return packages;
    }

    private void handlers(TemplateNode root) {
        HandlerCheck check = new HandlerCheck();
        root.all()
                .forEach(node -> node.survey().handlers().forEach(site -> {
                    if (packages.get(new CodeUse(node, site.code())) instanceof CodePackage.Packed packed) {
                        check.matter(site, packed.part())
                                .ifPresent(matter -> findings.add(Finding.error(
                                        node.path(),
                                        site.at(),
                                        "Handler of " + site.function() + " is " + site.handler() + ", but "
                                                + matter)));
                    }
                }));
    }

    private void parameters(TemplateNode root, GivenValues values) {
        Place top = new Place(1, 1);
        values.values().forEach((name, value) -> {
            if (!root.survey().declares(name)) {
                findings.add(Finding.error(
                        root.path(),
                        top,
                        "parameter " + name + " is given a value (" + values.where()
                                + ") and not declared; declare it, or take the value out"));
            } else if (value.getBytes(StandardCharsets.UTF_8).length > LONGEST_VALUE) {
                findings.add(Finding.error(
                        root.path(),
                        top,
                        "parameter " + name + " has a value of more than " + LONGEST_VALUE
                                + " bytes, which CloudFormation does not take"));
            }
        });
        List<String> implied = root.all()
                .flatMap(node -> node.survey().sites().stream())
                .flatMap(PreFlight::implied)
                .toList();
        root.survey().required().forEach((name, at) -> {
            if (!values.values().containsKey(name) && !implied.contains(name)) {
                findings.add(required(root, name, at, values));
            }
        });
    }

    private static Finding required(TemplateNode root, String name, Place at, GivenValues values) {
        return values.complete()
                ? Finding.error(
                        root.path(),
                        at,
                        "parameter " + name + " has no default and is given no value (" + values.where()
                                + "); give it one")
                : Finding.warning(
                        root.path(),
                        at,
                        "parameter " + name + " has no default; give it a value in TemplateConfiguration or"
                                + " ParameterOverrides");
    }

    private static java.util.stream.Stream<String> implied(CodeSite site) {
        return site.need() instanceof CodeSite.ByParameters(String bucket, String key)
                ? java.util.stream.Stream.of(bucket, key)
                : java.util.stream.Stream.empty();
    }

    /** Of the functions of the outermost template: what a nested one is called in, {@code changeset} knows. */
    private void aliases(TemplateNode root, GivenValues values, ProductionAlias production) {
        PinChecks checks = PinChecks.early(root.survey().template(), values.values(), production);
        checks.problems().forEach(problem -> findings.add(Finding.error(root.path(), problem)));
        checks.warnings().forEach(one -> findings.add(Finding.warning(root.path(), one.at(), one.message())));
    }

    private void size(TemplateNode node) {
        if (node.file().size() > TemplateText.LARGEST) {
            findings.add(Finding.error(
                    node.path(),
                    new Place(1, 1),
                    TemplateText.tooLarge(node.file().size())));
        }
    }

    /** As long as a location can be, and the same for the same path. */
    private static Location somewhere(CodeSite site) {
        String path = switch (site.need()) {
            case CodeSite.Local(String written, var ignored) -> written;
            case CodeSite.KnownAsset(var ignored, String published) -> published;
            case CodeSite.ByParameters ignored -> "";
        };
        return Location.of("b".repeat(63), CodeStore.FOLDER + Sha256.hex(path) + ".template");
    }

    /** Whether the text can be edited at all, and what it would grow to, before anything is stored. */
    private void edits(TemplateNode root) {
        root.all().forEach(node -> {
            try {
                String spliced = node.survey()
                        .rewrite(PreFlight::somewhere, S3Host.GLOBAL)
                        .text();
                String text = node.equals(root) && needsNoBootstrap() ? BootstrapRule.takenOut(spliced) : spliced;
                int bytes = text.getBytes(StandardCharsets.UTF_8).length;
                if (bytes > TemplateText.LARGEST) {
                    findings.add(
                            Finding.error(node.path(), new Place(1, 1), "rewritten, " + TemplateText.tooLarge(bytes)));
                }
            } catch (BadTemplate e) {
                e.problems().forEach(problem -> findings.add(Finding.error(node.path(), problem)));
            }
        });
    }
}
