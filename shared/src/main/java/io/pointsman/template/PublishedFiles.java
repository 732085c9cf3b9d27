package io.pointsman.template;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The places where a template's builder would have published files of the artifact. Buckets and keys are text in which {@code
 * ${AWS::AccountId}} and the like stand for what they are.
 */
public final class PublishedFiles {
    /** Of a template that nobody published anything for. */
    public static final PublishedFiles NONE = new PublishedFiles(Map.of(), Set.of(), Map.of());

    private static final Pattern S3 = Pattern.compile("s3://([^/]+)/(.+)");
    private static final Pattern PATH_STYLE = Pattern.compile("https://s3[.-][^/]*/([^/]+)/(.+)");
    private static final Pattern HOST_STYLE = Pattern.compile("https://([^/]+?)\\.s3[.-][^/]*/(.+)");
    /** As a key, a digest or a tag is written among other text. */
    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9._-]+");

    /** A digest is longer; a short key may be a word that means something else. */
    private static final int SHORTEST_WORD = 32;

    private final Map<String, PublishedFile> files;
    private final Map<String, Pattern> buckets;
    private final Map<String, Mention> words;

    private PublishedFiles(Map<String, PublishedFile> files, Set<String> buckets, Map<String, Mention> words) {
        this.files = Map.copyOf(files);
        this.buckets = buckets.stream().collect(Collectors.toUnmodifiableMap(bucket -> bucket, PublishedFiles::named));
        this.words = Map.copyOf(words);
    }

    /** What a text names. */
    public sealed interface Mention {}

    public record NamedFile(PublishedFile file) implements Mention {}

    /** @param name for people */
    public record NamedImage(String name) implements Mention {}

    /** No file of it. */
    public record NamedBucket(String bucket) implements Mention {}

    /** Makes one. */
    public static final class Builder {
        private final Map<String, PublishedFile> files = new HashMap<>();
        private final Set<String> buckets = new LinkedHashSet<>();
        private final Map<String, Mention> words = new HashMap<>();

        public Builder file(PublishedFile file, String bucket, String key) {
            files.put(place(bucket, key), file);
            buckets.add(bucket);
            return word(key.substring(key.lastIndexOf('/') + 1), new NamedFile(file));
        }

        public Builder image(String name, String tag) {
            return word(tag, new NamedImage(name));
        }

        private Builder word(String word, Mention named) {
            if (word.length() >= SHORTEST_WORD) {
                words.put(word, named);
            }
            return this;
        }

        public PublishedFiles done() {
            return new PublishedFiles(files, buckets, words);
        }
    }

    private static String place(String bucket, String key) {
        return bucket + "/" + key;
    }

    boolean isEmpty() {
        return files.isEmpty() && words.isEmpty();
    }

    Optional<PublishedFile> at(String bucket, String key) {
        return Optional.ofNullable(files.get(place(bucket, key)));
    }

    /** By {@code s3://} or a URL of S3. */
    Optional<PublishedFile> at(String uri) {
        for (Pattern form : new Pattern[] {S3, PATH_STYLE, HOST_STYLE}) {
            Matcher matcher = form.matcher(uri);
            if (matcher.matches()) {
                Optional<PublishedFile> file = at(matcher.group(1), matcher.group(2));
                if (file.isPresent()) {
                    return file;
                }
            }
        }
        return Optional.empty();
    }

    /** What a text names somewhere in it: a file or an image rather than a bucket. */
    Optional<Mention> in(String text) {
        Matcher matcher = WORD.matcher(text);
        while (matcher.find()) {
            Mention named = words.get(matcher.group());
            if (named != null) {
                return Optional.of(named);
            }
        }
        return buckets.entrySet().stream()
                .filter(bucket -> bucket.getValue().matcher(text).find())
                .findFirst()
                .map(bucket -> new NamedBucket(bucket.getKey()));
    }

    /** Not as a piece of a longer name, and not as the name of a parameter; a host of S3 goes on with a dot. */
    private static Pattern named(String bucket) {
        return Pattern.compile("(?<![A-Za-z0-9.{-])" + Pattern.quote(bucket) + "(?![A-Za-z0-9-])");
    }
}
