package io.pointsman.source;

import io.pointsman.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The commit that a release was built from, as far as anybody says it. Its texts are those of others: one line each, bounded, without
 * characters that are not seen; its address is one of the web.
 *
 * @param id of the commit, or what a source has in its place
 * @param message its first line
 */
public record SourceCommit(
        Optional<String> id,
        Optional<String> branch,
        Optional<String> author,
        Optional<Instant> date,
        Optional<String> message,
        Optional<String> url) {
    public static final SourceCommit UNKNOWN = new SourceCommit(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    private static final int LONGEST_NAME = 128;
    private static final int LONGEST_MESSAGE = 200;
    private static final int SHORT = 7;
    private static final List<String> MEMBERS = List.of("commit", "branch", "author", "date", "message", "url");

    private static final JsonObject TEXT = JsonObject.of("type", "string");

    /** Of {@link #json}. */
    public static final JsonObject SCHEMA = JsonObject.of("type", "object", "properties", members());

    private static JsonObject members() {
        JsonObject members = JsonObject.empty();
        for (String name : MEMBERS) {
            members = members.with(name, TEXT);
        }
        return members;
    }

    /** What {@link #json} wrote, or a file of a build in the same form. A member that is no text, or not fit to be shown, is none. */
    public static SourceCommit of(JsonObject json) {
        return new SourceCommit(
                name(json, "commit"),
                name(json, "branch"),
                name(json, "author"),
                text(json, "date").flatMap(ForeignText::moment),
                text(json, "message").flatMap(text -> ForeignText.line(text, LONGEST_MESSAGE)),
                text(json, "url").flatMap(ForeignText::address));
    }

    private static Optional<String> name(JsonObject json, String member) {
        return text(json, member).flatMap(text -> ForeignText.line(text, LONGEST_NAME));
    }

    private static Optional<String> text(JsonObject json, String member) {
        return json.members().get(member) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    public JsonObject json() {
        return JsonObject.empty()
                .with("commit", id)
                .with("branch", branch)
                .with("author", author)
                .with("date", date.map(Instant::toString))
                .with("message", message)
                .with("url", url);
    }

    public boolean isKnown() {
        return !equals(UNKNOWN);
    }

    /** With what another one says of the same commit where this one says nothing. */
    public SourceCommit or(SourceCommit other) {
        boolean isAnother = id.isPresent() && other.id.isPresent() && !sameId(id.get(), other.id.get());
        return isAnother
                ? this
                : new SourceCommit(
                        id.or(other::id),
                        branch.or(other::branch),
                        author.or(other::author),
                        date.or(other::date),
                        message.or(other::message),
                        url.or(other::url));
    }

    /** One may be short. */
    private static boolean sameId(String one, String other) {
        return one.startsWith(other) || other.startsWith(one);
    }

    /** {@code 9c41e77}: as people say it. */
    public Optional<String> shortId() {
        return id.map(all -> all.matches("[0-9a-f]{40,64}") ? all.substring(0, SHORT) : all);
    }

    /** {@code 9c41e77 Total includes tax (K. Lee)}; empty where nothing is known. */
    public String sentence() {
        String who = author.map(name -> "(" + name + ")").orElse("");
        return Stream.of(shortId().orElse(""), message.orElse(""), who)
                .filter(part -> !part.isEmpty())
                .collect(Collectors.joining(" "));
    }

    /** What S3 or CodePipeline says in one line: the id of a commit, where it begins with one, and its message. */
    public static SourceCommit ofSummary(String summary) {
        String[] words = summary.strip().split("\\s+", 2);
        boolean hasId = words.length == 2 && words[0].matches("[0-9a-f]{7,64}");
        JsonObject said =
                hasId ? JsonObject.of("commit", words[0], "message", words[1]) : JsonObject.of("message", summary);
        return of(said);
    }
}
