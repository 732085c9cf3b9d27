package io.pointsman.template;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads the value of one code property. */
final class CodeReader {
    private static final String MERGE =
            "is written with a merge key (<<), which CloudFormation does not take; write its keys out";
    private static final List<String> REMOTE = List.of("s3://", "http://", "https://");

    private static final int DEEPEST_CHOICE = 5;

    private final Parameters parameters;
    private final Follower follower;
    private final PublishedFiles published;

    CodeReader(Parameters parameters, Follower follower, PublishedFiles published) {
        this.parameters = parameters;
        this.follower = follower;
        this.published = published;
    }

    /** A value and what it turns out to be; two where both sides of a choice are read each for itself. */
    record Part(Cursor value, Reading reading) {}

    /** The same within one turn of the loops around a resource. */
    CodeReader in(LoopTurn turn) {
        return new CodeReader(parameters, follower.in(turn), published);
    }

    /** The text of a value in one turn, where it is known. */
    Optional<String> literal(Cursor value, LoopTurn turn) {
        return follower.in(turn).follow(value.node()) instanceof Known.Text(String text, var ignored)
                ? Optional.of(text)
                : Optional.empty();
    }

    Stream<Part> read(Cursor value, Rule rule) {
        return read(value, rule, DEEPEST_CHOICE);
    }

    private Stream<Part> read(Cursor value, Rule rule, int depth) {
        Optional<Intrinsic> choice = Intrinsic.of(value.node())
                .filter(it -> it.is("Fn::If") && it.arguments().size() == 3)
                .filter(it -> rule.form() != Form.SAM && depth > 0);
        return choice.isPresent()
                ? choice.get().arguments().stream().skip(1).flatMap(side -> read(value.inside(side), rule, depth - 1))
                : Stream.of(new Part(value, one(value, rule)));
    }

    private Reading one(Cursor value, Rule rule) {
        if (value.isNull()) {
            return rule.kind().isPackage() ? new Reading.Local(Known.Text.of(".")) : Reading.UNTOUCHED;
        }
        Optional<Reading> file = uri(value).map(CodeReader::published);
        if (file.isPresent()) {
            return file.get();
        }
        if (Intrinsic.of(value.node()).isPresent()) {
            return known(follower.follow(value.node()), rule);
        }
        return switch (value.value()) {
            case Node.Scalar scalar -> known(follower.literal(scalar.text().strip()), rule);
            case Node.Mapping mapping -> mapping(value, mapping, rule);
            case Node.Sequence ignored -> wrongKind(rule.form());
            case Node.Alias ignored -> throw new IllegalStateException("an alias is resolved here");
        };
    }

    private Optional<PublishedFile> uri(Cursor value) {
        return published.isEmpty() ? Optional.empty() : plain(value).flatMap(published::at);
    }

    /** Text without parameters, pseudo parameters left in it. */
    private Optional<String> plain(Cursor value) {
        return follower.keepingPseudoParameters().follow(value.node()) instanceof Known.Text(String text, var assumed)
                        && assumed.isEmpty()
                ? Optional.of(text)
                : Optional.empty();
    }

    private static Reading published(PublishedFile file) {
        return file.path().isPresent()
                ? new Reading.KnownFile(file)
                : new Reading.Wrong("is asset " + file.name() + ", and " + file.trouble());
    }

    private static Reading known(Known known, Rule rule) {
        return switch (known) {
            case Known.Text(String text, var ignored) -> text(text, known, rule);
            case Known.Nothing() -> Reading.UNTOUCHED;
            case Known.Unknown unknown -> unknown(unknown, rule);
            case Known.Choice choice -> choice(choice, rule);
        };
    }

    private static Reading text(String text, Known known, Rule rule) {
        if (text.isEmpty()) {
            return rule.kind().isPackage()
                    ? new Reading.Wrong("is empty text; write . for the template's folder, or leave the property out")
                    : Reading.UNTOUCHED;
        }
        if (rule.form().refuses(text)) {
            return new Reading.Wrong(
                    "is " + text + ", which is a URL, and AWS takes none there; write s3://bucket/key, or a path in the"
                            + " artifact");
        }
        if (isRemote(text)) {
            return Reading.UNTOUCHED;
        }
        if (text.contains("{{resolve:")) {
            return rule.kind().isPackage()
                    ? new Reading.Wrong(
                            "is a dynamic reference, which cannot be known here; write the path or the location itself")
                    : Reading.UNTOUCHED;
        }
        return text.contains("://")
                ? new Reading.Wrong("is " + text + "; only paths, s3:// and https:// are understood")
                : new Reading.Local(known);
    }

    static boolean isRemote(String text) {
        return REMOTE.stream().anyMatch(text::startsWith);
    }

