package io.pointsman.actions.rewrite;

import io.pointsman.artifact.BadArchive;
import io.pointsman.artifact.Contents;
import io.pointsman.digest.Sha256;
import io.pointsman.json.Json;
import io.pointsman.json.JsonTrouble;
import io.pointsman.runtime.SdkTrouble;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * The history of rewrites as objects of the release bucket: {@code lines/NAME.json} and {@code contents/DIGEST.txt}. It serves to
 * explain: what is damaged in it counts as absent, for no release may fail because one before cannot be told from it.
 */
final class S3History implements History {
    /** Longer lists are not kept: the next release says that the content changed, and not which files. */
    private static final int LONGEST = 4 << 20;

    private final S3Client s3;
    private final String bucket;

    S3History(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    @Override
    public Optional<Standing> standing(String line) {
        return read(line(line)).flatMap(S3History::standingOf);
    }

    private static Optional<Standing> standingOf(String text) {
        try {
            return Optional.of(Standing.of(Json.object(text)));
        } catch (JsonTrouble e) {
            return Optional.empty();
        }
    }

    @Override
    public void stand(String line, Standing standing) {
        String key = line(line);
        SdkTrouble.asking(
                "s3:PutObject of s3://" + bucket + "/" + key,
                () -> s3.putObject(
                        put -> put.bucket(bucket).key(key).contentType("application/json"),
                        RequestBody.fromString(Json.pretty(standing.json()))));
    }

    @Override
    public Optional<Contents> contents(String digest) {
        return read(contentsKey(digest))
                .flatMap(S3History::contentsOf)
                .filter(contents -> contents.digest().equals(digest));
    }

    private static Optional<Contents> contentsOf(String text) {
        try {
            return Optional.of(Contents.parse(text));
        } catch (BadArchive e) {
            return Optional.empty();
        }
    }

    @Override
    public void keep(Contents contents) {
        String text = contents.text();
        String key = contentsKey(contents.digest());
        if (text.length() > LONGEST) {
            return;
        }
        SdkTrouble.asking("s3:PutObject of s3://" + bucket + "/" + key, () -> {
            try {
                return s3.putObject(
                        put -> put.bucket(bucket).key(key).ifNoneMatch("*").contentType("text/plain; charset=utf-8"),
                        RequestBody.fromString(text));
            } catch (S3Exception e) {
                // Its name says what is in it: that it is there, or being written, is as good.
                if (e.statusCode() == 412 || e.statusCode() == 409) {
                    return key;
                }
                throw e;
            }
        });
    }

    private Optional<String> read(String key) {
        return SdkTrouble.asking("s3:GetObject of s3://" + bucket + "/" + key, () -> {
            try {
                return Optional.of(new String(
                        s3.getObjectAsBytes(get -> get.bucket(bucket).key(key)).asByteArray(), StandardCharsets.UTF_8));
            } catch (NoSuchKeyException e) {
                return Optional.<String>empty();
            }
        });
    }

    private static String line(String line) {
        return "lines/" + Sha256.hex(line) + ".json";
    }

    private static String contentsKey(String digest) {
        return "contents/" + digest + ".txt";
    }
}
