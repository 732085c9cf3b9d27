package io.pointsman.local.cli.argument;

import io.pointsman.release.record.SourceArtifactPlace;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.TypeConversionException;

/** An object of S3, {@code s3://BUCKET/KEY}. */
public record S3Uri(SourceArtifactPlace place) {
    private static final Pattern FORM = Pattern.compile("s3://([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])/(.+)");

    public static S3Uri of(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new TypeConversionException("'" + text + "' is no object of S3; one is like s3://BUCKET/KEY");
        }
        return new S3Uri(new SourceArtifactPlace(matcher.group(1), matcher.group(2)));
    }
}
