package io.pointsman.local.acceptance.ledger;

import io.pointsman.local.acceptance.ground.AcceptanceName;
import io.pointsman.local.acceptance.ground.AccountClients;
import io.pointsman.local.acceptance.ground.Interruption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CreateBucketRequest;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;
import software.amazon.awssdk.services.s3.model.S3Object;

/**
 * What a run makes, one line each, written before it is made. It lies in the bucket of the run, in the account itself: whoever knows the
 * name of the run can take away what it made, from any machine, even where the run was killed.
 */
public final class Ledger {
    private static final String FOLDER = "ledger/";

    private final S3Client s3;
    private final String bucket;
    private final Interruption interruption;
    private final Optional<String> account;

    private Ledger(S3Client s3, String bucket, Interruption interruption, Optional<String> account) {
        this.s3 = s3;
        this.bucket = bucket;
        this.interruption = interruption;
        this.account = account;
    }

    /** Makes the bucket of the run, which is the first thing that is made and the last one that goes. */
    public static Ledger begin(AccountClients aws, String region, AcceptanceName name, Interruption interruption) {
        Ledger ledger = new Ledger(aws.s3(), name.bucket(), interruption, Optional.empty());
        interruption.check();
        aws.s3().createBucket(in(region, name.bucket()));
        return ledger;
    }

    /** Of a run that has begun. */
    static Ledger of(AccountClients aws, AcceptanceName name) {
        return new Ledger(aws.s3(), name.bucket(), new Interruption(), Optional.empty());
    }

    /** The same one, for what is made in another account. */
    public Ledger in(String otherAccount) {
        return new Ledger(s3, bucket, interruption, Optional.of(otherAccount));
    }

    /** S3 wants the Region said, but for the first one that there was. */
    private static CreateBucketRequest in(String region, String bucket) {
        CreateBucketRequest.Builder request = CreateBucketRequest.builder().bucket(bucket);
        return region.equals(Region.US_EAST_1.id())
                ? request.build()
                : request.createBucketConfiguration(where -> where.locationConstraint(region))
                        .build();
    }

    public void stack(String name) {
        before(LedgerEntry.Kind.STACK, name);
    }

    public void logGroups(String prefix) {
        before(LedgerEntry.Kind.LOG_GROUPS, prefix);
    }

    public void pipeline(String name) {
        before(LedgerEntry.Kind.PIPELINE, name);
    }

    public void application(String name) {
        before(LedgerEntry.Kind.APPLICATION, name);
    }

    public void releases(String pipeline) {
        before(LedgerEntry.Kind.RELEASES, pipeline);
    }

    /** Throws where the run is to end: nothing more is made then. */
    private void before(LedgerEntry.Kind kind, String name) {
        interruption.check();
        note(kind, name);
    }

    /** Throws where the run is to end. */
    public void check() {
        interruption.check();
    }

    void note(LedgerEntry.Kind kind, String name) {
        String key = FOLDER + "%05d".formatted(keys().size() + 1);
        String line = new LedgerEntry(kind, name, account).line();
        s3.putObject(put -> put.bucket(bucket).key(key), RequestBody.fromString(line));
    }

    private List<String> keys() {
        return s3.listObjectsV2Paginator(list -> list.bucket(bucket).prefix(FOLDER)).contents().stream()
                .map(S3Object::key)
                .sorted()
                .toList();
    }

    /** Whether there is one. */
    boolean exists() {
        try {
            s3.headBucket(head -> head.bucket(bucket));
            return true;
        } catch (NoSuchBucketException e) {
            return false;
        }
    }

    /** The last one first. */
    List<LedgerEntry> lastFirst() {
        List<LedgerEntry> made = new ArrayList<>();
        for (String key : keys()) {
            String line =
                    s3.getObjectAsBytes(get -> get.bucket(bucket).key(key)).asUtf8String();
            made.add(LedgerEntry.read(line)
                    .orElseThrow(() -> new IllegalStateException("s3://" + bucket + "/" + key
                            + " names a kind of thing that this version does not know: " + line
                            + "; use the version that made it")));
        }
        return made.reversed();
    }
}