    /** A package must be known. Another file may well be a URL that the stack is given. */
    private static Reading unknown(Known.Unknown unknown, Rule rule) {
        boolean mayBeRemote = !rule.kind().isPackage() && unknown.prefix().isEmpty();
        return isRemote(unknown.prefix()) || mayBeRemote
                ? Reading.UNTOUCHED
                : new Reading.Wrong("is given by " + unknown.what()
                        + ", which cannot be known before the stack exists; write the path or the "
                        + (rule.form() == Form.URL ? "https:// URL" : "s3:// location") + " itself");
    }

    /** All ends must be known, and one of them local, to be replaced together. */
    private static Reading choice(Known.Choice choice, Rule rule) {
        List<Reading> ends = ends(choice).map(end -> known(end, rule)).toList();
        if (ends.stream().allMatch(Reading.Untouched.class::isInstance)) {
            return Reading.UNTOUCHED;
        }
        Optional<Reading> wrong =
                ends.stream().filter(Reading.Wrong.class::isInstance).findFirst();
        return wrong.or(() -> ends(choice).flatMap(CodeReader::unsayable).findFirst())
                .orElseGet(() -> new Reading.Local(choice));
    }

    private static Stream<Known> ends(Known known) {
        return known instanceof Known.Choice(var ignored, Known yes, Known no)
                ? Stream.concat(ends(yes), ends(no))
                : Stream.of(known);
    }

    /** Beside a local path, a location must be one that can be written as bucket and key. */
    private static Stream<Reading> unsayable(Known end) {
        return switch (end) {
            case Known.Text(String text, var ignored)
            when text.startsWith("http") ->
                Stream.of(
                        new Reading.Wrong("is a path on one side of Fn::If and a URL on the other; write both as paths"
                                + " or both as s3:// locations"));
            case Known.Text(String text, var ignored)
            when text.startsWith("s3://") && Location.parse(text).isEmpty() ->
                Stream.of(new Reading.Wrong("is " + text + " on one side of Fn::If, which is no bucket and key"));
            case Known.Text ignored -> Stream.empty();
            case Known.Nothing ignored ->
                Stream.of(new Reading.Wrong(
                        "is a path on one side of Fn::If and AWS::NoValue on the other; give both sides a path"));
            case Known.Unknown unknown ->
                Stream.of(new Reading.Wrong("is given by " + unknown.what()
                        + " on one side of Fn::If, which cannot be known before the stack exists"));
            case Known.Choice ignored -> throw new IllegalStateException("an end is no choice");
        };
    }

    private Reading mapping(Cursor value, Node.Mapping mapping, Rule rule) {
        Form form = rule.form();
        if (mapping.get("<<").isPresent()) {
            return new Reading.Wrong(MERGE);
        }
        if (form.isOther(mapping)) {
            return Reading.UNTOUCHED;
        }
        Optional<Reading> file = object(value, form).map(CodeReader::published);
        if (file.isPresent()) {
            return file.get();
        }
        Optional<String> bucket = value.get(form.bucket()).flatMap(this::openParameter);
        Optional<String> key = value.get(form.key()).flatMap(this::openParameter);
        // Only a function's two parameters can be meant for this artifact: anything else is given what lies elsewhere.
        if (bucket.isPresent() && key.isPresent() && rule.kind() == CodeKind.FUNCTION) {
            return byParameters(value.get(form.version()), bucket.get(), key.get(), form);
        }
        boolean whole = mapping.get(form.bucket()).isPresent()
                && mapping.get(form.key()).isPresent();
        return whole ? Reading.UNTOUCHED : wrongKind(form);
    }

    private Optional<PublishedFile> object(Cursor value, Form form) {
        if (published.isEmpty()) {
            return Optional.empty();
        }
        Optional<String> bucket = value.get(form.bucket()).flatMap(this::plain);
        Optional<String> key = value.get(form.key()).flatMap(this::plain);
        return bucket.isPresent() && key.isPresent() ? published.at(bucket.get(), key.get()) : Optional.empty();
    }

    private Reading byParameters(Optional<Cursor> version, String bucket, String key, Form form) {
        if (bucket.equals(key)) {
            return new Reading.Wrong("takes bucket and key from the same parameter " + bucket);
        }
        return version.flatMap(this::openParameter)
                .<Reading>map(name -> new Reading.Wrong("takes its " + form.version() + " from parameter " + name
                        + ", which has no value: an artifact of a pipeline has no version; take "
                        + form.version() + " out"))
                .orElse(new Reading.ByParameters(bucket, key));
    }

    /** The parameter of the outermost template that a value refers to, where nobody else gives it a value. */
    private Optional<String> openParameter(Cursor value) {
        return Intrinsic.of(value.node())
                .filter(intrinsic -> intrinsic.is("Ref"))
                .flatMap(Intrinsic::text)
                .flatMap(parameters::open);
    }

    private static Reading wrongKind(Form form) {
        return new Reading.Wrong("must be " + form.said());
    }
}
