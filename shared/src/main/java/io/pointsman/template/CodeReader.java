package io.pointsman.template;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads the value of one code property. */
final class CodeReader {
    private static final String MERGE =
            "is written with a merge key (<<), which CloudFormation does not take; write its keys out";
    private static final List<String> REMOTE = List.of("s3://", "http://", "https://");

    private final Parameters parameters;
    private final Set<String> given;

    CodeReader(Parameters parameters, Set<String> given) {
        this.parameters = parameters;
        this.given = given;
    }

    Reading read(Cursor value, Shape shape) {
        if (value.isNull()) {
            return new Reading.Local(".");
        }
        Optional<Intrinsic> intrinsic = Intrinsic.of(value.node());
        return intrinsic.isPresent() ? computed(intrinsic.get(), value, shape) : written(value, shape);
    }

    private Reading written(Cursor value, Shape shape) {
        return switch (value.value()) {
            case Node.Scalar scalar -> text(scalar.text().strip());
            case Node.Mapping mapping -> mapping(value, mapping, shape);
            case Node.Sequence ignored -> wrongKind(shape);
            case Node.Alias ignored -> throw new IllegalStateException("an alias is resolved here");
        };
    }

    private static Reading text(String text) {
        if (text.isEmpty()) {
            return new Reading.Wrong("is empty text; write . for the template's folder, or leave the property out");
        }
        if (isRemote(text)) {
            return Reading.UNTOUCHED;
        }
        if (text.contains("{{resolve:")) {
            return new Reading.Wrong(
                    "is a dynamic reference, which cannot be known here; write the path or the" + " location itself");
        }
        return text.contains("://")
                ? new Reading.Wrong("is " + text + "; only paths, s3:// and https:// are understood")
                : new Reading.Local(text);
    }

    static boolean isRemote(String text) {
        return REMOTE.stream().anyMatch(text::startsWith);
    }

    private Reading mapping(Cursor value, Node.Mapping mapping, Shape shape) {
        if (mapping.get("<<").isPresent()) {
            return new Reading.Wrong(MERGE);
        }
        if (shape.other().stream().anyMatch(key -> mapping.get(key).isPresent())) {
            return Reading.UNTOUCHED;
        }
        Optional<String> bucket = value.get(shape.bucket()).flatMap(this::openParameter);
        Optional<String> key = value.get(shape.key()).flatMap(this::openParameter);
        if (bucket.isPresent() && key.isPresent()) {
            return byParameters(value.get(shape.version()), bucket.get(), key.get(), shape);
        }
        boolean whole = mapping.get(shape.bucket()).isPresent()
                && mapping.get(shape.key()).isPresent();
        return whole ? Reading.UNTOUCHED : wrongKind(shape);
    }

    private Reading byParameters(Optional<Cursor> version, String bucket, String key, Shape shape) {
        if (bucket.equals(key)) {
            return new Reading.Wrong("takes bucket and key from the same parameter " + bucket);
        }
        return version.flatMap(this::openParameter)
                .<Reading>map(name -> new Reading.Wrong("takes its " + shape.version() + " from parameter " + name
                        + ", which has no value: an artifact of a pipeline has no version; take "
                        + shape.version() + " out"))
                .orElse(new Reading.ByParameters(bucket, key));
    }

    /** The parameter that a value refers to, where nobody else gives it a value. */
    private Optional<String> openParameter(Cursor value) {
        return Intrinsic.of(value.node())
                .filter(intrinsic -> intrinsic.is("Ref"))
                .flatMap(Intrinsic::text)
                .filter(name -> parameters.isOpen(name) && !given.contains(name));
    }

    private Reading computed(Intrinsic intrinsic, Cursor value, Shape shape) {
        return switch (intrinsic.name()) {
            case "Ref" -> reference(intrinsic);
            case "Fn::Sub" ->
                intrinsic.pattern().filter(CodeReader::isRemote).isPresent()
                        ? Reading.UNTOUCHED
                        : unknowable(intrinsic);
            case "Fn::If" -> shape == Shape.SAM ? unknowable(intrinsic) : either(intrinsic, value, shape);
            default -> unknowable(intrinsic);
        };
    }

    private Reading reference(Intrinsic intrinsic) {
        return intrinsic
                .text()
                .flatMap(parameters::fallback)
                .filter(CodeReader::isRemote)
                .map(ignored -> Reading.UNTOUCHED)
                .orElseGet(() -> unknowable(intrinsic));
    }

    /** A choice between two places that are both in S3 stays as it is. */
    private Reading either(Intrinsic intrinsic, Cursor value, Shape shape) {
        boolean remote = intrinsic.arguments().size() == 3
                && intrinsic.arguments().stream()
                        .skip(1)
                        .allMatch(side -> read(value.inside(side), shape) instanceof Reading.Untouched);
        return remote ? Reading.UNTOUCHED : unknowable(intrinsic);
    }

    private static Reading unknowable(Intrinsic intrinsic) {
        String what = intrinsic.text().map(text -> " (" + text + ")").orElse("");
        return new Reading.Wrong("is given by " + intrinsic.name() + what
                + ", which cannot be known before the stack exists; write the path or the s3:// location itself");
    }

    private static Reading wrongKind(Shape shape) {
        return new Reading.Wrong("must be a path in the artifact, an s3:// location, or a mapping of " + shape.bucket()
                + " and " + shape.key());
    }
}
