package io.pointsman.local.operator;

import io.pointsman.release.record.HandledJobs;
import io.pointsman.release.record.ReleaseIndex;
import io.pointsman.release.record.ReleaseRecord;
import io.pointsman.release.record.ReleaseRecords;
import io.pointsman.runtime.S3ReleaseRecords;
import io.pointsman.runtime.SdkTrouble;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.S3Object;

/** {@link ReleaseBook} in the release bucket. Each look reads anew. */
public final class S3ReleaseBook implements ReleaseBook {
    private static final String FOLDER = "releases/";
    private static final String END = ".json";

    /** A run whose name is no plain word, or what the verify hook asks: the name alone does not say which. */
    private static final Pattern DIGEST = Pattern.compile("run-[0-9a-f]{20}");

    private final S3Client s3;
    private final String bucket;

    public S3ReleaseBook(S3Client s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    private ReleaseRecords records() {
        return new S3ReleaseRecords(s3, bucket);
    }

    @Override
    public ReleaseIndex index(String stack) {
        return records().index(stack);
    }

    @Override
    public HandledJobs jobs(String stack) {
        return records().jobs(stack);
    }

    @Override
    public ReleaseRecord record(String stack, String run) {
        return records().read(stack, run);
    }

    @Override
    public List<String> stacks() {
        return SdkTrouble.asking(
                "s3:ListBucket of s3://" + bucket + "/" + FOLDER,
                () -> s3
                        .listObjectsV2Paginator(
                                list -> list.bucket(bucket).prefix(FOLDER).delimiter("/"))
                        .commonPrefixes()
                        .stream()
                        .map(CommonPrefix::prefix)
                        .map(prefix -> prefix.substring(FOLDER.length(), prefix.length() - 1))
                        .filter(name -> !name.startsWith("@"))
                        .toList());
    }

    @Override
    public List<KnownRun> runs(String stack) {
        HandledJobs jobs = jobs(stack);
        List<String> begun = jobs.runs();
        Map<String, Instant> written = written(stack, begun);
        List<KnownRun> all = new ArrayList<>();
        jobs.latest()
                .map(HandledJobs.HandledJob::run)
                .filter(run -> !written.containsKey(run))
                .ifPresent(run -> all.add(new KnownRun(run, Optional.empty())));
        written.entrySet().stream()
                .sorted(Comparator.comparing((Map.Entry<String, Instant> one) -> one.getValue())
                        .thenComparingInt(one -> begun.indexOf(one.getKey()))
                        .reversed())
                .forEach(one -> all.add(new KnownRun(one.getKey(), Optional.of(one.getValue()))));
        return List.copyOf(all);
    }

    /** When the record of each run was. */
    private Map<String, Instant> written(String stack, List<String> begun) {
        Map<String, String> names = new LinkedHashMap<>();
        Stream.concat(begun.stream(), indexed(stack)).forEach(run -> names.put(S3ReleaseRecords.key(stack, run), run));
        String prefix = FOLDER + stack + "/";
        Map<String, Instant> written = new LinkedHashMap<>();
        SdkTrouble.telling(
                "s3:ListBucket of s3://" + bucket + "/" + prefix,
                () -> s3.listObjectsV2Paginator(list -> list.bucket(bucket).prefix(prefix))
                        .contents()
                        .forEach(object ->
                                run(prefix, object, names).ifPresent(run -> written.put(run, object.lastModified()))));
        return written;
    }

    private Stream<String> indexed(String stack) {
        return index(stack).history().stream().map(ReleaseIndex.Event::run);
    }

    private static Optional<String> run(String prefix, S3Object object, Map<String, String> names) {
        String name = object.key().substring(prefix.length());
        if (!name.endsWith(END) || name.equals("index" + END) || name.equals("jobs" + END)) {
            return Optional.empty();
        }
        String plain = name.substring(0, name.length() - END.length());
        return Optional.ofNullable(names.get(object.key()))
                .or(() -> Optional.of(plain).filter(run -> !DIGEST.matcher(run).matches()));
    }
}
