package io.pointsman.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A template as text and as nodes: YAML or JSON, with or without byte order mark. */
public final class Template {
    /** Of one kind of fault, the first few show what is meant. */
    private static final int MOST_ALIASES = 10;

    private static final String MARK = "\uFEFF";
    private static final Set<String> FUNCTIONS = Set.of("AWS::Serverless::Function", "AWS::Lambda::Function");

    private final String mark;
    private final String text;
    private final Cursor root;
    private final List<Problem> problems;
    private final List<Problem> repeated;

    private Template(String mark, String text) {
        this.mark = mark;
        this.text = text;
        NodeReader.Read read = NodeReader.read(text);
        this.root = Cursor.at(read.root());
        this.problems = Yaml11Text.problems(text, read.root());
        this.repeated = read.repeated();
    }

    /** @throws BadTemplate where the text is no YAML or JSON, or no mapping; a key given twice is left to the survey */
    public static Template parse(String text) {
        boolean marked = text.startsWith(MARK);
        Template template = new Template(marked ? MARK : "", marked ? text.substring(1) : text);
        if (template.root.mapping().isEmpty()) {
            throw new BadTemplate(template.root.place(), "this is not a template: a mapping is expected");
        }
        return template;
    }

    public Survey survey() {
        return survey(Passed.NONE);
    }

    /** @param passed values of its parameters, as far as they are known */
    public Survey survey(Passed passed) {
        return survey(passed, PublishedFiles.NONE);
    }

    /**
     * @param passed values of its parameters, as far as they are known
     * @param published files of the artifact that it may name by another place
     */
    public Survey survey(Passed passed, PublishedFiles published) {
        return Survey.of(this, passed, published);
    }

    /** As a piece of another template, which an AWS::Include brings in. */
    public Survey surveyPiece() {
        return Survey.ofPiece(this);
    }

    /** What its text has that CloudFormation does not read. */
    List<Problem> problems() {
        return problems;
    }

    /** Keys that are given twice: whoever wrote them meant one. */
    public List<Problem> repeated() {
        return repeated;
    }

    /** Where a YAML alias stands, which CloudFormation takes in a file that AWS::Include brings in, and not in a template. */
    public List<Problem> aliases() {
        List<Problem> found = new ArrayList<>();
        if (text.indexOf('*') >= 0) {
            aliases(root.node(), found);
        }
        return found.subList(0, Math.min(found.size(), MOST_ALIASES));
    }

    private static void aliases(Node node, List<Problem> found) {
        if (node instanceof Node.Alias alias) {
            found.add(new Problem(
                    alias.span().at(),
                    "*" + alias.name() + " repeats what stands at "
                            + alias.target().span().at() + "; CloudFormation takes no YAML aliases in a template: write"
                            + " it out here"));
        }
        node.children().forEach(child -> aliases(child, found));
    }

    /** The logical ids of the Lambda functions that it declares itself, in its order. */
    public List<String> functions() {
        return root.get("Resources").stream()
                .flatMap(Cursor::entries)
                .filter(named -> named.value()
                        .get("Type")
                        .flatMap(Cursor::text)
                        .filter(FUNCTIONS::contains)
                        .isPresent())
                .map(Cursor.Named::name)
                .toList();
    }

    /**
     * The resources that it declares, those in loops as they are written.
     *
     * @param passed values of its parameters, as far as they are known
     */
    public List<TemplateResource> declarations(Passed passed) {
        return Declarations.of(root, passed);
    }

    /** Whether all its resources stand in it: a macro of the account, or an include, may bring in others. */
    public boolean isWhole() {
        return !Sections.hasMacro(root)
                && root.get("Resources")
                        .flatMap(resources -> resources.get("Fn::Transform"))
                        .isEmpty();
    }

    /** Where a logical id, or a name such as {@code Hello.Version}, is referred to or declared. */
    public List<Place> references(String id) {
        return new Renaming(id, id)
                .of(root).stream().map(intent -> intent.node().span().at()).toList();
    }

    /** The text of a value, where it stands there and is no function. */
    public Optional<String> literal(String section, String member, String property) {
        return root.get(section)
                .flatMap(all -> all.get(member))
                .flatMap(one -> one.get(property))
                .flatMap(Cursor::text);
    }

    public boolean has(String section, String member) {
        return root.get(section).flatMap(all -> all.get(member)).isPresent();
    }

    /** The whole text, as it was given. */
    public String source() {
        return marked(text);
    }

    /** How many resources it declares; a transform may add to them. */
    public int resources() {
        return Math.toIntExact(
                root.get("Resources").stream().flatMap(Cursor::entries).count());
    }

    /** The line, counted from 1, at which each resource is declared. */
    public Map<String, Integer> resourceLines() {
        Map<String, Integer> lines = new LinkedHashMap<>();
        root.get("Resources").stream()
                .flatMap(Cursor::entries)
                .forEach(named -> lines.put(named.name(), named.at().line()));
        return lines;
    }

    /** The parameters that it declares: name to the text of its default. */
    public Map<String, Optional<String>> parameters() {
        return new Parameters(root, Passed.NONE).all();
    }

    /** The names of the parameters that it declares with NoEcho. */
    public Set<String> secretParameters() {
        return new Parameters(root, Passed.NONE).secret();
    }

    /**
     * Its text without the values that may be secrets, for people.
     *
     * @param before the template whose place it takes: a value that was another one there is told to have changed
     * @param root says which values may be
     */
    public String masked(Optional<Template> before, SecretPlace.Root root) {
        return SecretScalars.masked(this, before, root);
    }

    Cursor root() {
        return root;
    }

    /** Without byte order mark. */
    String text() {
        return text;
    }

    /** A text that takes this one's place, with the same byte order mark. */
    String marked(String newText) {
        return mark + newText;
    }

    /** JSON in its form: braces outside, double quotes around the first key. */
    boolean isJson() {
        return root.node() instanceof Node.Mapping mapping
                && mapping.flow()
                && !mapping.entries().isEmpty()
                && mapping.entries().getFirst().key() instanceof Node.Scalar key
                && key.style() == org.snakeyaml.engine.v2.common.ScalarStyle.DOUBLE_QUOTED;
    }
}
