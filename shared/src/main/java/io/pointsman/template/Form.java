package io.pointsman.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/** How a property says where something lies in S3. */
enum Form {
    /** SAM: {@code s3://bucket/key} or a mapping. */
    SAM("Bucket", "Key", "Version"),
    /** CloudFormation's functions: a mapping, which may hold the code itself or name an image. */
    CODE("S3Bucket", "S3Key", "S3ObjectVersion"),
    /** CloudFormation's layers: a mapping. */
    LAYER("S3Bucket", "S3Key", "S3ObjectVersion"),
    /** Most others: a mapping. */
    OBJECT("Bucket", "Key", "Version"),
    /** Elastic Beanstalk: a mapping that cannot name a version. */
    BUNDLE("S3Bucket", "S3Key", ""),
    /** CodeCommit: a mapping. */
    REPOSITORY("Bucket", "Key", "ObjectVersion"),
    /** {@code s3://bucket/key}, nothing else. */
    URI("", "", ""),
    /** {@code https://s3.region.amazonaws.com/bucket/key}, nothing else. */
    URL("", "", "");

    /** What the text form can say without a doubt about where bucket, key and version begin and end. */
    private static final Pattern PLAIN_KEY = Pattern.compile("[A-Za-z0-9/_.!*'()=+@,:-]+");

    /** SAM reads the version as the value of a query, in which + is a space. */
    private static final Pattern PLAIN_VERSION = Pattern.compile("[A-Za-z0-9_.-]+");

    private final String bucket;
    private final String key;
    private final String version;

    Form(String bucket, String key, String version) {
        this.bucket = bucket;
        this.key = key;
        this.version = version;
    }

    String bucket() {
        return bucket;
    }

    String key() {
        return key;
    }

    String version() {
        return version;
    }

    /** {@code URL} has it as its query, as {@code aws cloudformation package} writes it. */
    boolean takesVersion() {
        return this == URL || !version.isEmpty();
    }

    /** A URL where the packagers of AWS look for a file of this name, and SAM for {@code s3://}. */
    boolean refuses(String text) {
        return switch (this) {
            case SAM, CODE, LAYER, BUNDLE, REPOSITORY, OBJECT ->
                text.startsWith("http://") || text.startsWith("https://");
            case URI, URL -> false;
        };
    }

    /** A mapping of another meaning, or one that needs no object in S3. */
    boolean isOther(Node.Mapping mapping) {
        return switch (this) {
            case CODE ->
                mapping.get("ZipFile").isPresent() || mapping.get("ImageUri").isPresent();
            // Location: {ApplicationId, SemanticVersion}; text forms have no mapping of their own to be wrong
            case URL, URI -> true;
            case SAM, LAYER, OBJECT, BUNDLE, REPOSITORY -> false;
        };
    }

    /** The new value of a property. */
    NewValue of(Wanted wanted, Function<CodeSite, Location> places, S3Host host) {
        return switch (wanted) {
            case Wanted.One(CodeSite site) -> of(places.apply(site), host);
            case Wanted.Fixed(Location location) -> of(location, host);
            // SAM reads the text itself and cannot look into Fn::If; inside a mapping it lets it pass.
            case Wanted.Choice choice when this == SAM -> each(choice, places);
            case Wanted.Choice(String condition, Wanted yes, Wanted no) ->
                new NewValue.Either(condition, of(yes, places, host), of(no, places, host));
            case Wanted.Turns turns -> inMap(turns, columns(turns, places, host));
        };
    }

    private NewValue of(Location location, S3Host host) {
        return switch (this) {
            case URL -> new NewValue.Text(host.url(location));
            case URI -> new NewValue.Text(location.toString());
            case SAM -> isPlain(location) ? new NewValue.Text(location.toString()) : mapping(location);
            case CODE, LAYER, OBJECT, BUNDLE, REPOSITORY -> mapping(location);
        };
    }

    private static boolean isPlain(Location location) {
        return PLAIN_KEY.matcher(location.key()).matches()
                && location.version().stream()
                        .allMatch(version -> PLAIN_VERSION.matcher(version).matches());
    }

    private NewValue mapping(Location location) {
        Map<String, NewValue> members = new LinkedHashMap<>(members(location));
        members.values().removeIf(NewValue.None.class::isInstance);
        return new NewValue.Members(members);
    }

    /** Of a mapping; a version that is not known is nothing. */
    Map<String, NewValue> members(Location location) {
        Map<String, NewValue> members = new LinkedHashMap<>();
        members.put(bucket, new NewValue.Text(location.bucket()));
        members.put(key, new NewValue.Text(location.key()));
        if (!version.isEmpty()) {
            members.put(version, pinned(location));
        }
        return members;
    }

    /** A mapping in which each member makes the choice. */
    private NewValue each(Wanted wanted, Function<CodeSite, Location> places) {
        Map<String, NewValue> members = new LinkedHashMap<>();
        members.put(bucket, pick(wanted, places, location -> new NewValue.Text(location.bucket())));
        members.put(key, pick(wanted, places, location -> new NewValue.Text(location.key())));
        if (wanted.locations(places).stream()
                .anyMatch(location -> location.version().isPresent())) {
            members.put(version, pick(wanted, places, Form::pinned));
        }
        return new NewValue.Members(members);
    }

    private static NewValue pinned(Location location) {
        return location.version().<NewValue>map(NewValue.Text::new).orElse(new NewValue.None());
    }

    private static NewValue pick(
            Wanted wanted, Function<CodeSite, Location> places, Function<Location, NewValue> part) {
        return switch (wanted) {
            case Wanted.One(CodeSite site) -> part.apply(places.apply(site));
            case Wanted.Fixed(Location location) -> part.apply(location);
            case Wanted.Turns ignored -> throw new IllegalStateException("turns of a loop are no side of a choice");
            case Wanted.Choice(String condition, Wanted yes, Wanted no) -> {
                NewValue first = pick(yes, places, part);
                NewValue second = pick(no, places, part);
                yield first.equals(second) ? first : new NewValue.Either(condition, first, second);
            }
        };
    }

    /** What a mapping holds for one turn of a loop: one text, or the members of a location. */
    private Map<String, String> row(Wanted.Turns turns, Wanted one, Function<CodeSite, Location> places, S3Host host) {
        return switch (of(one, places, host)) {
            case NewValue.Text(String text) -> Map.of(turns.member(), text);
            case NewValue.Members(Map<String, NewValue> members) -> {
                Map<String, String> row = new LinkedHashMap<>();
                members.forEach((name, value) -> row.put(name, ((NewValue.Text) value).text()));
                yield row;
            }
            case NewValue other -> throw new IllegalStateException("no row of a mapping: " + other);
        };
    }

    /** The rows of all turns; each a text, or each with the same members where its locations allow that. */
    private Map<String, Map<String, String>> columns(
            Wanted.Turns turns, Function<CodeSite, Location> places, S3Host host) {
        Map<String, Map<String, String>> rows = new LinkedHashMap<>();
        turns.rows().forEach((key, one) -> rows.put(key, row(turns, one, places, host)));
        boolean mixed = rows.values().stream().anyMatch(row -> row.containsKey(bucket))
                && rows.values().stream().anyMatch(row -> row.containsKey(turns.member()));
        if (mixed) {
            turns.rows()
                    .forEach((key, one) ->
                            rows.put(key, texts(mapping(one.locations(places).getFirst()))));
        }
        return rows;
    }

    private static Map<String, String> texts(NewValue value) {
        Map<String, String> texts = new LinkedHashMap<>();
        ((NewValue.Members) value).members().forEach((name, text) -> texts.put(name, ((NewValue.Text) text).text()));
        return texts;
    }

    private static NewValue inMap(Wanted.Turns turns, Map<String, Map<String, String>> rows) {
        List<String> members = rows.values().stream()
                .flatMap(row -> row.keySet().stream())
                .distinct()
                .toList();
        if (members.equals(List.of(turns.member()))) {
            return new NewValue.InMap(turns.map(), turns.variables(), turns.member(), /* always= */ true);
        }
        Map<String, NewValue> all = new LinkedHashMap<>();
        members.forEach(member -> all.put(
                member,
                new NewValue.InMap(
                        turns.map(),
                        turns.variables(),
                        member,
                        rows.values().stream().allMatch(row -> row.containsKey(member)))));
        return new NewValue.Members(all);
    }

    /** The mapping that the turns of a loop are looked up in. */
    NewValue map(Wanted.Turns turns, Function<CodeSite, Location> places, S3Host host) {
        Map<String, NewValue> map = new LinkedHashMap<>();
        columns(turns, places, host).forEach((key, row) -> {
            Map<String, NewValue> texts = new LinkedHashMap<>();
            row.forEach((member, text) -> texts.put(member, new NewValue.Text(text)));
            map.put(key, new NewValue.Members(texts));
        });
        return new NewValue.Members(map);
    }

    /** For messages. */
    String said() {
        return switch (this) {
            case URL -> "a path in the artifact or an https:// URL";
            case URI -> "a path in the artifact or an s3:// location";
            case SAM, CODE, LAYER, OBJECT, BUNDLE, REPOSITORY ->
                "a path in the artifact, an s3:// location, or a mapping of "
                        + String.join(" and ", List.of(bucket, key));
        };
    }
}
